import { z } from 'zod';
import { isEdtf, toUtc } from '../dates.ts';
import { codePointLength, isCleanText, normalise } from '../normalise.ts';

/** Longest note, rationale or comment, in code points. */
export const longestNote = 20_000;
/** Largest text of a document, in bytes of UTF-8. */
export const largestDocument = 1024 * 1024;

/** Text as `settle` brings it into form; in one step, since an import reads a dozen of them a claim. */
const settled = (longest: number, settle: (text: string) => string) =>
  z.string().transform((given, { addIssue }) => {
    if (!isCleanText(given)) {
      addIssue({ code: 'custom', message: 'This text holds characters that cannot be stored.' });
      return z.NEVER;
    }
    const text = settle(given);
    const size = { origin: 'string', inclusive: true, input: text } as const;
    if (text === '') addIssue({ ...size, code: 'too_small', minimum: 1, message: 'Required.' });
    if (text.length > longest && codePointLength(text) > longest) {
      const message = `At most ${longest.toLocaleString('en')} characters.`;
      addIssue({ ...size, code: 'too_big', maximum: longest, message });
    }
    return text;
  });

/** One line: Unicode spaces and line breaks become single spaces. */
export const line = (longest: number) =>
  settled(longest, (text) =>
    normalise(text)
      .replace(/\s\s+|[^\S ]/g, ' ')
      .trim(),
  );

/** Text of several lines. */
export const prose = (longest = longestNote) => settled(longest, (text) => normalise(text).trim());

/** A date of the world: EDTF level 1. */
export const edtfDate = z
  .string()
  .max(100)
  .refine(isEdtf, 'Expected a date such as 2023, 2023-03-18, 2023-03~ (about) or 2023-03-18/2023-03-20.');

/** A time of the system: RFC 3339 or a plain day; kept in UTC with milliseconds. */
export const systemTime = z
  .string()
  .max(40)
  .transform((text, context) => {
    try {
      return toUtc(text);
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'Expected a time such as 2023-03-21T09:00:00Z or a day such as 2023-03-21.',
      });
      return z.NEVER;
    }
  });

const written = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d(?:\.\d+)?)? ?([Zz]|[+-]\d\d:\d\d)$/;

/** The same as people write it, too: `2023-03-21 10:00 +01:00`, with or without seconds. */
export const writtenTime = z
  .string()
  .max(40)
  .transform((text) =>
    text.trim().replace(written, (_, day, time, seconds = ':00', zone) => `${day}T${time}${seconds}${zone}`),
  )
  .pipe(systemTime);

/** A language as BCP 47 writes it, such as `en` or `zh-Hant`. */
export const language = z
  .string()
  .max(35)
  .transform((tag, context) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] as string;
    } catch {
      context.addIssue({ code: 'custom', message: 'Expected a language tag such as en, nl or uk.' });
      return z.NEVER;
    }
  });

/** A web address that may stand as a link: http or https only. */
export const webAddress = z
  .string()
  .max(2000)
  .refine(
    (text) => /^https?:$/.test(parsed(text)?.protocol ?? ''),
    'Expected a web address that begins with http:// or https://.',
  )
  .refine((text) => {
    const { username = '', password = '' } = parsed(text) ?? {};
    return username === '' && password === '';
  }, 'This address carries a user name or password: enter it without them.');

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A yes that is only stored when it is one. */
export const yes = z.union([z.literal(true), z.literal(false).transform(() => undefined)]).optional();

/** An optional member that may also be sent as null, which takes it away. */
export const optional = <S extends z.ZodType>(schema: S) => schema.nullish().transform((value) => value ?? undefined);
