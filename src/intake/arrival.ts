import { Invalid } from '../domain/errors.ts';

/** What is said from outside about bytes that came in; none of it is believed unseen. */
export interface Arrival {
  /** As a server or a browser announced it, parameters such as `; charset=…` included or not. */
  mediaType?: string | undefined;
  /** Of an uploaded file. */
  fileName?: string | undefined;
  /** Where it was fetched, after all redirects. */
  url?: string | undefined;
}

/** The field of the form that a person has to correct. */
export function fieldOf({ url, fileName }: Arrival): 'url' | 'file' | 'text' {
  if (url !== undefined) return 'url';
  return fileName === undefined ? 'text' : 'file';
}

/** How sentences speak of what came in. */
export function nameOf(arrival: Arrival): string {
  return { url: 'The page', file: 'The file', text: 'The text' }[fieldOf(arrival)];
}

/** What came in cannot be taken; one sentence that says why and what to do instead. */
export function refused(arrival: Arrival, message: string): Invalid {
  return new Invalid([{ path: fieldOf(arrival), message }]);
}
