// Most values hold none of them: asking first is faster than replacing, which pages would do thousands of times.
const hasReserved = /[&<>'"]/;
const reserved = /[&<>'"]/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' };

/** A value as text in HTML, in attributes too, exactly as EJS writes it; nothing for null and undefined. */
export function escapeHtml(value: unknown): string {
  if (typeof value === 'string') return hasReserved.test(value) ? value.replace(reserved, entityOf) : value;
  return value === undefined || value === null ? '' : escapeHtml(String(value));
}

const entityOf = (sign: string): string => entities[sign] ?? sign;
