import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';

const empty = (value: unknown) => (value === '' ? undefined : value);
const setting = <S extends z.ZodType>(schema: S) => z.preprocess(empty, schema);

/** Every setting of the environment; each is described in `.env.example`. */
const environment = z.object({
  NODE_ENV: setting(z.enum(['development', 'production', 'test']).default('development')),
  PORT: setting(z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: setting(z.string().default('127.0.0.1')),
  DATABASE_URL: setting(
    z
      .string()
      .regex(/^(postgres(ql)?:\/\/.+|file:\/.+)$/, 'expected postgresql://… or file:/absolute/path')
      .optional(),
  ),
  DATABASE_POOL: setting(z.coerce.number().int().min(3).max(500).default(12)),
  BASE_URL: setting(
    z.url({ protocol: /^https?$/, error: 'expected an address such as https://desk.example.org' }).optional(),
  ),
  DATA_DIR: setting(z.string().default('./data')),
  SEED: setting(z.enum(['example', 'none']).optional()),
  DEMO_PASSWORD: setting(z.string().min(8, 'expected at least 8 characters').optional()),
  FETCH_ALLOW: setting(z.string().default('')),
  TRUST_PROXY: setting(
    z
      .string()
      .regex(/^[\w.:/, -]+$/, 'expected addresses or networks such as loopback, 10.0.0.0/8')
      .optional(),
  ),
  ACCESS_LOG_DAYS: setting(z.coerce.number().int().min(1).max(3650).default(90)),
  LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info')),
});

export interface Config {
  production: boolean;
  port: number;
  host: string;
  /** Where people reach the desk, without a trailing slash. */
  baseUrl: string;
  /** Absolute. */
  dataDir: string;
  /** `file:/absolute/path` or `postgresql://…`. */
  databaseUrl: string;
  /** The most connections that this program holds to PostgreSQL, beside the one on which a snapshot is read now and then. */
  databasePool: number;
  seed: 'example' | 'none';
  demoPassword: string;
  /** Whether `demoPassword` was made up here and must be told. */
  demoPasswordIsRandom: boolean;
  /** Hosts, addresses and networks that may be fetched although they are not public. */
  fetchAllow: string[];
  /** The proxies whose `X-Forwarded-For` is believed; none where it is false. */
  trustProxy: string | false;
  /** How long the access log keeps its entries, in days. */
  accessLogDays: number;
  logLevel: string;
}

/** A wrong setting, told in one line. */
export class WrongSetting extends Error {}

/**
 * Reads the settings; the only reader of the environment.
 * @throws WrongSetting naming the first setting that is wrong
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const result = environment.safeParse(env);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new WrongSetting(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  const given = result.data;
  const dataDir = path.resolve(given.DATA_DIR);
  const production = given.NODE_ENV === 'production';
  return {
    production,
    port: given.PORT,
    host: given.HOST,
    baseUrl: (given.BASE_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    dataDir,
    databaseUrl: given.DATABASE_URL ?? `file:${path.join(dataDir, 'desk.db')}`,
    databasePool: given.DATABASE_POOL,
    seed: given.SEED ?? (production ? 'none' : 'example'),
    demoPassword: given.DEMO_PASSWORD ?? randomBytes(9).toString('base64url'),
    demoPasswordIsRandom: given.DEMO_PASSWORD === undefined,
    fetchAllow: given.FETCH_ALLOW.split(/[\s,]+/).filter((one) => one !== ''),
    trustProxy: given.TRUST_PROXY ?? false,
    accessLogDays: given.ACCESS_LOG_DAYS,
    logLevel: given.LOG_LEVEL,
  };
}
