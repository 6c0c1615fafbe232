import { describe, expect, it } from 'vitest';
import { readPlan } from '../reading/readPlan.ts';
import { breakdownOf, dayWords, extractFor, thresholdWords } from './breakdown.rules.ts';

const plan = `澄溪市创建国家卫生城市实施方案
一、工作任务
（一）市容环境卫生
1.清扫主次干道，道路机扫率达到80%以上，2026年6月底前完成。（牵头单位：市城管局；协助单位：市交通局、各街道办事处）
2.整治农贸市场。（牵头单位：市市场监管局）
`;

describe('breakdown', () => {
  const breakdown = breakdownOf(readPlan(plan));

  it('is the reading in words', () => {
    expect(breakdown).toMatchObject({ title: '澄溪市创建国家卫生城市实施方案', forUnit: null });
    expect(breakdown.rows[0]).toMatchObject({
      path: '一/(一)/1',
      area: '市容环境卫生',
      leadUnits: ['市城管局'],
      supportingUnits: ['市交通局', '各街道办事处'],
      thresholds: [expect.stringMatching(/机扫率不低于80%$/)],
    });
  });

  it('of one unit holds only its tasks, by any of its names', () => {
    expect(extractFor(breakdown, '城市管理局', ['市城管局', '城市管理局']).rows.map((r) => r.path)).toEqual(['一/(一)/1']);
    expect(extractFor(breakdown, '市市场监管局')).toMatchObject({ forUnit: '市市场监管局', rows: [{ path: '一/(一)/2' }] });
  });

  it('says thresholds and days as people write them', () => {
    expect(thresholdWords({ metric: '绿地率', operator: '>=', value: 36, unit: '%' })).toBe('绿地率不低于36%');
    expect(thresholdWords({ metric: '建成公厕', operator: '=', value: 3, unit: '座' })).toBe('建成公厕3座');
    expect([dayWords('2026-03-01'), dayWords('2026-06')]).toEqual(['2026年3月1日', '2026-06']);
  });
});
