import type { IncomingMessage } from 'node:http';
import busboy, { type Busboy } from 'busboy';
import type { Request } from 'express';
import { BadRequest, Invalid, TooLarge } from '../domain/errors.ts';

/** A file that came in a form, whole. */
export interface Upload {
  bytes: Uint8Array;
  /** As the sender names it. */
  name: string | undefined;
  /** As the sender says; nobody has looked at the bytes. */
  mediaType: string | undefined;
}

const megabyte = 1024 * 1024;
/** Of one file, bytes. */
export const largestFile = 50 * megabyte;
const largestText = megabyte;
const mostFields = 300;

/** True if the body is a form that may carry files. */
export function isMultipart(req: Request): boolean {
  return Boolean(req.is('multipart/form-data'));
}

/**
 * Reads a form that may carry one file under the name `field`: its text fields become `req.body`, as those of another form
 * do, and the file is given back; null where none was chosen. Call it only for people who may send one.
 * @throws TooLarge (413), Invalid (422), BadRequest (400)
 */
export function readUpload(req: Request, field = 'file', largest = largestFile): Promise<Upload | null> {
  if (Number(req.headers['content-length'] ?? 0) > largest + 2 * largestText) return Promise.reject(tooLarge(largest));
  return new Promise((resolve, reject) => {
    const form = formReader(req, largest);
    const fields: Record<string, unknown> = Object.create(null);
    let upload: Upload | null = null;

    const malformed = () => refuse(new BadRequest('The form broke off or is malformed.'));
    // The rest of what is refused is read and thrown away, so that the sender gets to see why.
    const refuse = (error: Error) => {
      req.unpipe(form);
      req.resume();
      reject(error);
    };
    form.on('field', (sent, value, info) => {
      // Brackets nest as they do in other forms, where Express resolves them.
      const name = sent.replace(/\[\]$/, '').replace(/\[([^\]]+)\]/g, '.$1');
      if (info.nameTruncated || info.valueTruncated) refuse(new TooLarge('A field of the form is too long.'));
      else fields[name] = name in fields ? [fields[name], value].flat() : value;
    });
    form.on('file', (name, stream, { filename, mimeType }) => {
      const parts: Buffer[] = [];
      let size = 0;
      stream.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= largest) parts.push(part);
        else refuse(tooLarge(largest));
      });
      stream.on('error', malformed);
      stream.on('end', () => {
        // A field for files in which none was chosen is sent too, without a name and empty.
        if (size === 0 && !filename) return;
        if (name !== field || upload) refuse(new Invalid([{ path: name, message: `Send one file, as \`${field}\`.` }]));
        else upload = { bytes: Buffer.concat(parts), name: filename || undefined, mediaType: mimeType || undefined };
      });
    });
    for (const limit of ['partsLimit', 'fieldsLimit', 'filesLimit'] as const) {
      form.on(limit, () => refuse(new TooLarge('The form has too many fields or files.')));
    }
    form.on('error', malformed);
    form.on('close', () => {
      req.body = fields;
      resolve(upload);
    });
    req.on('close', () => {
      if (!req.complete) reject(new BadRequest('The request broke off.'));
    });
    req.pipe(form);
  });
}

function formReader(req: IncomingMessage, largest: number): Busboy {
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
    throw new BadRequest('The form is malformed: its boundary is missing.');
  }
}

function tooLarge(largest: number): TooLarge {
  return new TooLarge(`This file is too large. At most ${Math.floor(largest / megabyte)} MB are taken.`);
}
