import { isEdtf, toUtc } from '../domain/dates.ts';
import { normalise } from '../domain/normalise.ts';

/** What the content says of itself, fit for the fields of a document; a person corrects it. */
export interface Proposed {
  title?: string;
  author?: string;
  publisher?: string;
  /** BCP 47. */
  language?: string;
  /** EDTF level 1. */
  publishedAt?: string;
  url?: string;
}

/** The same as it was found: in any form, perhaps more than one of each, the best first. */
export type Found = { [Field in keyof Proposed]: readonly unknown[] };

const longestTitle = 500;
const longestName = 300;
const longestUrl = 2000;

/**
 * Takes the first of each that fits.
 * @param found.url relative addresses are resolved against `base`
 * @param detected the language of the text itself, which counts for more than what a page's template says
 */
export function propose(found: Found, { base, detected }: { base?: string; detected?: string | undefined }): Proposed {
  const first = <T>(values: readonly unknown[] = [], fit: (value: string) => T | undefined): T | undefined => {
    for (const value of values) {
      const fitting = typeof value === 'string' ? fit(value) : undefined;
      if (fitting !== undefined) return fitting;
    }
    return undefined;
  };
  const proposed = {
    title: first(found.title, (text) => line(text, longestTitle)),
    author: first(found.author, authorFrom),
    publisher: first([...(found.publisher ?? []), hostOf(base)], (text) => line(text, longestName)),
    language: languageFrom(first(found.language, tagFrom), detected),
    publishedAt: first(found.publishedAt, dateFrom),
    url: first(found.url, (text) => addressFrom(text, base)) ?? base,
  };
  return Object.fromEntries(Object.entries(proposed).filter(([, value]) => value !== undefined));
}

function line(text: string, longest: number): string | undefined {
  const clean = normalise(text.replace(/\0|\p{Surrogate}/gu, ''))
    .replace(/\s+/g, ' ')
    .trim();
  return clean === '' || clean.length > longest ? undefined : clean;
}

function authorFrom(text: string): string | undefined {
  if (/^https?:/i.test(text.trim())) return undefined;
  return line(text.trim().replace(/^(by|from)\s+/i, ''), longestName);
}

function tagFrom(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** A page knows its region (`en-GB`) better, its text knows its language better. */
function languageFrom(said: string | undefined, detected: string | undefined): string | undefined {
  return detected !== undefined && said?.split('-')[0] !== detected ? detected : said;
}

/** A time with its offset as UTC to the second; one without an offset only as its day, since nobody says where it is. */
function dateFrom(text: string): string | undefined {
  const [, day, time, offset] =
    /^(\d{4}(?:-\d\d){0,2})(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const fitting = time && offset ? utcOf(day, time, offset) : day;
  return fitting !== undefined && isEdtf(fitting) ? fitting : undefined;
}

function utcOf(day: string, time: string, offset: string): string | undefined {
  const seconds = time.length === 5 ? `${time}:00` : time;
  try {
    return toUtc(`${day}T${seconds}${offset.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`).replace(/\.\d+Z$/, 'Z');
  } catch {
    return undefined;
  }
}

/** What a page calls its own address, where it lies on the same host. */
function addressFrom(text: string, base: string | undefined): string | undefined {
  if (!URL.canParse(text.trim(), base)) return undefined;
  const url = new URL(text.trim(), base);
  const plain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  const elsewhere = base !== undefined && hostOf(url.href) !== hostOf(base);
  return plain && !elsewhere && url.href.length <= longestUrl ? url.href : undefined;
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, '');
}
