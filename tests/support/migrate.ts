// Migrates the database of its argument and prints what it applied: one of several processes that begin together.
import { migrate } from '../../src/store/migrate.ts';
import { engineFor } from '../../src/store/store.ts';

console.log(JSON.stringify(await migrate(engineFor(process.argv[2] ?? ''))));
