import { readFile, writeFile } from 'node:fs/promises';

/** Memory of a process that the system holds in RAM, in MB of 10⁶ bytes; null where the system has no /proc. */
export async function residentMemory(pid: number): Promise<number | null> {
  return statusLine(pid, 'VmRSS');
}

/** The most that it was since the start or since `forgetPeak`. */
export async function peakMemory(pid: number): Promise<number | null> {
  return statusLine(pid, 'VmHWM');
}

/** Begins a new peak (Linux, proc(5): clear_refs). */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
}

async function statusLine(pid: number, name: string): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
  return kibibytes ? (Number(kibibytes) * 1024) / 1e6 : null;
}
