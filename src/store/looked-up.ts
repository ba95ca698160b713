import { Prisma } from './generated/sqlite/client.ts';

/**
 * The end of a subquery in EXISTS that is to be looked up for each row by its index. Without it PostgreSQL may read the whole
 * table once to join it, though only the first rows of a long list are asked for.
 */
export const lookedUp = Prisma.sql`LIMIT 1 OFFSET 0`;
