import { Unavailable } from '../domain/errors.ts';
import { OutcomeUnknown } from './engines/writing.ts';
import { Prisma } from './generated/sqlite/client.ts';

/** What Prisma hands on of a driver's error, on either engine. */
interface DriverCause {
  originalCode?: string;
  originalMessage?: string;
  kind?: string;
}

function causeOf(error: unknown): DriverCause {
  const known = error as { meta?: { driverAdapterError?: { cause?: DriverCause } }; cause?: DriverCause };
  return known?.meta?.driverAdapterError?.cause ?? known?.cause ?? {};
}

const busyCodes = new Set(['P2034', 'P2028', 'P1008', 'P2024']);
const busyDriverCodes = new Set(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', '55P03', '40001', '40P01']);
const gonePrismaCodes = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1010', 'P1011', 'P1017']);
const goneDriverCodes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|SQLITE_CANTOPEN|SQLITE_IOERR.*|SQLITE_FULL|SQLITE_READONLY.*|57P0[123]|08\w{3}|53\d{3}|3D000|28\w{3})$/;

/** Whether the same work may succeed when tried again: a lock or a queue was too slow. */
export function isBusy(error: unknown): boolean {
  const { code } = error as { code?: string };
  const { originalCode, kind } = causeOf(error);
  return (
    busyCodes.has(code ?? '') ||
    busyDriverCodes.has(code ?? '') ||
    busyDriverCodes.has(originalCode ?? '') ||
    kind === 'SocketTimeout'
  );
}

/** Whether the database cannot be reached or cannot write at all. */
export function isGone(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  const { originalCode, kind } = causeOf(error);
  return (
    error instanceof Prisma.PrismaClientInitializationError ||
    gonePrismaCodes.has(code ?? '') ||
    goneDriverCodes.test(code ?? '') ||
    goneDriverCodes.test(originalCode ?? '') ||
    kind === 'DatabaseNotReachable' ||
    /timeout exceeded when trying to connect|Connection terminated|connection is not open|pool after calling end|not queryable|Query read timeout/i.test(
      message ?? '',
    )
  );
}

/** Whether one of the database's own guards refused (append-only, second person); see prisma/guards. */
export function isGuardRefusal(error: unknown): boolean {
  const text = `${causeOf(error).originalMessage ?? ''} ${(error as Error)?.message ?? ''}`;
  return /append-only:|separation of duties:|SignOff_second_person_check/.test(text);
}

/** An error of the database that people should see as 503, or the error as it is. */
export function translated(error: unknown): unknown {
  if (error instanceof OutcomeUnknown)
    return new Unavailable(
      'The database broke off while this was being saved. Look whether it was before you send it again.',
    );
  if (isBusy(error))
    return new Unavailable('The desk is very busy. Nothing was saved; please send it again in a moment.');
  if (isGone(error)) return new Unavailable('The database does not answer. Nothing was saved; please try again soon.');
  return error;
}
