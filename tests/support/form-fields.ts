/** The fields of a page's last form, as a browser sends them when nothing is touched; `mark` stands where it begins. */
export function fieldsOf(html: string, mark = 'data-guard'): Record<string, string> {
  const form = html.slice(html.indexOf(mark));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>|<textarea[\s\S]*?<\/textarea>|<select[\s\S]*?<\/select>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (!name || (/type="(checkbox|radio)"/.test(tag) && !/ checked/.test(tag))) continue;
    fields[name] = plain(shownIn(tag));
  }
  return fields;
}

function shownIn(tag: string): string {
  if (tag.startsWith('<textarea')) return />\r?\n?([\s\S]*)<\/textarea>/.exec(tag)?.[1] ?? '';
  if (tag.startsWith('<select')) return /<option value="([^"]*)" selected/.exec(tag)?.[1] ?? '';
  return /value="([^"]*)"/.exec(tag)?.[1] ?? '';
}

/** Text as it reads. */
export function plain(html: string): string {
  const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&#34;': '"', '&#39;': "'", '&amp;': '&' };
  return html.replace(/&(?:lt|gt|amp|#34|#39);/g, (sign) => signs[sign] ?? sign);
}
