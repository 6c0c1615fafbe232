import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import pg from 'pg';
import { processorTime, spentBetween } from '../cpu.ts';
import type { Report } from '../report.ts';
import type { Asked } from './asked.ts';
import { type Filled, type FilledServer, few, many, startFilled } from './filled.ts';

const rounds = 3;
const crowd = 20;
/** How many answers a round wants at least, and how long it takes at least and at most, in milliseconds. */
const least = { answers: 30, time: 1000 };
const most = 15_000;

/**
 * The same questions to ten thousand issues and to a million, by one reader who asks again at once, which is what a page costs; in turn, so that both
 * meet the same machine. Beside it the processor time of server and database for a page, and last of all twenty readers who wait for each other.
 */
export async function compare(report: Report, questions: (filled: Filled) => Asked): Promise<void> {
  const small = await startFilled(report, few);
  const large = await startFilled(report, many).catch(async (error) => {
    await small.server.stop();
    throw error;
  });
  try {
    const ofFew = questions(small.filled);
    const ofMany = questions(large.filled);
    for (const [name, { atMost }] of Object.entries(ofMany)) {
      const asking = { few: readerOf(small, ofFew, name), many: readerOf(large, ofMany, name) };
      const seen: { few: Read; many: Read }[] = [];
      for (let round = 0; round <= rounds; round++) seen.push({ few: await asking.few(), many: await asking.many() });
      seen.shift(); // warm
      const now = middle(seen.map((round) => round.many.p99));
      report({ name: `issues.${name}.p99`, value: rounded(now), unit: 'ms', limit: { atMost } });
      report({
        name: `issues.${name}.ofFew`,
        // below one millisecond the machine is measured and not the page
        value: rounded(middle(seen.map((round) => Math.max(1, round.many.p99) / Math.max(1, round.few.p99)))),
        unit: '倍',
        limit: { atMost: 1.3 },
      });
      const spent = (of: 'few' | 'many', what: 'server' | 'database') => middle(seen.map((round) => round[of][what]));
      report({
        name: `issues.${name}.ofFew.processor`,
        value: rounded((spent('many', 'server') + spent('many', 'database')) / (spent('few', 'server') + spent('few', 'database'))),
        unit: '倍',
      });
      report({ name: `issues.${name}.server`, value: rounded(spent('many', 'server')), unit: 'ms' });
      report({ name: `issues.${name}.database`, value: rounded(spent('many', 'database')), unit: 'ms' });
      asking.few.end();
      asking.many.end();
    }
    for (const [name, { as, path }] of Object.entries(ofMany)) {
      report({ name: `issues.${name}.p99of20`, value: await crowded(large.server.address, large.cookies[as], path), unit: 'ms' });
      await silence(large.server.databaseUrl);
    }
  } finally {
    await small.server.stop();
    await large.server.stop();
  }
}

interface Read {
  p99: number;
  /** Processor time of an answer. */
  server: number;
  database: number;
}

const rounded = (n: number) => Math.round(n * 100) / 100;
export const middle = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const nearlyLast = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.99)] ?? Number.NaN;

/** One reader of one question, over one connection: a call asks for a while, and ends the run where an answer is a refusal or too few come. */
function readerOf({ server, cookies }: FilledServer, asked: Asked, name: string) {
  const { as, path } = asked[name] as Asked[string];
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const read = async (): Promise<Read> => {
    const waited: number[] = [];
    const before = processorTime(server.pid) ?? new Map();
    const began = performance.now();
    const taken = () => performance.now() - began;
    while ((taken() < least.time || waited.length < least.answers) && taken() < most)
      waited.push(await answered(agent, `${server.address}${path()}`, cookies[as]));
    const after = processorTime(server.pid) ?? new Map();
    const own = (after.get(server.pid) ?? 0) - (before.get(server.pid) ?? 0);
    return {
      p99: nearlyLast(waited),
      server: own / waited.length,
      database: (spentBetween(before, after) - own) / waited.length,
    };
  };
  return Object.assign(read, { end: () => agent.destroy() });
}

/** Milliseconds until the whole answer is there. */
const answered = (agent: Agent, url: string, cookie: string) =>
  new Promise<number>((resolve, reject) => {
    const began = performance.now();
    get(url, { agent, headers: { cookie } }, (answer) => {
      answer.on('error', reject).resume();
      if (answer.statusCode === 200) answer.on('end', () => resolve(performance.now() - began));
      else reject(new Error(`${url}: ${answer.statusCode}`));
    }).on('error', reject);
  });

/** Twenty readers for two seconds. Whoever got nothing waited as long as it took. */
async function crowded(url: string, cookie: string, path: () => string): Promise<number> {
  const requests = Array.from({ length: 50 }, () => ({ method: 'GET' as const, path: path() }));
  const seconds = 2;
  const {
    latency,
    non2xx,
    errors,
    requests: answers,
  } = await autocannon({ url, connections: crowd, duration: seconds, headers: { cookie }, requests });
  if (non2xx || errors) throw new Error(`${requests[0]?.path}: ${non2xx} refused, ${errors} broken`);
  return answers.total < crowd ? Number.NaN : latency.p99;
}

/** What readers who went away had asked is worked off first: it would be measured with what comes next. */
async function silence(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    for (let busy = 1; busy > 0; ) {
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where usename = 'weicheng_app' and state = 'active' and query_start > now() - interval '2 minutes'`,
      );
      busy = rows[0]?.n ?? 0;
      await sleep(100);
    }
  } finally {
    await client.end();
  }
}
