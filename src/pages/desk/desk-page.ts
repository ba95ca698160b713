import type { Actor, Desk } from '../../desk/desk.ts';
import { may } from '../../domain/permissions.ts';
import { verdicts } from '../../domain/words.ts';
import { type ClaimRow, claimRows } from '../claim-row.ts';
import type { Mark } from '../standing.ts';
import { type Wording, wordingOf } from '../wording.ts';
import type { Desktop, SignOffNote } from './desk.ts';
import type { Count, Section, SectionName } from './sections.ts';

/** What `views/desk/desk.ejs` shows. */
export interface DeskPage {
  quickActions: { href: string; text: string }[];
  verdicts: { mark: Mark; count: string; path: string }[];
  sections: ShownSection[];
  /** What to do first, where the desk has no claim at all. */
  empty: { title: string; text?: string; href?: string; action?: string } | null;
}

interface ShownSection {
  id: string;
  title: string;
  count: string;
  path: string;
  rows: (ClaimRow & { note: { text: string; kind: string } | null })[];
  /** What to do where the list is empty. */
  empty: string;
}

const titles: Record<SectionName, { title: string; empty: string }> = {
  mine: { title: 'Yours to check', empty: 'You are checking nothing. Take a claim from triage.' },
  inReview: { title: 'Waiting for a second person', empty: 'No proposal waits for a second person.' },
  triage: { title: 'In triage', empty: 'Nothing waits in triage.' },
  settled: { title: 'Settled last', empty: 'No claim has been signed off yet.' },
};

/** The page of the desk. */
export async function deskPage(desk: Desk, actor: Actor, desktop: Desktop): Promise<DeskPage> {
  const wording = await wordingOf(desk);
  const { read } = desk.store;
  const signOffs = new Map(desktop.inReview.signOffs.map((note) => [note.claimId, note]));
  const shown = async (name: SectionName, section: Section): Promise<ShownSection> => {
    const rows = await claimRows(read, wording, section.items);
    return {
      id: name,
      ...titles[name],
      count: countOf(section, wording),
      path: section.path,
      rows: rows.map((row, index) => ({ ...row, note: noteOf(signOffs.get(section.items[index]?.id ?? 0)) })),
    };
  };
  const { mine, inReview, triage, settled } = desktop;
  return {
    quickActions: [
      ...(may(actor, 'record_claim') ? [{ href: '/claims/new', text: 'Record a claim' }] : []),
      ...(may(actor, 'record_document') ? [{ href: '/documents/new', text: 'Bring in a document' }] : []),
    ],
    verdicts: verdicts.map((verdict) => ({
      mark: { verdict, word: wording.words.verdicts[verdict] },
      count: countOf(desktop.verdicts[verdict], wording),
      path: desktop.verdicts[verdict].path,
    })),
    sections: await Promise.all([
      ...(may(actor, 'record_claim') ? [shown('mine', mine)] : []),
      shown('inReview', inReview),
      shown('triage', triage),
      shown('settled', settled),
    ]),
    empty: Object.values(desktop.verdicts).every(({ count }) => count === 0) ? emptyDesk(actor) : null,
  };
}

function emptyDesk(actor: Actor): DeskPage['empty'] {
  const title = 'No claims yet';
  if (!may(actor, 'record_claim')) return { title, text: 'Contributors and editors record them.' };
  return { title, text: 'Begin with one that the desk has seen today.', href: '/claims/new', action: 'Record a claim' };
}

function countOf({ count, more }: Count, { words }: Wording): string {
  const written = count.toLocaleString(words.locale);
  return more ? `more than ${written}` : written;
}

/** Whether this person may sign; nothing where their role alone says that they may not. */
function noteOf(signOff: SignOffNote | undefined): { text: string; kind: string } | null {
  if (!signOff || signOff.why === 'role') return null;
  if (signOff.may) return { text: 'You may sign this off', kind: 'good' };
  return { text: signOff.reason ?? '', kind: 'unknown' };
}
