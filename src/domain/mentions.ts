import { fold } from './fold.ts';

/** Somebody who may be mentioned. */
export interface Mentionable {
  id: number;
  name: string;
  email: string | null;
  disabledAt: string | null;
}

/** Whom a name after an @ means, or why nobody. */
export type Meant = { id: number } | { sentence: string };

/**
 * Whom `@name` means: a whole e-mail address, the part of one before its @, or a name with dots or hyphens for its spaces
 * (`@Erin.Editor`), in this order; letter case and marks do not matter in names.
 */
export function whomMeans(name: string, people: readonly Mentionable[]): Meant {
  const address = name.toLowerCase();
  for (const matches of [
    (one: Mentionable) => one.email === address,
    (one: Mentionable) => localPart(one) === address,
    (one: Mentionable) => nameForm(one.name) === nameForm(name),
  ]) {
    const found = people.filter(matches);
    const enabled = found.filter((one) => one.disabledAt === null);
    if (enabled.length > 1) return { sentence: ambiguous(name, enabled) };
    if (enabled[0]) return { id: enabled[0].id };
    if (found[0]) return { sentence: `@${name} cannot be told: the account of ${found[0].name} is disabled.` };
  }
  return {
    sentence: `Nobody at this desk is called @${name}. Write the part of their e-mail address before the @; for an account elsewhere leave the @ out.`,
  };
}

function ambiguous(name: string, people: readonly Mentionable[]): string {
  const addresses = people.slice(0, 5).map((one) => `@${one.email}`);
  return `@${name} may be any of ${people.length} people. Write the whole address: ${addresses.join(' or ')}.`;
}

/** How somebody is written after an @: shortly where that means them alone. Null where nobody can. */
export function handleOf(person: Mentionable, people: readonly Mentionable[]): string | null {
  const short = localPart(person);
  if (short === null) return null;
  const meant = whomMeans(short, people);
  return 'id' in meant && meant.id === person.id ? short : person.email;
}

function localPart({ email }: Mentionable): string | null {
  return email?.split('@')[0] ?? null;
}

function nameForm(name: string): string {
  return fold(name);
}
