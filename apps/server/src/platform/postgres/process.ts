import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** What the system says of a living process. */
export type Seen = { parent: number; command: string };

/** Looks a process up; a zombie counts as gone, though signals still "reach" it. */
export const see = (pid: number): Seen | undefined => {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (state === 'Z' || state === 'X') return undefined;
      return { parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') {
    const row = spawnSync('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'], { encoding: 'utf8' }).stdout ?? '';
    return row.includes(`"${pid}"`) ? { parent: 0, command: row } : undefined;
  }
  const row = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(
    spawnSync('ps', ['-o', 'ppid=,stat=,args=', '-p', String(pid)], { encoding: 'utf8' }).stdout,
  );
  if (!row?.[1] || !row[3] || row[2]?.startsWith('Z')) return undefined;
  return { parent: Number(row[1]), command: row[3] };
};

/** Whether this process is the postmaster of that cluster, and not a stranger that was given the same number later. */
export const isPostmasterOf = (pid: number, cluster: string): boolean => {
  const seen = see(pid);
  if (!seen || !/postgres/.test(seen.command)) return false;
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return seen.command.includes(cluster);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster; // a postmaster lives in its cluster
  } catch {
    return seen.command.includes(cluster);
  }
};

/** The word by which a guard is known in the process list; the pid of the node it serves follows. */
export const guardName = 'weicheng-guard';

/**
 * Whether the program that started this postmaster still runs: postgres ← guard ← node.
 * An orphan's guard is gone or was inherited by another parent. Windows has no guard: there it counts as running.
 */
export const ownerLives = (postmaster: number): boolean => {
  if (process.platform === 'win32') return true;
  const guard = see(see(postmaster)?.parent ?? 0);
  const owner = new RegExp(`${guardName} (\\d+)`).exec(guard?.command ?? '')?.[1];
  return owner !== undefined && guard?.parent === Number(owner);
};
