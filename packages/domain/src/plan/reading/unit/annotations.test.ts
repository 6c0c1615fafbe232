import { describe, expect, test } from 'vitest';
import { readPlan } from '../readPlan.ts';

/** The units of the one task of a plan whose item ends with `tail`. */
function unitsOf(tail: string) {
  const task = readPlan(`澄溪市创卫工作方案\n一、重点任务\n（一）清理卫生死角。${tail}\n（二）完善台账。`).tasks[0];
  const names = (list: { text: string }[] = []) => list.map((unit) => unit.text).join(' ');
  return {
    lead: names(task?.leadUnits),
    support: names(task?.supportingUnits),
    responsible: names(task?.responsibleUnits),
    text: task?.text,
  };
}

const plain = { lead: '', support: '', responsible: '', text: '清理卫生死角。' };

describe('责任单位的写法', () => {
  test.each([
    ['（牵头单位：市城管局；责任单位：市住建局、市公安局）', { lead: '市城管局', responsible: '市住建局 市公安局' }],
    ['\n牵头部门：市城管局\n配合部门：市住建局、各镇（街道）', { lead: '市城管局', support: '市住建局 各镇（街道）' }],
    ['【主责单位】市城管局【协办单位】市公安局', { lead: '市城管局', support: '市公安局' }],
    ['\n责任科室：市容科', { responsible: '市容科' }],
    ['落实单位：市城管局、各街道办事处等部门及各社区按职责分工落实。', { responsible: '市城管局 各街道办事处 各社区' }],
    ['(牵头单位:市城管局。协助单位:市住建局、市公安局)', { lead: '市城管局', support: '市住建局 市公安局' }],
    ['（市城管局牵头，市住建局、市公安局按职责分工负责）', { lead: '市城管局', responsible: '市住建局 市公安局' }],
    [
      '（市城管局、市发展和改革委、市文化和旅游局等和各区人民政府负责）',
      { responsible: '市城管局 市发展和改革委 市文化和旅游局 各区人民政府' },
    ],
    ['（市城管局、市公安局）', { responsible: '市城管局 市公安局' }],
    ['（市城管局负责，各街道配合）', { responsible: '市城管局', support: '各街道' }],
    ['责任单位 市城管局、市公安局', { responsible: '市城管局 市公安局' }],
    ['责任单位为市城管局。', { responsible: '市城管局' }],
    ['责任单位：市城管局（牵头）、市公安局（配合）、市住建局', { lead: '市城管局', support: '市公安局', responsible: '市住建局' }],
    ['（责任单位：市城管局', { responsible: '市城管局' }],
    ['牵头领导：张某某；责任单位：市城管局', { responsible: '市城管局' }],
    ['配合单位：无', {}],
    ['责任单位：市卫生和计划生育委员会', { responsible: '市卫生和计划生育委员会' }],
    ['【牵头单位：市爱卫办；配合单位：各镇街、各行业主管部门】', { lead: '市爱卫办', support: '各镇街 各行业主管部门' }],
    ['责任单位：市城管局 市住建局　各街道', { responsible: '市城管局 市住建局 各街道' }],
    ['责任单位：市城管局、市园\n林局、各街道办\n事处', { responsible: '市城管局 市园林局 各街道办事处' }],
    ['（市交通运输局会同东门车务段负责）', { responsible: '市交通运输局 东门车务段' }],
    ['（市城管局、市住建局，2026年6月底前）', { responsible: '市城管局 市住建局' }],
    ['【市城管局牵头，市住建局等按职责分工负责】', { lead: '市城管局', responsible: '市住建局' }],
    ['【市城管局、市住建局】', { responsible: '市城管局 市住建局' }],
    ['责任领导：王明  责任单位：市城管局', { responsible: '市城管局' }],
    ['责任单位：市城管局  责任人：王明', { responsible: '市城管局' }],
    ['參加單位：市城管局', { support: '市城管局' }],
    ['责任单位：1.市城管局；2.市住建局', { responsible: '市城管局 市住建局' }],
    ['责任单位：\n1.市城管局；\n2.市住建局。', { responsible: '市城管局 市住建局' }],
    ['（牵头单位：①市城管局②市住建局）', { lead: '市城管局 市住建局' }],
    ['责任单位：（1）市城管局（2）各街道', { responsible: '市城管局 各街道' }],
    ['责任单位：市城管局；市住建局；各街道', { responsible: '市城管局 市住建局 各街道' }],
    ['牵头单位及责任人：市城管局 王明', { lead: '市城管局' }],
    ['责任单位（责任人）：市城管局（王明）、市住建局李小红', { responsible: '市城管局 市住建局' }],
    ['牵头单位、责任人：市城管局，副市长王明', { lead: '市城管局' }],
    ['责任单位：各区政府【市区】', { responsible: '各区政府' }],
    ['（各街道、镇，市直各单位）', { responsible: '各街道 镇 市直各单位' }],
  ])('%s', (tail, expected) => {
    expect(unitsOf(tail)).toEqual({ ...plain, ...expected, text: '清理卫生死角。' });
  });

  test.each([
    ['由市城管局牵头，市住建局、市公安局配合，加大整治力度。', { lead: '市城管局', support: '市住建局 市公安局' }],
    ['镇（街道）牵头，社区（村）实施，划分网格。', { lead: '镇（街道）', responsible: '社区（村）' }],
    ['由市卫健委负责组织实施。', { responsible: '市卫健委' }],
    ['城管、公安、市场监管、住建等部门要相互配合，形成合力。', { support: '城管 公安 市场监管 住建' }],
    ['市统计局牵头负责，各镇街具体实施。', { lead: '市统计局', responsible: '各镇街' }],
    ['由分管副市长牵头，市城管局具体负责。', { responsible: '市城管局' }],
    ['环卫中心负责日常保洁，市住建局负责督促工地围挡。', { responsible: '环卫中心 市住建局' }],
    ['由农业农村局会同公安局、各镇街负责。', { responsible: '农业农村局 公安局 各镇街' }],
  ])('句中的分工：%s', (sentence, expected) => {
    expect(unitsOf(sentence)).toEqual({ ...plain, ...expected, text: `清理卫生死角。${sentence}` });
  });

  test.each([
    '各级政府要加强领导，各单位要各负其责。',
    '坚持“政府组织、部门负责、各方配合”的原则。',
    '市创卫办负责对全市创卫工作督查指导。',
    '鼓励企业牵头承担重大项目。',
    '由一名社区干部负总责。',
    '规范便民疏导点（共8处）。',
    '完善道路设施【建成区】',
    '做到以下两点：1.市区干净；2.镇区整洁。',
  ])('句中的主语不是分工：%s', (sentence) => {
    expect(unitsOf(sentence)).toMatchObject({ lead: '', support: '', responsible: '' });
  });

  test('最后一项后面单独一行的责任单位，归上一级', () => {
    const { tasks } = readPlan(
      '澄溪市创卫方案\n一、任务\n（一）整治市场\n1.规范摊点。\n2.清运垃圾。\n责任单位：市商务局\n（二）整治河道\n1.清淤。',
    );
    expect(tasks.map((task) => [task.path, task.responsibleUnits.map((u) => u.text).join()])).toEqual([
      ['一/(一)', '市商务局'],
      ['一/(一)/1', ''],
      ['一/(一)/2', ''],
      ['一/(二)/1', ''],
    ]);
  });

  test('职责分工一节，打头的单位就是责任单位', () => {
    const { tasks } = readPlan('澄溪市创卫方案\n三、职责分工\n市城管局：负责清扫保洁。\n各镇（街道）：负责辖区卫生。');
    expect(tasks.map((task) => [task.path, task.responsibleUnits.map((u) => u.text).join()])).toEqual([
      ['三/p1', '市城管局'],
      ['三/p2', '各镇（街道）'],
    ]);
  });

  test('职责分工一节，标题是单位的，下面各条归这个单位', () => {
    const { tasks } = readPlan(
      '澄溪市创卫方案\n三、职责分工\n（一）市城管局\n1.清扫保洁。\n2.管理公厕。（责任单位：市环卫中心）\n（二）市住建局、市园林局\n1.督促工地围挡。\n（三）保障机制\n1.定期调度。',
    );
    expect(tasks.map((task) => [task.path, task.responsibleUnits.map((u) => u.text).join(' ')])).toEqual([
      ['三/(一)/1', '市城管局'],
      ['三/(一)/2', '市环卫中心'],
      ['三/(二)/1', '市住建局 市园林局'],
      ['三/(三)/1', ''],
    ]);
  });

  test('由某组总负责的是一节，不抄到各项', () => {
    const reading = readPlan(
      '澄溪市创卫方案\n一、任务分工\n（一）健康教育\n由行业卫生组总负责\n1、开课。（牵头单位：市教育局）\n2、宣传。（牵头单位：市卫健委）',
    );
    expect(reading.sections.find((s) => s.path === '一/(一)')?.owners.map((o) => o.text)).toEqual(['行业卫生组']);
    expect(reading.tasks.map((task) => task.responsibleUnits)).toEqual([[], []]);
  });
});
