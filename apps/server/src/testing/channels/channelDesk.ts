import { noticeKinds } from '@weicheng/domain/contents';
import { type Day, startOfDay } from '@weicheng/domain/kernel';
import type { UnitId } from '@weicheng/domain/organization';
import { type ChannelId, channelContract } from '@weicheng/domain/platform';
import { issueContract } from '@weicheng/domain/rectification';
import { contextBase, system } from '#platform/context';
import { inTransaction } from '#platform/endpoint';
import type { InCity } from '#platform/jobs';
import { openChannels } from '#platform/notices';
import { openOutgoing } from '#platform/outgoing';
import { surroundings } from '../../features/index.ts';
import { unitNamed } from '../issuedPlan.ts';
import { testOffice } from '../office.ts';
import { mailServer, robots } from './receivers.ts';

/** Ten in the morning of a Monday that is worked. */
export const monday = startOfDay('2026-11-23' as Day) + 10 * 3_600_000;

/** An office with robots and a mail server to speak to. The carriers have a clock of their own: the people's sessions stay on Monday. */
export async function channelDesk(secret: string, password: string) {
  const [robot, post] = [await robots(secret), await mailServer(password)];
  const office = await testOffice({ env: { OUTGOING_HOSTS: '127.0.0.1' } });
  office.clock.now = monday;
  const [admin, desk] = [await office.as('xitong'), await office.as('chuangwei')];
  const [own, other] = [await unitNamed(office, '市城市管理综合执法局'), await unitNamed(office, '市住房和城乡建设局')];
  const clock = { now: monday };
  const outgoing = openOutgoing({ OUTGOING_HOSTS: ['127.0.0.1'] }, 's'.repeat(32));
  const ground = { ...surroundings, outgoing, kinds: noticeKinds, site: 'https://wc.example.cn', clock: () => clock.now };
  const { errands, clockJobs } = openChannels(ground);
  const inCity: InCity = (cityId, act) => inTransaction(office.database, contextBase(system(cityId), clock.now, 'test'), new Map(), act);
  const base = { unitId: null, from: '08:00', to: '18:00', restDays: false, dailyAt: '09:00' };
  const dispatched = { 'issue.dispatched': 'now' as const };
  return {
    ...{ office, admin, desk, own, other, clock, ground, robot, post, inCity, base, dispatched },
    sendNotices: clockJobs.find(({ name }) => name === 'sendNotices'),
    carryNow: (id: string, through: InCity = inCity) => errands[0]?.run(through, 1, id),

    async add(kind: 'wecom' | 'dingtalk' | 'feishu', name: string, more: object = {}): Promise<ChannelId> {
      const address = `${robot.at}/${kind}?key=${secret}&for=${encodeURIComponent(name)}`;
      return (await admin.call(channelContract.add, { ...base, kind, name, wants: dispatched, secret, address, ...more })).id;
    },
    /** Registers an issue whose title names somebody, and gives it out. */
    async dispatch(leadUnitId: UnitId) {
      const fresh = await desk.call(issueContract.register, { title: '丁家巷 3 号王某某门前乱堆', source: 'inspection', place: '丁家巷' });
      return desk.call(issueContract.dispatch, { id: fresh.id, revision: fresh.revision, leadUnitId, workingDays: 3 });
    },
    rowOf: async (id: string) => (await admin.call(channelContract.list)).rows.find((row) => row.id === id),
    newest: async (channelId: ChannelId) => (await admin.call(channelContract.deliveries, { channelId })).rows[0],
    remove: (...ids: ChannelId[]) => Promise.all(ids.map((id) => admin.call(channelContract.remove, { id }))),
  };
}
