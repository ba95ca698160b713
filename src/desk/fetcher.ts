import { fetchUrl, type Snapshot } from '../intake/fetch-document.ts';
import type { Desk } from './desk.ts';

/** Fetches a page of the public internet, or of what the settings allow beside it. @throws Invalid (path `url`) */
export type Fetcher = (url: string) => Promise<Snapshot>;

/** @param allow hosts, addresses and networks that may be fetched although they are not public */
export function fetcherFor({ clock }: Pick<Desk, 'clock'>, allow: readonly string[]): Fetcher {
  return (url) => fetchUrl(url, { now: clock, allow });
}
