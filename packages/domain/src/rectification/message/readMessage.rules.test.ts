import { anAlias, aUnitRecord, day } from '@weicheng/testing';
import { anyCharacter } from '@weicheng/testing/anyCharacter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matterCodesOf } from '../../../../../standards/matters.ts';
import { nameIndex, type UnitKind } from '../../organization/index.ts';
import { type MessageGround, readMessage } from './readMessage.rules.ts';

const named = (name: string, kind: UnitKind = 'department') => aUnitRecord({ name, kind });
const cityOffice = named('市城市管理综合执法局');
const units = [cityOffice, named('市市场监督管理局'), named('云台街道', 'subdistrict'), named('柳桥社区', 'community')];
const ground: MessageGround = {
  matters: (matterCodesOf()?.matters ?? []).map(({ code, name, words = [] }) => ({ code, name, words })),
  names: nameIndex(units, [anAlias({ unitId: cityOffice.unit.id, name: '城管局' })], '澄溪市'),
  // 星期三
  today: day('2026-11-25'),
};
const read = (text: string) => readMessage(text, ground);
const one = (text: string) => {
  const { issues } = read(text);
  expect(issues).toHaveLength(1);
  return issues[0] as (typeof issues)[number];
};
const cut = (text: string, at: { span: { start: number; end: number } } | null) => at && text.slice(at.span.start, at.span.end);

