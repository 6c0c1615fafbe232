import { describe, expect, test } from 'vitest';
import { readPlan } from '../readPlan.ts';

const plan = (body: string) => readPlan(`澄溪市创卫工作方案\n${body}`);
const paths = (body: string) => plan(body).tasks.map((task) => task.path);

describe('哪些是任务', () => {
  test('指导思想、目标、步骤、要求不是任务，各归各处', () => {
    const reading = plan(
      '一、总体要求\n（一）指导思想。以人民为中心。\n（二）工作目标。到2025年，知晓率达到90%。\n二、重点任务\n（一）清扫街巷。\n三、实施步骤\n（一）动员阶段（2025年1月—2月）。召开会议。\n（二）实施阶段（2025年3月至年底）。全面推进。\n四、保障措施\n（一）加强领导。各单位要重视。\n（二）强化督查。',
    );
    expect(reading.tasks.map((task) => task.path)).toEqual(['二/(一)']);
    expect(reading.goals.map((g) => [g.path, g.deadlines.map((d) => d.value), g.thresholds.map((t) => t.value)])).toEqual([
      ['一/(二)', ['2025'], [90]],
    ]);
    expect(reading.phases.map((p) => [p.name, p.start, p.end])).toEqual([
      ['动员阶段', '2025-01', '2025-02'],
      ['实施阶段', '2025-03', '2025-12'],
    ]);
    expect(reading.requirements.map((r) => r.path)).toEqual(['四/(一)', '四/(二)']);
  });

  test('写了责任单位的阶段、保障，也是任务', () => {
    expect(
      paths(
        '一、任务\n（一）清扫街巷。\n二、实施步骤\n（一）动员阶段（1月）。召开会议。责任单位：市爱卫办\n三、保障措施\n（一）加强督查。责任单位：市督查室\n（二）强化宣传。责任单位：市委宣传部',
      ),
    ).toEqual(['一/(一)', '二/(一)', '三/(一)', '三/(二)']);
  });

  test('一段一个责任单位、没有编号的，按段记', () => {
    const { tasks } = plan('一、任务\n（一）市容\n清扫街巷，加强保洁。\n责任单位：市城管局\n清运垃圾，日产日清。\n责任单位：市环卫中心');
    expect(tasks.map((task) => [task.path, task.text, task.responsibleUnits[0]?.text])).toEqual([
      ['一/(一)/p1', '清扫街巷，加强保洁。', '市城管局'],
      ['一/(一)/p2', '清运垃圾，日产日清。', '市环卫中心'],
    ]);
  });

  test('标题自己带责任单位的，标题和子项都是任务', () => {
    expect(paths('一、健康教育（牵头单位：市卫健委）\n1、开设课程。\n2、开展宣传。')).toEqual(['一', '一/1', '一/2']);
  });

  test('领域与季度：每段一个任务', () => {
    expect(paths('三、工作内容\n（一）健康教育\n2023年一季度：开展培训。\n2023年下半年：开展监测。\n2024年：巩固成效。')).toEqual([
      '三/(一)/2023-Q1',
      '三/(一)/2023-H2',
      '三/(一)/2024',
    ]);
  });

  test('引子里的日期归章节，不归子项', () => {
    const reading = plan('四、开展整治，迎接暗访。2022年3月—6月，迎接初审。\n（一）清扫街巷。\n（二）清运垃圾。');
    expect(reading.sections[0]?.periods.map((p) => [p.from, p.value])).toEqual([['2022-03', '2022-06']]);
    expect(reading.tasks.flatMap((task) => task.deadlines)).toEqual([]);
  });

  test('条例、通报、小说、英文、数表里没有任务', () => {
    const none = [
      '澄溪市爱国卫生条例\n第一章 总则\n第一条 为了保障健康，制定本条例。\n第二条 下列单位应当：（一）清扫街巷；（二）清运垃圾。',
      '关于创卫督查情况的通报\n一、存在问题\n（一）市城管局。路面有垃圾。责任单位：市城管局',
      '第一章 风雪\n“一、二、三，”他数着。\n第二章 归来\n1990年的冬天，他回来了。',
      '1. Introduction\nThe quick brown fox.\n2. Method\nIt jumps over the lazy dog.',
      '年份\t数量\t比例\n2020\t12\t95%\n2021\t13\t96%',
    ];
    expect(none.map((text) => readPlan(text).tasks.length)).toEqual([0, 0, 0, 0, 0]);
  });

  test('引用的标准条款', () => {
    expect(
      plan('一、任务\n（一）对照《国家卫生城市标准》第十二条整治市容。\n（二）清运垃圾。').tasks[0]?.clauses.map((c) => c.text),
    ).toEqual(['《国家卫生城市标准》第十二条']);
  });
});

describe('任务分解表', () => {
  test('有任务列和单位列的表，一行一个任务；合并的格子顺延', () => {
    const text =
      '澄溪市创卫任务分解表\n序号\t重点任务\t具体措施\t目标值\t牵头单位\t配合单位\t完成时限\n1\t市容\t清扫街巷，每日两次\t机扫率≥80%\t市城管局\t市住建局、各街道\t2025年6月底\n2\t\t改造旱厕20座\t\t市农业农村局\t\t9月30日前';
    expect(
      readPlan(text).tasks.map((t) => [
        t.path,
        t.text,
        t.leadUnits.map((u) => u.text),
        t.supportingUnits.map((u) => u.text),
        t.deadlines.map((d) => d.value),
        t.thresholds.map((h) => h.value),
      ]),
    ).toEqual([
      ['1', '清扫街巷，每日两次', ['市城管局'], ['市住建局', '各街道'], ['2025-06-30'], [80]],
      ['2', '改造旱厕20座', ['市农业农村局'], [], ['--09-30'], [20]],
    ]);
  });

  test('别的表不读成任务', () => {
    expect(readPlan('澄溪市创卫方案\n姓名\t职务\t电话\n王明\t局长\t0000\n李红\t主任\t0001').tasks).toEqual([]);
  });

  test('活动主题、活动时间不是任务', () => {
    const { tasks } = readPlan(
      '澄溪市关于开展爱国卫生月活动的通知\n一、活动主题\n健康城镇，你我共建\n二、活动时间\n2026年4月\n三、活动内容\n（一）清扫街巷。\n（二）清运垃圾。',
    );
    expect(tasks.map((task) => task.path)).toEqual(['三/(一)', '三/(二)']);
  });
});
