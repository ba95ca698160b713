import os from 'node:os';

/**
 * For what only reads from here on, and for long: the processor's time is then first for whoever serves on this
 * machine. What writes must not wait for it while it holds a lock that others wait for.
 */
export function giveWay(): void {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
}
