import { readdirSync } from 'node:fs';
import express, { type RequestHandler } from 'express';

/** Serves the files of a folder, and looks on the disk only for what may be there: a page's address is no file's. */
export function staticFiles(folder: string, options: { maxAge: string | number }): RequestHandler {
  const serve = express.static(folder, { index: false, ...options });
  const names = new Set(readdirSync(folder));
  return (req, res, next) => {
    const [, first = ''] = req.path.split('/', 2);
    if (names.has(first)) serve(req, res, next);
    else next();
  };
}
