import type { RequestHandler } from 'express';
import { hasRole } from '../domain/permissions.ts';
import type { Role } from '../domain/words.ts';
import { countUnread } from '../store/notifications.ts';
import { wantsJson } from '../web/formats.ts';
import { takeNotice } from '../web/notices.ts';
import { type Deps, visitorOf } from './request.ts';

const navigation: { href: string; text: string; role: Role }[] = [
  { href: '/desk', text: 'Desk', role: 'reader' },
  { href: '/claims', text: 'Claims', role: 'reader' },
  { href: '/documents', text: 'Documents', role: 'reader' },
  { href: '/publications', text: 'Publications', role: 'reader' },
  { href: '/sources', text: 'Sources', role: 'reader' },
  { href: '/audit', text: 'Audit log', role: 'editor' },
  { href: '/policy', text: 'Policy', role: 'reader' },
  { href: '/people', text: 'People', role: 'admin' },
];

// Beyond it the header says only that there are more.
const mostTold = 100;

/** Tells the layout who is signed in, where they are, and on pages how much they have not read. */
export function layout({ desk }: Deps): RequestHandler {
  const { store } = desk;
  return async (req, res, next) => {
    const actor = visitorOf(req)?.actor;
    const shown = navigation.filter((item) => actor && hasRole(actor, item.role));
    const isAt = (href: string) => req.path === href || req.path.startsWith(`${href}/`);
    const isPage = actor !== undefined && req.method === 'GET' && !wantsJson(req);
    const unread = isPage
      ? await store.recall(`unread ${actor.id}`, () => countUnread(store.read, actor.id, mostTold))
      : 0;
    res.locals.layout = {
      nav: shown.map(({ href, text }) => ({ href, text, current: isAt(href) })),
      told: actor ? { href: '/notifications', count: countText(unread), current: isAt('/notifications') } : null,
      person: actor ? { name: actor.name, href: '/account', note: actor.role } : null,
      ...(req.method === 'GET' ? { notice: takeNotice(req, res) } : {}),
    };
    next();
  };
}

function countText(unread: number): string | null {
  if (unread === 0) return null;
  return unread >= mostTold ? `${mostTold - 1}+` : String(unread);
}
