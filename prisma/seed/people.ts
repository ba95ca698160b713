import type { SeedPerson } from './types.ts';

export const seedPeople: SeedPerson[] = [
  { key: 'contributor', email: 'contributor@desk.example', name: 'Chris Contributor', role: 'contributor' },
  { key: 'editor', email: 'editor@desk.example', name: 'Erin Editor', role: 'editor' },
  { key: 'reviewer', email: 'reviewer@desk.example', name: 'Robin Reviewer', role: 'editor' },
  { key: 'admin', email: 'admin@desk.example', name: 'Alex Admin', role: 'admin' },
  { key: 'reader', email: 'reader@desk.example', name: 'Riley Reader', role: 'reader' },
];
