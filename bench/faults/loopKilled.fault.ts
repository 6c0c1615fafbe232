import { setTimeout as sleep } from 'node:timers/promises';
import { issueContract, issueFacts } from '@weicheng/domain/rectification';
import { verifyCity } from '@weicheng/server/platform/facts/index';
import { type RunningServer, startServer } from '../../tests/server.ts';
import type { Report } from '../report.ts';
import { withConnection } from './scratch.ts';

const walkers = 20;
const rounds = 3;
const perRound = 200;

/** A step that was answered: of which issue, which it was, and the revision it made. */
interface Step {
  id: string;
  kind: string;
  revision: number;
}

/** One issue's way: who takes which step with what, and the fact it leaves. */
const way: readonly { who: 'office' | 'unit'; verb: keyof typeof issueContract; kind: string; with?: object }[] = [
  { who: 'office', verb: 'dispatch', kind: issueFacts.dispatched.kind, with: { workingDays: 3 } },
  { who: 'unit', verb: 'acknowledge', kind: issueFacts.acknowledged.kind },
  { who: 'unit', verb: 'submit', kind: issueFacts.submitted.kind, with: { text: '清运完毕' } },
  { who: 'office', verb: 'return', kind: issueFacts.returned.kind, with: { reason: '还有一处' } },
  { who: 'unit', verb: 'submit', kind: issueFacts.submitted.kind, with: { text: '都清了' } },
  { who: 'office', verb: 'close', kind: issueFacts.closed.kind },
  { who: 'office', verb: 'reopen', kind: issueFacts.reopened.kind, with: { reason: '又满了' } },
  { who: 'office', verb: 'dispatch', kind: issueFacts.dispatched.kind, with: { workingDays: 1 } },
  { who: 'unit', verb: 'decline', kind: issueFacts.declined.kind, with: { reason: '不归我管' } },
  { who: 'office', verb: 'void', kind: issueFacts.voided.kind, with: { reason: '登记了两次' } },
];

/**
 * 断电：kill -9 of the whole server while twenty walk issues through the loop. After the next start every step that was answered is there, none is
 * there twice and none is missing in between, the counters of 当日情况 are the rows behind them, and the seals hold.
 */
export default async function loopKilled(report: Report): Promise<void> {
  const acknowledged: Step[] = [];
  let server = await startServer();
  try {
    const cookies = { office: await server.signIn('chuangwei'), unit: await server.signIn('lianluo') };
    const leadUnitId = await unitOf(server);
    for (let round = 0; round < rounds; round++) {
      let dead = false;
      const walking = Array.from({ length: walkers }, async () => {
        while (!dead) await walk(server, cookies, leadUnitId, (step) => acknowledged.push(step));
      });
      for (let waited = 0; acknowledged.length < perRound * (round + 1) && waited < 60_000; waited += 20) await sleep(20);
      await sleep(Math.random() * 50);
      await server.stop('SIGKILL');
      dead = true;
      await Promise.all(walking);
      server = await startServer({ folder: server.folder });
    }
    const after = await withConnection(server.databaseUrl, async (database) => {
      const { rows: facts } = await database.owner.query<Step>(
        `select about as id, kind, (data ->> 'revision')::int as revision from fact where city_id = 1 and kind like 'issue.%' and data ? 'revision'`,
      );
      const { rows: gaps } = await database.owner.query(
        `select i.id from issue i join fact f on f.city_id = i.city_id and f.about = i.id and f.kind like 'issue.%' and f.data ? 'revision'
         group by i.city_id, i.id, i.revision having count(*) <> i.revision + 1 or max((f.data ->> 'revision')::int) <> i.revision`,
      );
      const { rows: miscounted } = await database.owner.query(
        `select kind, day, sum(n) from (
           select kind, day, count(*) as n from issue_day where city_id = 1 and kind in ('registered', 'dispatched', 'returned', 'closed') group by 1, 2
           union all
           select kind, day, -sum(n) from issue_figure_delta where city_id = 1 and kind in ('registered', 'dispatched', 'returned', 'closed') group by 1, 2
           union all
           select kind, day, -n from issue_figure cross join lateral
             (values ('registered', registered), ('dispatched', dispatched), ('returned', returned), ('closed', closed)) k (kind, n)
           where city_id = 1 and scope = 'all') t
         group by 1, 2 having sum(n) <> 0`,
      );
      return { facts, gaps: gaps.length, miscounted: miscounted.length, seals: (await verifyCity(database.city(1))).mismatches.length };
    });
    const keyOf = ({ id, kind, revision }: Step) => `${id} ${kind} ${revision}`;
    const found = new Set(after.facts.map(keyOf));
    report({ name: 'loop.acknowledged', value: acknowledged.length, unit: '步', limit: { atLeast: perRound * rounds } });
    report({ name: 'loop.lost', value: acknowledged.filter((step) => !found.has(keyOf(step))).length, unit: '步', limit: { atMost: 0 } });
    report({
      name: 'loop.twice',
      value: after.facts.length - new Set(after.facts.map(({ id, revision }) => `${id} ${revision}`)).size,
      unit: '步',
      limit: { atMost: 0 },
    });
    report({ name: 'loop.broken-lives', value: after.gaps, unit: '个', limit: { atMost: 0 } });
    report({ name: 'loop.miscounted-days', value: after.miscounted, unit: '处', limit: { atMost: 0 } });
    report({ name: 'loop.broken-seals', value: after.seals, unit: '处', limit: { atMost: 0 } });
  } finally {
    await server.remove();
  }
}

/** One issue from 登记 to where its way ends, or to where the server is gone. */
async function walk(
  server: RunningServer,
  cookies: Readonly<Record<'office' | 'unit', string>>,
  leadUnitId: string,
  done: (step: Step) => void,
): Promise<void> {
  let issue = await send(server, cookies.office, '/api/issues', { title: '菜市场东门垃圾桶满溢', source: 'inspection', place: '东门' });
  if (!issue) return;
  done({ ...issue, kind: issueFacts.registered.kind });
  for (const { who, verb, kind, with: more } of way) {
    const path = issueContract[verb].path.replace(':id', issue.id);
    const next = await send(server, cookies[who], path, {
      revision: issue.revision,
      ...more,
      ...(verb === 'dispatch' ? { leadUnitId } : {}),
    });
    if (!next) return;
    issue = next;
    done({ ...issue, kind });
  }
}

/** What the issue is then; undefined where no answer came. A refusal means that nothing is being tested. */
async function send(
  server: RunningServer,
  cookie: string,
  path: string,
  body: object,
): Promise<{ id: string; revision: number } | undefined> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`${server.address}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'x-weicheng': '1' },
      body: JSON.stringify(body),
    });
    text = await answer.text();
  } catch {
    await sleep(5);
    return undefined;
  }
  if (answer.status >= 500) return undefined;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  const { id, revision } = JSON.parse(text);
  return { id, revision };
}

/** The unit whose liaison walks. */
const unitOf = (server: RunningServer): Promise<string> =>
  withConnection(server.databaseUrl, async ({ owner }) => {
    const { rows } = await owner.query<{ id: string }>(`select id from unit where city_id = 1 and name = '市城市管理综合执法局'`);
    return rows[0]?.id ?? '';
  });
