import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy, { type Busboy } from 'busboy';
import type { Request } from 'express';
import { BadRequest, type DeskError, Invalid, TooLarge } from '../domain/errors.ts';
import { isBearer } from './bearer.ts';

/** A file that came in a form. */
export interface Upload<Received> {
  /** What `receive` made of its bytes. */
  received: Received;
  /** As the sender names it. */
  name: string | undefined;
  /** As the sender says; nobody has looked at the bytes. */
  mediaType: string | undefined;
}

interface Sized {
  /** In bytes. */
  size: number;
}

/** Where the bytes of a file go while they come in, and what is done with them when the form is refused after all. */
export interface Receiver<Received extends Sized> {
  receive: (bytes: Readable) => Promise<Received>;
  discard: (received: Received) => Promise<unknown>;
}

const megabyte = 1024 * 1024;
/** Of one file, bytes. */
export const largestFile = 50 * megabyte;
const largestText = megabyte;
const mostFields = 300;
// So many times as much is read and thrown away, so that the sender gets to see why, with what was typed.
const patienceFor = 20;

/** True if the body is a form that may carry files. */
export function isMultipart(req: Request): boolean {
  return Boolean(req.is('multipart/form-data'));
}

/**
 * Reads a form that may carry one file under the name `field`: its text fields become `req.body`, as those of another form
 * do, and what was made of the file is given back; null where none was chosen. Call it only for people who may send one.
 * @param settings.largest that is taken, in bytes
 * @throws TooLarge (413), Invalid (422), BadRequest (400), what `receive` throws; all has been discarded then
 */
export async function readUpload<Received extends Sized>(
  req: Request,
  receiver: Receiver<Received>,
  { field = 'file', largest = largestFile }: { field?: string; largest?: number } = {},
): Promise<Upload<Received> | null> {
  const announced = Number(req.headers['content-length'] ?? 0);
  // A machine is told at once; a browser shows no answer before it has sent everything.
  const patience = isBearer(req) ? largest + 2 * largestText : patienceFor * largest;
  if (announced > patience) throw tooLarge(largest, field);
  const { uploads, refusal } = await readForm(req, receiver, { field, largest });
  const [upload] = uploads;
  if (!refusal) return upload ?? null;
  for (const { received } of uploads) await receiver.discard(received);
  throw refusal;
}

interface Form<Received> {
  uploads: Upload<Received>[];
  refusal: Error | undefined;
}

function readForm<Received extends Sized>(
  req: Request,
  { receive, discard }: Receiver<Received>,
  { field, largest }: { field: string; largest: number },
): Promise<Form<Received>> {
  return new Promise((resolve) => {
    const form = formReader(req, largest);
    if (form instanceof BadRequest) return resolve({ uploads: [], refusal: form });
    const fields: Record<string, unknown> = Object.create(null);
    const uploads: Upload<Received>[] = [];
    const receiving: Promise<void>[] = [];
    let refusal: Error | undefined;

    const end = () => void Promise.all(receiving).then(() => resolve({ uploads, refusal }));
    // The form is read to its end all the same: what was typed comes back, and the sender gets to see why.
    const refuse = (error: DeskError) => {
      refusal ??= error;
    };
    const breakOff = (error: Error) => {
      refusal ??= error;
      req.body = fields;
      req.unpipe(form);
      req.resume();
      form.destroy(error);
      end();
    };
    form.on('field', (sent, value, info) => {
      // Brackets nest as they do in other forms, where Express resolves them.
      const name = sent.replace(/\[\]$/, '').replace(/\[([^\]]+)\]/g, '.$1');
      if (info.nameTruncated || info.valueTruncated) refuse(new TooLarge('This is too long.', name));
      else fields[name] = name in fields ? [fields[name], value].flat() : value;
    });
    form.on('file', (name, bytes, { filename, mimeType }) => {
      // It ends with the form, whoever reads it then.
      bytes.on('error', () => {});
      if (name !== field || receiving.length > 0) return refuseFile(name, bytes, filename);
      const take = async (received: Received) => {
        // A field for files in which none was chosen is sent too, without a name and empty.
        if (received.size === 0 && !filename) await discard(received);
        else uploads.push({ received, name: filename || undefined, mediaType: mimeType || undefined });
        if (bytes.truncated) refuse(tooLarge(largest, field));
      };
      receiving.push(receive(bytes).then(take).catch(breakOff));
    });
    const refuseFile = (name: string, bytes: Readable, filename: string | undefined) => {
      let size = 0;
      bytes.on('data', (part: Buffer) => {
        size += part.length;
      });
      bytes.on('end', () => {
        if (size > 0 || filename) refuse(new Invalid([{ path: name, message: `Send one file, as \`${field}\`.` }]));
      });
    };
    for (const limit of ['partsLimit', 'fieldsLimit', 'filesLimit'] as const) {
      form.on(limit, () => refuse(new TooLarge('The form has too many fields or files.')));
    }
    form.on('error', () => breakOff(new BadRequest('The form broke off or is malformed.')));
    form.on('close', () => {
      req.body = fields;
      end();
    });
    req.on('close', () => {
      if (!req.complete) breakOff(new BadRequest('The request broke off.'));
    });
    req.pipe(form);
  });
}

function formReader(req: IncomingMessage, largest: number): Busboy | BadRequest {
  try {
    return busboy({
      headers: req.headers,
      defParamCharset: 'utf8',
      limits: {
        fieldSize: largestText,
        fields: mostFields,
        files: 2,
        parts: mostFields + 2,
        // One more than is taken, so that too much is told from just enough.
        fileSize: largest + 1,
      },
    });
  } catch {
    return new BadRequest('The form is malformed: its boundary is missing.');
  }
}

function tooLarge(largest: number, field: string): TooLarge {
  const most = Math.floor(largest / megabyte);
  return new TooLarge(`This file is too large: choose one of at most ${most} MB.`, field);
}
