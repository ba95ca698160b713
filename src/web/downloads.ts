import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Bytes of anybody's making, to be saved and never shown as a page of ours. */
export interface Attachment {
  stream: Readable;
  /** In bytes. */
  size: number;
  name: string;
  mediaType: string;
  /** 64 hex digits. */
  sha256: string;
}

// Types that a browser shows without running anything in them; SVG and HTML are none.
const harmless = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf']);

/** Sends bytes as an attachment in a sandbox, under a type that nothing runs as; `Repr-Digest` is RFC 9530. */
export async function sendAttachment(
  res: Response,
  { stream, size, name, mediaType, sha256 }: Attachment,
): Promise<void> {
  const text = mediaType === 'text/plain';
  res.setHeader('Content-Disposition', `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${extended(name)}`);
  res.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cache-Control', 'private, no-store');
  res.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  // Without a character set Express would name one, and the bytes are as they came.
  res.setHeader('Content-Type', text || harmless.has(mediaType) ? mediaType : 'application/octet-stream');
  res.setHeader('Content-Length', size);
  await pipeline(stream, res).catch((error: NodeJS.ErrnoException) => {
    // Whoever asked has gone.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
}

/** RFC 8187. */
function extended(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
