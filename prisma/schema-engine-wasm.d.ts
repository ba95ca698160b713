// The package ships declarations for its entry only, not for the bindings that Node can load.
declare module '@prisma/schema-engine-wasm/schema_engine_bg' {
  export function __wbg_set_wasm(exports: unknown): void;
  export const SchemaEngine: Record<'new', (options: unknown, log: () => void, adapter: unknown) => Promise<unknown>>;
}

declare namespace WebAssembly {
  function instantiate(bytes: Uint8Array, imports: unknown): Promise<{ instance: { exports: object } }>;
}
