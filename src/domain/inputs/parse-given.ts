import type { z } from 'zod';
import { Invalid } from '../errors.ts';

/** Reads a value that the program itself or the command line supplies. @throws Invalid with a fault for each mistake */
export function parseGiven<S extends z.ZodType>(schema: S): (value: unknown) => z.output<S> {
  return (value) => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new Invalid(result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })));
  };
}
