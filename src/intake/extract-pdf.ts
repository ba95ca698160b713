import { getDocumentProxy } from 'unpdf';
import type { Found } from './propose.ts';

/** Why a PDF gives no text. */
export type PdfFault = 'locked' | 'damaged' | 'no text';

export class UnreadablePdf extends Error {
  readonly fault: PdfFault;
  constructor(fault: PdfFault) {
    super(fault);
    this.fault = fault;
  }
}

/** One line as it was set: its text, its base line from the page's lower edge, and the size of its letters, in points. */
interface Line {
  text: string;
  y: number;
  size: number;
}

/**
 * The text of a PDF, its lines joined to paragraphs by the space between them.
 * @throws UnreadablePdf where it has a password, is damaged, or holds pictures only
 */
export async function extractPdf(bytes: Uint8Array): Promise<{ text: string; found: Found }> {
  // The library takes its argument apart.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, stopAtErrors: false }).catch((error) => {
    throw new UnreadablePdf(error?.name === 'PasswordException' ? 'locked' : 'damaged');
  });
  try {
    const lines: Line[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      lines.push(...linesOf((await page.getTextContent()).items as Item[]));
      page.cleanup();
    }
    const text = joined(lines);
    if (text.trim() === '') throw new UnreadablePdf('no text');
    const { info } = (await pdf.getMetadata()) as { info: Record<string, unknown> };
    return { text, found: { title: [titleFrom(info.Title)], author: [info.Author] } };
  } catch (error) {
    throw error instanceof UnreadablePdf ? error : new UnreadablePdf('damaged');
  } finally {
    await pdf.loadingTask.destroy();
  }
}

interface Item {
  /** Absent in marks of structure. */
  str?: string;
  hasEOL: boolean;
  transform: number[];
  height: number;
}

function linesOf(items: Item[]): Line[] {
  const lines: Line[] = [];
  let line: Line = { text: '', y: 0, size: 0 };
  const end = () => {
    if (line.text.trim() !== '') lines.push({ ...line, text: line.text.trim() });
    line = { text: '', y: 0, size: 0 };
  };
  for (const { str, hasEOL, transform, height } of items) {
    if (str === undefined) continue;
    if (str.trim() !== '' && line.text.trim() === '') line = { text: '', y: transform[5] ?? 0, size: height };
    line.text += str;
    line.size = Math.max(line.size, height);
    if (hasEOL) end();
  }
  end();
  return lines;
}

function joined(lines: Line[]): string {
  return lines
    .map(({ text }, index) => {
      const above = lines[index - 1];
      const line = lines[index] as Line;
      if (!above) return text;
      if (isNewParagraph(above, line)) return `\n\n${text}`;
      return /[-\u00ad]$/.test(above.text) ? text : ` ${text}`;
    })
    .join('')
    .replaceAll('\u00ad', '')
    .replace(/\0|\p{Surrogate}/gu, '');
}

/** A wider gap than within a paragraph, other letters; over a column's or page's end, a sentence that is complete. */
function isNewParagraph(above: Line, line: Line): boolean {
  const gap = above.y - line.y;
  if (gap <= 0) return /[.!?:…"”’»)]$/.test(above.text);
  return gap > 1.6 * Math.max(above.size, line.size) || Math.abs(above.size - line.size) > 0.1 * above.size;
}

/** Programs fill the title in with a file's name. */
function titleFrom(title: unknown): unknown {
  const named =
    typeof title === 'string' && /^(untitled|microsoft word\b)|\.(docx?|odt|pdf|indd|qxd|tex)$/i.test(title);
  return named ? undefined : title;
}
