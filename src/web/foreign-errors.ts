import { BadRequest, DeskError, Forbidden, NotFound, TooLarge } from '../domain/errors.ts';

/** 415: a body in a coding or character set that the desk does not read. */
export class Unreadable extends DeskError {
  readonly status = 415;
  readonly title = 'This format is not understood';
}

type HttpError = { status?: unknown; type?: unknown; limit?: unknown };

/** What body-parser, the router and the file server throw, by the `type` or the status that they set, in our words. */
const byType: Record<string, (error: HttpError) => DeskError> = {
  'entity.parse.failed': () => new BadRequest('The body is not valid JSON.'),
  'entity.too.large': ({ limit }) => new TooLarge(`What was sent is too large. At most ${inWords(limit)} are taken.`),
  'parameters.too.many': () => new TooLarge('The form has too many fields.'),
  'querystring.parse.rangeError': () => new BadRequest('The form is nested too deeply.'),
  'charset.unsupported': () => new Unreadable('The body has a character set that is not read here. Send UTF-8.'),
  'encoding.unsupported': () =>
    new Unreadable('The body has a coding that is not read here. Send it plain or gzipped.'),
  'request.aborted': () => new BadRequest('The request broke off.'),
  'request.size.invalid': () => new BadRequest('The body is not as long as announced.'),
};

const byStatus: Record<number, () => DeskError> = {
  400: () => new BadRequest('The address or the body is malformed.'),
  403: () => new Forbidden('This is not served.'),
  404: () => new NotFound('There is nothing at this address.'),
  413: () => new TooLarge('What was sent is too large.'),
  415: () => new Unreadable('The body has a format that is not read here.'),
};

/** The `DeskError` that `error` amounts to, or null where it is none of the caller's making. */
export function asDeskError(error: unknown): DeskError | null {
  if (error instanceof DeskError) return error;
  if (typeof error !== 'object' || error === null) return null;
  const { status, type } = error as HttpError;
  const make = (typeof type === 'string' && byType[type]) || (typeof status === 'number' && byStatus[status]);
  return make ? make(error as HttpError) : null;
}

function inWords(limit: unknown): string {
  const bytes = Number(limit);
  if (bytes >= 1024 * 1024) return `${Math.floor(bytes / 1024 / 1024)} MB`;
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} kB` : `${bytes} bytes`;
}
