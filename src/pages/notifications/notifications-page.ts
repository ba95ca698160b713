import type { Request } from 'express';
import type { Desk } from '../../desk/desk.ts';
import { directionOf } from '../../domain/languages.ts';
import { notifications } from '../../domain/notifications.ts';
import type { Notification } from '../../store/notifications.ts';
import type { Pending, PendingKind } from '../../store/pending.ts';
import { findNames } from '../../store/people.ts';
import { findRecords } from '../../store/records.ts';
import { askedOf, listPath, paginationOf } from '../list-head.ts';
import { type ShownTime, wordingOf } from '../wording.ts';

/** What `views/notifications/list.ejs` shows. */
export interface NotificationsPage {
  pending: { id: PendingKind; title: string; count: string; claims: ShownClaim[]; more: string; href: string }[];
  items: ShownNotification[];
  /** "3 not read". */
  unread: string;
  /** Marks all as read up to the newest that is shown; null where none is left to mark. */
  readAll: { upTo: number } | null;
  /** The other choice of what is shown. */
  other: { href: string; text: string };
  jsonPath: string;
  pagination: { next?: string; first?: string };
}

interface ShownClaim {
  href: string;
  statement: string;
  language: string;
  direction: 'ltr' | 'rtl';
}

interface ShownNotification {
  id: number;
  href: string;
  person: { name: string };
  words: string;
  claim: ShownClaim | null;
  at: ShownTime;
  isRead: boolean;
}

const titles: Record<PendingKind, { title: string; more: string; href: string }> = {
  waiting: {
    title: 'Waiting for your sign-off',
    more: 'Everything that waits for a second person',
    href: '/claims?stage=in_review&sort=urgency',
  },
  behind: {
    title: 'Your verdicts that are behind',
    more: 'All verdicts that changed since their sign-off',
    href: '/claims?queue=behind&sort=updated',
  },
  due: { title: 'Due today, or before', more: 'All claims that are yours', href: '/claims?assignee=me&sort=urgency' },
};

const mostCounted = 100;

interface List {
  items: Notification[];
  next: string | null;
  unread: number;
  pending: Record<PendingKind, Pending>;
  show: 'all' | 'unread';
  isFirst: boolean;
}

/** The page of somebody's notifications. */
export async function notificationsPage(desk: Desk, req: Request, list: List): Promise<NotificationsPage> {
  const { read } = desk.store;
  const wording = await wordingOf(desk);
  const asked = askedOf(req);
  const { items, unread, pending, show } = list;
  const kinds = Object.keys(titles) as PendingKind[];
  const ids = [...items.map((item) => item.claimId), ...kinds.flatMap((kind) => pending[kind].ids)];
  const claims = new Map((await findRecords(read, 'claim', ids)).map((claim) => [claim.id, claim]));
  const names = await findNames(
    read,
    items.map((item) => item.by),
  );
  const shownClaim = (id: number): ShownClaim | null => {
    const claim = claims.get(id);
    return claim
      ? {
          href: claim.path,
          statement: claim.statement,
          language: claim.language,
          direction: directionOf(claim.language),
        }
      : null;
  };
  const newest = items.find((item) => item.readAt === null);
  return {
    pending: kinds
      .filter((kind) => pending[kind].count > 0)
      .map((kind) => ({
        id: kind,
        ...titles[kind],
        count: countText(pending[kind].count),
        claims: pending[kind].ids.flatMap((id) => shownClaim(id) ?? []),
      })),
    items: items.map((item) => ({
      id: item.id,
      href: `/notifications/${item.id}`,
      person: { name: names.get(item.by) ?? 'The desk' },
      words: notifications[item.kind],
      claim: shownClaim(item.claimId),
      at: wording.timeAgo(item.at),
      isRead: item.readAt !== null,
    })),
    unread: unread === 0 ? 'All read' : `${countText(unread)} not read`,
    readAll: newest ? { upTo: newest.id } : null,
    other:
      show === 'all'
        ? { href: '/notifications?show=unread', text: 'Only those not read' }
        : { href: '/notifications', text: 'All, those read too' },
    jsonPath: listPath('/notifications.json', asked),
    pagination: paginationOf('/notifications', asked, list.next, list.isFirst ? undefined : 'later'),
  };
}

function countText(count: number): string {
  return count >= mostCounted ? `${mostCounted} or more` : String(count);
}
