import busboy from 'busboy';
import type { Request, RequestHandler, Response } from 'express';
import { BadRequest } from '../domain/errors.ts';
import { isBearer } from './bearer.ts';
import { wantsJson } from './formats.ts';
import { isForm } from './forms.ts';
import { safePath } from './return-path.ts';
import { allSentFields, type SentField } from './sent-fields.ts';
import { isMultipart } from './uploads.ts';

/** A form that was sent while nobody was signed in: where to, and what was typed. It is kept in pages alone, not here. */
export interface KeptForm {
  path: string;
  fields: SentField[];
  /** Whether a file was sent with it, which no page can keep. */
  hadFile: boolean;
}

const prefix = 'kept:';
const pathName = 'kept.path';
const fileName = 'kept.file';
const largestField = 1024 * 1024;

// Passwords, and who a confidential source is: whoever signs in next on this browser need not be who typed them.
const secretPlaces = /^\/(?:account|people|sign-in|sign-out|invitations)\b|\/identity\b/;

/** Whether the request is a form of a browser, whose fields a page may keep. */
export function isKeepable(req: Request): boolean {
  if (req.method !== 'POST' || isBearer(req) || wantsJson(req) || secretPlaces.test(req.path)) return false;
  return Boolean(req.is(['application/x-www-form-urlencoded', 'multipart/form-data']));
}

/** Reads what was typed, where nobody has read it yet; files are thrown away as they come. @throws BadRequest, 413 */
export async function readKept(req: Request, res: Response, bodies: RequestHandler[]): Promise<KeptForm> {
  let hadFile = false;
  if (req.body === undefined && isMultipart(req)) hadFile = await readTexts(req);
  for (const read of req.body === undefined ? bodies : []) {
    await new Promise<void>((resolve, reject) => {
      void read(req, res, (error?: unknown) => (error ? reject(error) : resolve()));
    });
  }
  const fields = isForm(req) ? allSentFields(req).filter(({ name }) => name !== 'requestId') : [];
  return { path: safePath(req.originalUrl, ''), fields, hadFile };
}

function readTexts(req: Request): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const malformed = () => reject(new BadRequest('The form broke off or is malformed.'));
    const fields: Record<string, unknown> = Object.create(null);
    let hadFile = false;
    try {
      const form = busboy({
        headers: req.headers,
        defParamCharset: 'utf8',
        limits: { fieldSize: largestField, fields: 300 },
      });
      form.on('field', (name, value) => {
        fields[name] = name in fields ? [fields[name], value].flat() : value;
      });
      form.on('file', (_name, stream, { filename }) => {
        hadFile ||= Boolean(filename);
        stream.resume();
      });
      form.on('error', malformed);
      form.on('close', () => {
        req.body = fields;
        resolve(hadFile);
      });
      req.on('aborted', malformed);
      req.pipe(form);
    } catch {
      malformed();
    }
  });
}

/** The kept form as hidden fields of the page on which its author signs in. */
export function keptFields({ path, fields, hadFile }: KeptForm): SentField[] {
  return [
    { name: pathName, value: path },
    ...(hadFile ? [{ name: fileName, value: 'yes' }] : []),
    ...fields.map(({ name, value }) => ({ name: prefix + name, value })),
  ];
}

/** Takes a kept form out of the body with which its author signs in; null where there is none, or where it leads elsewhere. */
export function takeKept(req: Request): KeptForm | null {
  if (!isForm(req)) return null;
  const body = Object.entries((req.body ?? {}) as Record<string, unknown>);
  const isKept = (name: string) => name === pathName || name === fileName || name.startsWith(prefix);
  const kept = Object.fromEntries(body.filter(([name]) => isKept(name)));
  req.body = Object.fromEntries(body.filter(([name]) => !isKept(name)));
  const path = safePath(kept[pathName], '');
  if (path === '' || secretPlaces.test(path)) return null;
  const fields = Object.entries(kept).flatMap(([name, value]) =>
    name.startsWith(prefix) && typeof value === 'string' ? [{ name: name.slice(prefix.length), value }] : [],
  );
  return { path, fields, hadFile: kept[fileName] === 'yes' };
}
