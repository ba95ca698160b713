import { z } from 'zod';
import { openDesk } from '../boot.ts';
import { readConfig } from '../config.ts';
import type { Desk } from '../desk/desk.ts';
import { sentenceFor } from '../web/sentences.ts';

/**
 * Runs a command on the desk that the environment names; usable while the desk serves.
 * @param mayFound whether the command may make a new desk
 */
export async function withDesk<T>(work: (desk: Desk) => Promise<T>, { mayFound = false } = {}): Promise<T> {
  // What is wrong with a line of a file is told in the words that forms use.
  z.config({ customError: sentenceFor });
  const { desk } = await openDesk(readConfig(process.env), { mayFound });
  try {
    return await work(desk);
  } finally {
    await desk.store.close();
  }
}