describe('读一条群消息', () => {
  it('reads place, kind, unit and deadline, each with the words it came from', () => {
    const text = '@张伟 今天上午9:30巡查发现，云台街道建设路与人民路交叉口东南角垃圾桶满溢，污水流到路面。请城管局明天下班前整改到位！';
    const issue = one(text);
    expect(issue).toMatchObject({
      title: '云台街道建设路与人民路交叉口东南角垃圾桶满溢，污水流到路面',
      place: { words: '云台街道建设路与人民路交叉口东南角', sure: true },
      matter: { code: '06042' },
      area: { name: '云台街道' },
      lead: { name: '市城市管理综合执法局', sure: true },
      deadline: { due: '2026-11-26', workingDays: null, sure: true },
      severity: null,
    });
    expect(cut(text, issue.lead)).toBe('城管局');
    expect(cut(text, issue.deadline)).toBe('明天下班前');
    expect(cut(text, issue.matter)).toBe('垃圾桶满溢');
    expect(issue.text).not.toContain('张伟');
  });

  it('takes numbered items one by one; what stands before and after holds for all', () => {
    const text =
      '云台街道督查发现以下问题：\n1、建设路12号门口占道经营，两个水果摊\n2．柳桥社区3号楼后面堆放杂物\n3）幸福小区北门小广告多\n请城管局3个工作日内整改，各单位收到回复。';
    const { issues } = read(text);
    expect(issues.map(({ place, matter }) => [place?.words, matter?.code])).toEqual([
      ['建设路12号门口', '09006'],
      ['柳桥社区3号楼后面', '06036'],
      ['幸福小区北门', '07001'],
    ]);
    expect(issues.map(({ area }) => area?.name)).toEqual(['云台街道', '柳桥社区', '云台街道']);
    for (const issue of issues) expect(issue).toMatchObject({ lead: { name: '市城市管理综合执法局' }, deadline: { workingDays: 3 } });
    expect(issues[2]?.text).toBe('幸福小区北门小广告多');
  });

  it('takes lines, sentences and labels apart, and drops what the chat put around them', () => {
    const lines = '周敏 11-25 09:12\n[图片]\n建设路18号院门前渣土堆，约3.5吨\n收到\n王强：人民广场东侧共享单车乱停，电话13812345678\n好的';
    expect(read(lines).issues.map(({ text }) => text)).toEqual(['建设路18号院门前渣土堆，约3.5吨', '人民广场东侧共享单车乱停']);
    expect(read('建设路18号垃圾桶满溢。人民路6号门口占道摆摊。').issues).toHaveLength(2);
    const labelled = one('地点：滨河公园南门\n问题：公厕旁乱堆乱放\n时限：11月28日前');
    expect(labelled).toMatchObject({
      title: '滨河公园南门，公厕旁乱堆乱放',
      place: { words: '滨河公园南门', sure: true },
      deadline: { due: '2026-11-28' },
    });
    expect(read('①建设路5号小广告 ②人民路6号占道经营').issues).toHaveLength(2);
  });

  it.each([
    ['今天下午5点前', { due: '2026-11-25' }],
    ['后天之前', { due: '2026-11-27' }],
    ['限两天内', { due: '2026-11-27' }],
    ['24小时内', { due: '2026-11-26' }],
    ['三个工作日内', { workingDays: 3 }],
    ['12.3日前', { due: '2026-12-03' }],
    ['1月5日前', { due: '2027-01-05', sure: true }],
    ['30号前', { due: '2026-11-30' }],
    ['本周五下班前', { due: '2026-11-27' }],
    ['下周一前', { due: '2026-11-30' }],
    ['月底前', { due: '2026-11-30' }],
    ['马上整改', { due: '2026-11-25', sure: false }],
    ['2026年11月20日前', { due: '2026-11-20', sure: false }],
  ])('reads “%s” as a deadline', (when, deadline) => {
    expect(one(`建设路18号垃圾桶满溢，请城管局${when}`).deadline).toMatchObject(deadline);
  });

  it('says what it is not sure of, and guesses nothing silently', () => {
    expect(one('昨天发现一处卫生问题').doubts).toEqual(['没有读到地点', '没有认出类别，从列表里选']);
    expect(one('建设路18号垃圾桶满溢、占道经营').doubts).toEqual(['“垃圾桶满溢”和“占道经营”是两类，选一类，或分成两个问题']);
    expect(one('建设路18号垃圾桶满溢，请园林绿化中心处理').doubts).toEqual(['没有认出“园林绿化中心”，选一个单位']);
    const near = one('建设路18号垃圾桶满溢，请市场监督局处理');
    expect(near.lead).toMatchObject({ name: '市市场监督管理局', sure: false });
    expect(one('建设路18号垃圾桶满溢，请城管局、云台街道处理').doubts).toEqual(['还点了云台街道，牵头的只有一个']);
    expect(one('11月24日建设路18号垃圾桶满溢').deadline).toBeNull();
    expect(read(' \n收到\n@某某 ').issues).toEqual([]);
  });

  it('takes any text without a throw; every span lies in it, and nobody who was called is in what comes out', () => {
    const piece = fc.constantFrom(
      '@李娜 ',
      '建设路18号',
      '垃圾桶满溢',
      '1、',
      '2.',
      '③',
      '\n',
      '，',
      '请城管局',
      '三天内',
      '13912345678',
      '：',
      '（',
      '🗑️',
      '\ud83d',
      '地点：',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: anyCharacter }),
          fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { issues, dropped } = read(text);
          for (const issue of issues) {
            expect(issue.text + issue.title).not.toMatch(/李娜|13912345678/u);
            expect([...issue.title].length).toBeLessThanOrEqual(80);
            const spans = [
              issue.span,
              ...[issue.place, issue.matter, issue.area, issue.lead, issue.deadline].flatMap((part) => part?.span ?? []),
            ];
            for (const { start, end } of spans) expect(start <= end && start >= 0 && end <= text.length).toBe(true);
          }
          for (const { start, end } of dropped) expect(start < end && end <= text.length).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads a long day of a group in one go', () => {
    const lines = Array.from({ length: 2000 }, (_, i) => `${(i % 9) + 1}号楼北侧建设路${i}号门口垃圾桶满溢`).join('\n');
    expect(read(lines).issues).toHaveLength(2000);
    for (const worst of ['1、', '路', '@', '地点：', '请', '（', '今天', ' ']) expect(() => read(worst.repeat(20_000))).not.toThrow();
  });
});
