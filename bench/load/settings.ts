import path from 'node:path';
import { root } from '../../src/root.ts';

/** Where loaded desks and all else that a run leaves for the next one stands; the usual place is ignored by git. */
export const folder = process.env.BENCH_DATA ? path.resolve(process.env.BENCH_DATA) : path.join(root, 'bench', '.data');

/** Of a PostgreSQL server where the benchmark may create databases. */
export const serverUrl = process.env.BENCH_DATABASE_URL;
