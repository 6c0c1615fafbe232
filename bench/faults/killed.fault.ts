import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyCity } from '@weicheng/server/platform/facts/index';
import { type RunningServer, startServer } from '../../tests/server.ts';
import type { Report } from '../report.ts';
import { withConnection } from './scratch.ts';

const writers = 20;
const rounds = 3;
const people = ['chuangwei', 'jingban', 'ducha', 'chengguan', 'lianluo', 'jiedao', 'shequ', 'lingdao', 'pingshen', 'xitong'];

/** 断电：kill -9 of the whole server while 20 people save; every answer that was given is still true after the next start. */
export default async function killed(report: Report): Promise<void> {
  const acknowledged = new Set<string>();
  let orphans = 0;
  let slowest = 0;
  let server = await startServer();
  try {
    for (let round = 0; round < rounds; round++) {
      const cookies = await Promise.all(people.map((name) => server.signIn(name)));
      let dead = false;
      const saving = Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; !dead; n++) {
          const key = `fault-${round}-${writer}-${n}`;
          if (await save(server, cookies[writer % cookies.length] ?? '', key, n)) acknowledged.add(key);
        }
      });
      for (let waited = 0; acknowledged.size < 100 * (round + 1) && waited < 30_000; waited += 20) await sleep(20);
      await sleep(Math.random() * 50);
      const postmaster = Number.parseInt(readFileSync(join(server.folder, 'postgres', 'postmaster.pid'), 'utf8'), 10);
      await server.stop('SIGKILL');
      dead = true;
      await Promise.all(saving);
      if (!(await endsWithin(postmaster, 15))) orphans += 1;
      server = await startServer({ folder: server.folder });
      slowest = Math.max(slowest, server.seconds);
    }
    const { found, mismatches } = await withConnection(server.databaseUrl, async (database) => {
      const { rows } = await database.owner.query<{ key: string }>(
        "select request_id as key from fact where kind = 'person.ownPhoneChanged'",
      );
      return { found: new Set(rows.map((row) => row.key)), mismatches: (await verifyCity(database.city(1))).mismatches };
    });
    const lost = [...acknowledged].filter((key) => !found.has(key));
    report({ name: 'kill.acknowledged', value: acknowledged.size, unit: '次', limit: { atLeast: 100 * rounds } });
    report({ name: 'kill.lost', value: lost.length, unit: '次', limit: { atMost: 0 } });
    report({ name: 'kill.orphaned-databases', value: orphans, unit: '个', limit: { atMost: 0 } });
    report({ name: 'kill.broken-seals', value: mismatches.length, unit: '处', limit: { atMost: 0 } });
    report({ name: 'kill.start-again', value: Math.round(slowest * 100) / 100, unit: 's' });
  } finally {
    await server.remove();
  }
}

/** Saves one's own telephone number; true when the server said that it is saved. */
async function save(server: RunningServer, cookie: string, key: string, n: number): Promise<boolean> {
  try {
    const answer = await fetch(`${server.address}/api/my/phone`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-weicheng': '1', 'x-request-id': key },
      body: JSON.stringify({ officePhone: null, mobile: `139${String(n).padStart(8, '0')}` }),
    });
    await answer.arrayBuffer();
    if (!answer.ok && answer.status < 500) throw new Refused(`${answer.status}`);
    return answer.ok;
  } catch (error) {
    if (error instanceof Refused) throw error;
    await sleep(5);
    return false;
  }
}

/** The server said no, so nothing is being tested. */
class Refused extends Error {}

async function endsWithin(pid: number, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) {
    try {
      process.kill(pid, 0);
      if (process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) return true;
    } catch {
      return true;
    }
  }
  return false;
}
