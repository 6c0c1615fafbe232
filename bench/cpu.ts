import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time that a process and each one below it have taken; null where the system does not tell (no /proc). */
export function processorTime(pid: number): ReadonlyMap<number, number> | null {
  const all = new Map<number, Stat>();
  try {
    for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) all.set(Number(name), read(name));
  } catch {
    return null;
  }
  const below = (id: number): number[] => [id, ...[...all].filter(([, { parent }]) => parent === id).flatMap(([child]) => below(child))];
  return new Map(below(pid).map((id) => [id, all.get(id)?.spent ?? 0]));
}

/** What was taken between two readings; a process that ended in between is left out. */
export const spentBetween = (before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number =>
  [...after].reduce((sum, [id, spent]) => sum + spent - (before.get(id) ?? 0), 0);

interface Stat {
  parent: number;
  spent: number;
}

/** Of a process that has ended meanwhile there is nothing to tell. */
function read(name: string): Stat {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: fields[1] ?? 0, spent: ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10 }; // told in hundredths of a second
  } catch {
    return { parent: -1, spent: 0 };
  }
}

/** What a process holds in memory now; 0 where the system does not tell. */
export const residentBytes = (pid: number): number => toldBy(pid, 'VmRSS');

/** The most it ever held; 0 where the system does not tell. */
export const peakBytes = (pid: number): number => toldBy(pid, 'VmHWM');

function toldBy(pid: number, what: string): number {
  try {
    return Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
