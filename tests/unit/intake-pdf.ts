/** A line of a PDF page: its text, where it stands (points from the lower edge) and how large it is set. */
export interface PdfLine {
  text: string;
  y: number;
  size?: number;
}

const ascii = (text: string) => text.replace(/[\\()]/g, '\\$&');

/** A small PDF 1.4, a page for each list of lines, written by hand; `more` are entries of its trailer. */
export function pdf(pages: PdfLine[][], { info = '', more = '' } = {}): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${5 + 2 * index} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...pages.flatMap((lines, index) => {
      const content = lines
        .map(({ text, y, size = 12 }) => `BT /F1 ${size} Tf 72 ${y} Td (${ascii(text)}) Tj ET`)
        .join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + 2 * index} 0 R ` +
          '/Resources << /Font << /F1 3 0 R >> >> >>',
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = [`0000000000 65535 f `, ...offsets.map((offset) => `${offset} 00000 n `)].join('\n');
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R ${more} >>`;
  file += `xref\n0 ${objects.length + 1}\n${table}\ntrailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
