import type { RequestHandler } from 'express';
import { hasRole } from '../domain/permissions.ts';
import type { Role } from '../domain/words.ts';
import { takeNotice } from '../web/notices.ts';
import { visitorOf } from './request.ts';

const navigation: { href: string; text: string; role: Role }[] = [
  { href: '/desk', text: 'Desk', role: 'reader' },
  { href: '/claims', text: 'Claims', role: 'reader' },
  { href: '/documents', text: 'Documents', role: 'reader' },
  { href: '/publications', text: 'Publications', role: 'reader' },
  { href: '/sources', text: 'Sources', role: 'reader' },
  { href: '/audit', text: 'Audit log', role: 'editor' },
  { href: '/people', text: 'People', role: 'admin' },
];

/** Tells the layout who is signed in and where they are. */
export const layout: RequestHandler = (req, res, next) => {
  const actor = visitorOf(req)?.actor;
  const shown = navigation.filter((item) => actor && hasRole(actor, item.role));
  res.locals.layout = {
    nav: shown.map(({ href, text }) => ({ href, text, current: req.path === href || req.path.startsWith(`${href}/`) })),
    person: actor ? { name: actor.name, href: '/account', note: actor.role } : null,
    ...(req.method === 'GET' ? { notice: takeNotice(req, res) } : {}),
  };
  next();
};
