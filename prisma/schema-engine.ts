import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';

export type EngineName = 'sqlite' | 'postgresql';

interface SchemaEngine {
  diff(params: unknown): Promise<{ stdout: string | null }>;
  free(): void;
}

const require = createRequire(import.meta.url);

/** Prisma's schema engine as WebAssembly; the package's own entry relies on a loader for `.wasm` that Node lacks. */
async function loadBindings() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm');
  const module = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': bindings as never });
  bindings.__wbg_set_wasm(module.instance.exports);
  (module.instance.exports as unknown as { __wbindgen_start(): void }).__wbindgen_start();
  return bindings;
}

// Once only: the bindings keep views on the memory of the first instance.
let loaded: ReturnType<typeof loadBindings> | undefined;

async function openSchemaEngine(datamodel: string, engine: EngineName): Promise<SchemaEngine> {
  loaded ??= loadBindings();
  const options = { datamodels: [['schema.prisma', datamodel] as [string, string]] };
  return (await (await loaded).SchemaEngine.new(options, () => {}, adapterFor(engine))) as SchemaEngine;
}

/** The engine asks its adapter only for the server's version; no database is needed for a difference of two models. */
function adapterFor(engine: EngineName) {
  const version = { columnNames: ['server_version_num'], columnTypes: [ColumnTypeEnum.Int32], rows: [[150000]] };
  const nothing = async () => 0;
  const connection = {
    provider: engine === 'sqlite' ? 'sqlite' : 'postgres',
    adapterName: 'claimdesk-difference',
    queryRaw: async () => version,
    executeRaw: nothing,
    executeScript: nothing,
    startTransaction: nothing,
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: false }),
    dispose: nothing,
  };
  const connect = async () => connection;
  return bindMigrationAwareSqlAdapterFactory({ ...connection, connect, connectToShadowDb: connect } as never);
}

/** The model as it is for one engine: only the provider differs. */
export function modelFor(engine: EngineName, model: string): string {
  return model.replace('provider = "sqlite"', `provider = "${engine}"`);
}

/**
 * The SQL that leads from one model to another, as Prisma would write it.
 * @param from the earlier model's text, or null for an empty database
 * @param to the later model's text
 * @returns SQL, or an empty string where nothing differs
 */
export async function differenceInSql(engine: EngineName, from: string | null, to: string): Promise<string> {
  const schema = await openSchemaEngine(modelFor(engine, to), engine);
  const target = (text: string) => ({
    tag: 'schemaDatamodel',
    files: [{ path: 'schema.prisma', content: modelFor(engine, text) }],
  });
  const { stdout } = await schema.diff({
    from: from === null ? { tag: 'empty' } : target(from),
    to: target(to),
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  schema.free();
  const sql = (stdout ?? '').trim();
  return sql.startsWith('-- This is an empty migration') ? '' : sql;
}
