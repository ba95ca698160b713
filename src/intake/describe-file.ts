import { open, readFile } from 'node:fs/promises';
import { imageSize } from 'image-size';
import type { Arriving } from './blobs.ts';
import { isBinary, isImage, isPdf } from './signatures.ts';
import { Turns } from './turns.ts';

/** A file as somebody sent it; what they say of it is only believed where the bytes do not say otherwise. */
export interface GivenFile {
  received: Arriving;
  name?: string | undefined;
  mediaType?: string | undefined;
}

export interface FileDescription {
  mediaType: string;
  name?: string;
  /** In pixels, as stored, of images that can be read. */
  width?: number;
  height?: number;
}

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  heif: 'image/heif',
  tiff: 'image/tiff',
  bmp: 'image/bmp',
};
const unknown = 'application/octet-stream';

/** What most files need to tell what they are, bytes. */
const headLength = 1024 * 1024;
/** Some images (TIFF, HEIF) say their size at their end: such a file is read whole, one at a time. */
const wholeFiles = new Turns(1);

/** What a file of any kind is, as far as its bytes tell. */
export async function describeFile({ received, name, mediaType }: GivenFile): Promise<FileDescription> {
  const head = await headOf(received);
  const isWhole = head.byteLength === received.size;
  const image =
    readImage(head) ??
    (isImage(head) && !isWhole ? await wholeFiles.take(async () => readImage(await readFile(received.file))) : null);
  const tidy = tidyName(name);
  return {
    mediaType: image?.mediaType ?? (isPdf(head) ? 'application/pdf' : announcedType(head, mediaType)),
    ...(tidy ? { name: tidy } : {}),
    ...(image ? { width: image.width, height: image.height } : {}),
  };
}

async function headOf({ file, size }: Arriving): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const head = Buffer.alloc(Math.min(size, headLength));
    const { bytesRead } = await handle.read(head, 0, head.byteLength, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function readImage(bytes: Uint8Array) {
  try {
    // The reader looks past the end of a view, into what else lies in its memory; a copy has no such neighbours.
    const { type, width, height } = imageSize(isView(bytes) ? new Uint8Array(bytes) : bytes);
    const mediaType = imageTypes[type ?? ''];
    const sound = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
    return mediaType && sound ? { mediaType, width, height } : null;
  } catch {
    // No image, or one that is cut off or made to confuse: kept as it is, without dimensions.
    return null;
  }
}

function isView({ buffer, byteLength }: Uint8Array): boolean {
  return buffer.byteLength !== byteLength;
}

/** Bytes that are no image and no PDF are not taken for one, nor binary ones for a text. */
function announcedType(bytes: Uint8Array, announced: string | undefined): string {
  const type = announced?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(type)) return unknown;
  if (Object.values(imageTypes).includes(type) || type === 'application/pdf') return unknown;
  return type.startsWith('text/') && isBinary(bytes) ? unknown : type;
}

/** The name without folders, control characters and marks that turn the reading direction. */
function tidyName(name: string | undefined): string | undefined {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .normalize('NFC')
    .trim();
  return [...clean].slice(0, 200).join('') || undefined;
}
