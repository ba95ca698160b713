import type { Actor, Desk } from '../../desk/desk.ts';
import { may } from '../../domain/permissions.ts';
import { type QueueName, queues, queuesOf } from '../../domain/queues.ts';
import { verdicts } from '../../domain/words.ts';
import type { Mark } from '../standing.ts';
import { wordingOf } from '../wording.ts';
import { shownCorrections } from './corrections.ts';
import type { Desktop } from './desk.ts';
import { type QueueRow, queueRows, type ShownHead, shownCount, shownHead } from './queue-rows.ts';

/** What `views/desk/desk.ejs` shows. */
export interface DeskPage {
  quickActions: { href: string; text: string }[];
  verdicts: { mark: Mark; count: string; path: string }[];
  /** "3 articles to correct", and how many of them are this person's; empty where there are none. */
  corrections: { text: string; path: string }[];
  sections: (ShownHead & { rows: QueueRow[] })[];
  /** What to do first, where the desk has no claim at all. */
  empty: { title: string; text?: string; href?: string; action?: string } | null;
}

/** The page of the desk. */
export async function deskPage(desk: Desk, actor: Actor, desktop: Desktop): Promise<DeskPage> {
  const wording = await wordingOf(desk);
  const names = queuesOf(actor);
  const { signOffs } = desktop.inReview;
  const lists = [...names.map((name) => desktop[name].rows), desktop.settled.rows];
  const settled = {
    ...{ id: 'settled', title: 'Settled last', page: desktop.settled.path, earliest: null },
    ...{ count: shownCount(desktop.settled, wording), empty: 'No claim has been signed off yet.' },
  };
  const heads = [
    ...names.map((name: QueueName) => ({ ...shownHead(name, desktop[name], wording), empty: queues[name].empty })),
    settled,
  ];
  return {
    quickActions: [
      ...(may(actor, 'record_claim') ? [{ href: '/claims/new', text: 'Record a claim' }] : []),
      ...(may(actor, 'record_document') ? [{ href: '/documents/new', text: 'Bring in a document' }] : []),
      { href: '/desk/handover', text: 'Hand over' },
    ],
    verdicts: verdicts.map((verdict) => ({
      mark: { verdict, word: wording.words.verdicts[verdict] },
      count: shownCount(desktop.verdicts[verdict], wording),
      path: desktop.verdicts[verdict].path,
    })),
    corrections: shownCorrections(desktop.corrections, wording),
    sections: heads.map((head, index) => ({ ...head, rows: queueRows(lists[index] ?? [], signOffs, wording) })),
    empty: Object.values(desktop.verdicts).every(({ count }) => count === 0) ? emptyDesk(actor) : null,
  };
}

function emptyDesk(actor: Actor): DeskPage['empty'] {
  const title = 'No claims yet';
  if (!may(actor, 'record_claim')) return { title, text: 'Contributors and editors record them.' };
  return { title, text: 'Begin with one that the desk has seen today.', href: '/claims/new', action: 'Record a claim' };
}
