import type { Request } from 'express';
import type { Desk } from '../desk/desk.ts';
import type { GivenFile } from '../desk/keep-file.ts';
import { readUpload } from '../web/uploads.ts';

/** Reads a form with the file that it carries, if any; the file goes unless it is kept. @throws as `readUpload` */
export async function receiveFile({ blobs }: Desk, req: Request): Promise<GivenFile | undefined> {
  const upload = await readUpload(req, {
    receive: (bytes) => blobs.receive(bytes),
    discard: (received) => received.discard(),
  });
  return upload ?? undefined;
}
