import path from 'node:path';
import type { Express, Response } from 'express';
import { Templates } from './templates.ts';
import { utf8 } from './utf8.ts';

/** What `layout/top` and `layout/bottom` show around every page; the app sets it once a request as `res.locals.layout`. */
export interface Layout {
  nav?: { href: string; text: string; current?: boolean }[];
  person?: { name: string; href?: string; note?: string } | null;
  /** How much is not read, as it is shown ("3", "99+"; null for none), and where it stands. */
  told?: { href: string; count: string | null; current: boolean } | null;
  /** The sentence left by the request before (notices.ts). */
  notice?: string;
  /** Where the product's name leads; `/desk` if not given. */
  home?: string;
  foot?: { href: string; text: string }[];
}

/**
 * Makes `app` render `root/<view>.ejs` in strict mode. Templates see their context as `locals` alone and take it apart in
 * their first line: `<% const { items, next } = locals; %>`. Includes are written from the root: `include('/partials/tag', { tag })`.
 * `cache` keeps compiled templates (production) or reads the files anew (development).
 */
export function registerViews(app: Express, { root, cache }: { root: string; cache: boolean }): void {
  const kept = new Templates(root);
  const nameOf = (file: string) => `/${path.relative(root, file).replace(/\.ejs$/, '')}`;
  app.engine('ejs', (file, context, done) => {
    const templates = cache ? kept : new Templates(root);
    let html: string;
    try {
      html = templates.render(nameOf(file), context as Record<string, unknown>);
    } catch (error) {
      return done(error);
    }
    done(null, html);
  });
  app.set('views', root);
  app.set('view engine', 'ejs');
  app.set('view cache', cache);
}

/**
 * Sends the page `views/<view>.ejs` with its typed context. Rejects if the template fails, before anything is sent.
 * Pages are private and revalidated, so that nobody sees them in a shared cache after signing out.
 */
export function render<Context extends object>(res: Response, view: string, context: Context): Promise<void> {
  return new Promise((resolve, reject) => {
    res.render(view, context, (error: Error | null, html = '') => {
      if (error) return reject(error);
      if (!res.getHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-cache');
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      const bytes = utf8(html);
      res.setHeader('Content-Length', bytes.length);
      res.end(res.req.method === 'HEAD' ? undefined : bytes);
      resolve();
    });
  });
}
