import { readFile, writeFile } from 'node:fs/promises';

/** Memory of a process that the system holds in RAM, in MB of 10⁶ bytes; NaN where the system has no /proc. */
export async function residentMemory(pid: number): Promise<number> {
  return statusLine(pid, 'VmRSS');
}

/** The most that it was since the start or since `forgetPeak`. */
export async function peakMemory(pid: number): Promise<number> {
  return statusLine(pid, 'VmHWM');
}

/** Begins a new peak (Linux, proc(5): clear_refs). */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => {});
}

async function statusLine(pid: number, name: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kibibytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? [];
  return kibibytes ? (Number(kibibytes) * 1024) / 1e6 : Number.NaN;
}

/** Processor time that a process has used, in ms, in steps of 10; NaN where the system has no /proc. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Behind the program's name, which may hold anything: proc(5), utime and stime are fields 14 and 15, in 1/100 s.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
