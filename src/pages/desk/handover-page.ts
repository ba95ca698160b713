import type { Desk } from '../../desk/desk.ts';
import { directionOf } from '../../domain/languages.ts';
import { findNames } from '../../store/people.ts';
import { type ShownTime, type Wording, wordingOf } from '../wording.ts';
import { shownCorrections } from './corrections.ts';
import type { Handover, Promised } from './handover.ts';
import { type ShownHead, shownHead } from './queue-rows.ts';

interface ShownClaim {
  path: string;
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
}

/** What `views/desk/handover.ejs` shows. */
export interface HandoverPage {
  since: ShownTime;
  until: ShownTime;
  kinds: { text: string; count: number }[];
  changed: (ShownClaim & { events: { time: ShownTime; text: string }[] })[];
  /** What the page leaves out, in sentences. */
  cuts: string[];
  open: ShownHead[];
  /** "3 articles to correct"; empty where there are none. */
  corrections: { text: string; path: string }[];
  promised: {
    id: string;
    title: string;
    items: (ShownClaim & { time: ShownTime; assignee: string | null })[];
    more: boolean;
    empty: string;
  }[];
  assigned: { name: string; count: number; earliest: ShownTime; path: string }[];
  jsonPath: string;
}

const promiseTexts = {
  due: { title: 'Due', empty: 'Nothing is due within a day.' },
  recheck: { title: 'To be re-checked', empty: 'Nothing is to be re-checked within a day.' },
  provisional: { title: 'Provisional verdicts that end', empty: 'Nothing is published provisionally.' },
} as const;

/** The page of a hand-over. */
export async function handoverPage(desk: Desk, handover: Handover): Promise<HandoverPage> {
  const wording = await wordingOf(desk);
  const { changed, promised } = handover;
  const names = await findNames(
    desk.store.read,
    changed.claims.flatMap(({ events }) => events.map((event) => event.actorId)),
  );
  const did = (action: string) => wording.words.events[action] ?? action;
  return {
    since: wording.time(handover.since),
    until: wording.time(handover.until),
    kinds: Object.entries(changed.byKind).map(([action, count]) => ({ text: `${did(action)} a claim`, count })),
    changed: changed.claims.map((claim) => ({
      ...shownClaim(claim),
      events: claim.events.map(({ at, actorId, action }) => ({
        time: wording.time(at),
        text: `${names.get(actorId) ?? `account ${actorId}`} ${did(action)} the claim`,
      })),
    })),
    cuts: cutsOf(changed),
    open: handover.open.map(({ name, ...head }) => shownHead(name, head, wording)),
    corrections: shownCorrections(handover.corrections, wording),
    promised: (['due', 'recheck', 'provisional'] as const).map((kind) => ({
      id: `promised-${kind}`,
      ...promiseTexts[kind],
      items: promised[kind].items.map((item) => shownPromise(item, wording)),
      more: promised[kind].more,
    })),
    assigned: handover.assigned.map(({ name, count, earliest, path }) => ({
      ...{ name, count, path },
      earliest: wording.timeAgo(earliest),
    })),
    jsonPath: `/desk/handover.json?since=${encodeURIComponent(handover.since)}`,
  };
}

function cutsOf({ cut, claimsLeftOff }: Handover['changed']): string[] {
  const more = claimsLeftOff === 1 ? '1 more claim' : `${claimsLeftOff} more claims`;
  return [
    ...(cut ? ['More happened since then than a page holds: only the newest events are counted and listed.'] : []),
    ...(claimsLeftOff > 0 ? [`${more} changed that are not listed here.`] : []),
  ];
}

function shownClaim({ path, statement, language }: Pick<Promised, 'path' | 'statement' | 'language'>): ShownClaim {
  return { path, statement, language, direction: directionOf(language) };
}

function shownPromise(item: Promised, { timeAgo }: Wording) {
  return { ...shownClaim(item), time: timeAgo(item.at), assignee: item.assignee };
}
