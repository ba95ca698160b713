import { z } from 'zod';
import { recordId } from '../claim.ts';
import { isCleanText, normalise } from '../normalise.ts';
import { isRecording } from '../recordings.ts';
import * as words from '../words.ts';
import { edtfDate, language, largestDocument, line, optional, webAddress, yes } from './text.ts';

const text = z
  .string()
  .refine(isCleanText, 'This text holds characters that cannot be stored.')
  .transform(normalise)
  .refine((given) => given.trim() !== '', 'Required.')
  .refine((given) => Buffer.byteLength(given) <= largestDocument, 'A document holds at most 1 MB of text.');

/** What may be sent of a new document. */
export const documentInput = z
  .strictObject({
    title: line(500),
    publisher: optional(line(300)),
    language,
    author: optional(line(300)),
    url: optional(webAddress),
    via: optional(line(300)),
    publishedAt: optional(edtfDate),
    capturedAt: optional(edtfDate),
    derived: yes,
    mediaType: optional(line(100)),
    translation: optional(z.strictObject({ of: optional(language), by: z.enum(words.translators) })),
    earlierId: optional(recordId),
    /** Where a voice message or video stands whose transcript the text is. */
    mediaUrl: optional(webAddress),
    text: optional(text),
    html: optional(z.string().max(4 * largestDocument, 'A page holds at most 4 MB of HTML.')),
    /** What was fetched or uploaded before, by its id. */
    draft: optional(z.uuid()),
  })
  .refine(({ mediaType, mediaUrl }) => !isRecording(mediaType) || mediaUrl !== undefined, {
    message: 'Say where the recording stands, so that its time codes lead to it; without an address, choose “A text”.',
    path: ['mediaUrl'],
  })
  .refine(({ text: given, html, draft }) => [given, html, draft].filter((one) => one !== undefined).length === 1, {
    message: 'Give the text, or HTML, or a draft: one of them.',
    path: ['text'],
  });
