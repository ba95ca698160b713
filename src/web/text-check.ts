import { type Fault, Invalid } from '../domain/errors.ts';

/**
 * Refuses values that hold, at any depth, a string (or member name) with NUL or a lone surrogate: neither database could
 * give it back.
 * @throws Invalid (422) that names the places, or says that the value is nested too deeply.
 */
export function refuseBrokenText(value: unknown): void {
  const faults: Fault[] = [];
  collect(value, '', faults, 0);
  if (faults.length > 0) throw new Invalid(faults.slice(0, 50));
}

/** Far more than any schema has; without a limit, a body of brackets alone would exhaust the stack. */
const deepest = 50;

/** Under the flag `u` this finds lone surrogates only: a pair is one code point. */
const broken = /\0|\p{Surrogate}/u;

function collect(value: unknown, path: string, faults: Fault[], depth: number): void {
  if (depth > deepest) throw new Invalid('This is nested too deeply.');
  if (typeof value === 'string') {
    if (value.includes('\0')) faults.push({ path, message: 'This text holds a NUL character.' });
    else if (broken.test(value)) faults.push({ path, message: 'This text is not well-formed Unicode.' });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (broken.test(key)) faults.push({ path, message: 'The name of a member is not well-formed text.' });
      else collect(inner, path ? `${path}.${key}` : key, faults, depth + 1);
    }
  }
}
