import type { Field } from './fields.ts';

const texts = {
  '-id': 'Newest first',
  id: 'Oldest first',
  '-updated': 'Last changed first',
  updated: 'Longest unchanged first',
};

/** The order of a list of sources or documents. */
export function sortField(sort: keyof typeof texts): Field {
  const options = Object.entries(texts).map(([value, text]) => ({ value, text }));
  return { name: 'sort', label: 'Order', type: 'select', value: sort, options };
}
