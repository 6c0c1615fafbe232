import { noticeKinds } from '@weicheng/domain/contents';
import { assignmentContract } from '@weicheng/domain/plan';
import { channelContract } from '@weicheng/domain/platform';
import { issueContract } from '@weicheng/domain/rectification';
import { expect, it } from 'vitest';
import { remindUnits } from '../../../features/plan/reminder/reminder.jobs.ts';
import { announceDue, escalate } from '../../../features/rectification/escalation/escalation.jobs.ts';
import { channelDesk, monday } from '../../../testing/channels/channelDesk.ts';
import { inDays, issuedPlan } from '../../../testing/issuedPlan.ts';

const day = 86_400_000;
const one = <I>({ id, revision }: { id: I; revision: number }) => ({ id, revision });
const { office, admin, desk, own, clock, robot, add, dispatch, inCity, carryNow } = await channelDesk('SEC-every-step', 'unused');

it('hears of every step of an issue and a task, and each morning of what is late and due soon', async () => {
  const kinds = (await admin.call(channelContract.list)).kinds.map(({ kind }) => kind);
  const id = await add('wecom', '全程', { wants: Object.fromEntries(kinds.map((kind) => [kind, 'now'])) });
  const liaison = await office.as('lianluo');
  const issue = await dispatch(own);
  const mine = { id: issue.id };
  await liaison.call(issueContract.acknowledge, mine);
  const answer = { ...mine, text: '清了' };
  await liaison.call(issueContract.submit, answer);
  await desk.call(issueContract.return, { ...mine, reason: '没清完' });
  await liaison.call(issueContract.submit, answer);
  await desk.call(issueContract.close, mine);
  await desk.call(issueContract.reopen, { ...mine, reason: '又堆上了' });
  await dispatch(own);
  const plan = await issuedPlan(office);
  const units = [{ unitId: own, role: 'lead' as const, printed: '', groupId: null }];
  await plan.issue({ due: inDays(office, -3), units }, { due: inDays(office, 4), units });
  const task = (await liaison.call(assignmentContract.list, {})).rows[0] as never;
  const begun = await liaison.call(assignmentContract.acknowledge, one(task));
  const done = await liaison.call(assignmentContract.submit, { ...one(begun), text: '办完了' });
  await desk.call(assignmentContract.return, { ...one(done), reason: '少材料' });
  const heard: string[] = [];
  for (const later of [2 * day, 7 * day]) {
    clock.now = monday + later;
    for (const job of [escalate, announceDue, remindUnits]) await inCity(1, job);
    await carryNow(id);
    heard.push(robot.heard['wecom']?.at(-1)?.text ?? '');
  }
  const said = heard.join('\n');
  const missing = noticeKinds.filter(({ says }) => !new RegExp(`^${says} \\d+ [个项]`, 'm').test(said)).map(({ kind }) => kind);
  expect(missing).toEqual([]);
  // a number that stands is said on its day: what was due soon a week ago is late now
  expect(heard[1]).not.toContain('快到期的问题');
});
