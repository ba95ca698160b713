import type { EvidenceItem } from '../../domain/claim.ts';
import { roots } from '../../domain/independence.ts';
import type { KnownSources } from './known-sources.ts';

/**
 * Why several items count as one origin, a sentence for each root that more than one of them goes back to: "Yevgeny
 * Prigozhin and Wagner count once: both go back to Wagner."
 */
export function sameRootSentences(items: EvidenceItem[], sources: KnownSources, locale: string): string[] {
  const origins = items.flatMap((item) => (item.withdrawn ? [] : (item.origin?.id ?? item.source?.id ?? [])));
  const nameOf = (id: number) => sources.get(id)?.name ?? `source ${id}`;
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return [...roots(origins, (id) => sources.get(id)?.parentId)].flatMap(([root, ids]) => {
    const count = origins.filter((id) => ids.includes(id)).length;
    if (count < 2) return [];
    if (ids.length === 1) return [`${count} items of one origin, ${nameOf(ids[0] as number)}, count once.`];
    const both = ids.length === 2 ? 'both' : 'all';
    return [`${list.format(ids.map(nameOf))} count once: ${both} go back to ${nameOf(root)}.`];
  });
}
