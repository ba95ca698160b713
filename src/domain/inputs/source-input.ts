import { z } from 'zod';
import { recordId } from '../claim.ts';
import * as words from '../words.ts';
import { line, optional, yes } from './text.ts';

const members = {
  name: line(300),
  kind: z.enum(words.sourceKinds),
  aliases: z.array(line(300)).max(100),
  side: optional(line(60)),
  reliability: optional(z.enum(words.reliabilities)),
  parentId: optional(recordId),
  unnamed: yes,
  confidential: yes,
};

/** What may be sent of a new source. */
export const sourceRecordInput = z.strictObject({ ...members, aliases: members.aliases.default([]) });

/** What the form of a known source sends: all that it shows. */
export const sourceForm = sourceRecordInput.extend({ revision: z.int().min(1) });

/** What may be sent of a known source; members that are not sent stay as they are, null takes one away. */
export const sourceEdit = z
  .strictObject({ ...members, revision: z.int().min(1) })
  .partial()
  .required({ revision: true });

export type SourceContent = z.output<typeof sourceRecordInput>;
