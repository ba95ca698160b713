import { defineConfig } from 'prisma/config';

// `generate` needs no engine; naming one keeps Prisma from downloading it.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: 'prisma/schema.prisma' });
