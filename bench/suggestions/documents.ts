import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codePointLength, normalise, utf16Index } from '../../src/domain/normalise.ts';
import type { LabelledText } from './labelled-text.ts';
import type { Labelled } from './measure.ts';

/** Labels of a document that is not in the project: offsets and hashes of the normalised text, no words of it. */
interface Labels {
  /** SHA-256 of the file, as it is on the disk. */
  file: string;
  language: string;
  normalisation: 1;
  sentences: {
    start: number;
    end: number;
    sha256: string;
    claim: boolean;
    speaker?: { start: number; end: number } | null;
  }[];
}

/** An invented report as one normalised text, its units one space or one empty line apart. */
export function fromLabelledText({ name, language, paragraphs }: LabelledText): Labelled {
  let text = '';
  const sentences: Labelled['sentences'] = [];
  for (const paragraph of paragraphs) {
    if (text) text += '\n\n';
    paragraph.forEach((unit, index) => {
      if (index > 0) text += ' ';
      const start = codePointLength(text);
      text += unit.text;
      const speaker = unit.speaker === null ? null : { name: unit.speaker };
      sentences.push({ start, end: codePointLength(text), claim: unit.claim, speaker });
    });
  }
  return { name, language, text, sentences };
}

/**
 * The real documents of a folder for which there are labels, matched by the hash of the file. Throws Error where a passage
 * is no longer the one that was labelled.
 */
export function realDocuments(folder: string): Labelled[] {
  const labels = readLabels();
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const bytes = readFileSync(path.join(folder, file));
      const own = labels.get(sha256(bytes));
      return own ? [fromLabels(file.slice(0, 3), normalise(bytes.toString('utf8')), own)] : [];
    });
}

function readLabels(): Map<string, Labels> {
  const folder = path.join(import.meta.dirname, 'labels');
  const all = readdirSync(folder).map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Labels);
  return new Map(all.map((labels) => [labels.file, labels]));
}

function fromLabels(name: string, text: string, labels: Labels): Labelled {
  const cut = ({ start, end }: { start: number; end: number }) =>
    text.slice(utf16Index(text, start), utf16Index(text, end));
  const sentences = labels.sentences.map(({ start, end, sha256: hash, claim, speaker }) => {
    if (sha256(cut({ start, end })) !== hash)
      throw new Error(`Document ${name}: other words at ${start} than were labelled`);
    return { start, end, claim, speaker: speaker ? { ...speaker, name: cut(speaker) } : null };
  });
  return { name, language: labels.language, text, sentences };
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
