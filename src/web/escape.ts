const reserved = /[&<>'"]/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

// Up to here looking at each letter is faster than asking the regular expression, which pages do thousands of times.
const shortest = 48;

/** A value as text in HTML, in attributes too, exactly as EJS writes it; nothing for null and undefined. */
export function escapeHtml(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : String(value);
  if (text.length < shortest && !hasReserved(text)) return text;
  return text.replace(reserved, (sign) => entities[sign] ?? sign);
}

function hasReserved(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // & < > ' "
    if (code <= 62 && (code === 38 || code === 60 || code === 62 || code === 39 || code === 34)) return true;
  }
  return false;
}
