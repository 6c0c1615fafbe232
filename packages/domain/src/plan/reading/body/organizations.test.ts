import { describe, expect, test } from 'vitest';
import { readPlan } from '../readPlan.ts';
import { rosterOf, splitNames } from './people.ts';

const bodies = (text: string) =>
  readPlan(`澄溪市创卫工作方案\n${text}`).organizations.map((o) => [
    o.name,
    o.parent,
    o.members.map((m) => `${m.role} ${m.name} ${m.position}`.trim()),
  ]);

describe('组织', () => {
  test('名单：组长、副组长、成员，姓名间有空格，职务照录，没有姓名的职务另记', () => {
    const text =
      '一、组织机构\n市政府决定成立澄溪市创卫领导小组。\n组    长：王  明  市委副书记、市长\n副 组 长：欧阳小红（副市长）\n成    员：赵小军  市城管局局长\n          钱  多  市住建局局长\n          各镇（街道）主要负责人\n领导小组下设办公室，办公室设在市卫健委，钱多同志兼任办公室主任。';
    expect(bodies(text)).toEqual([
      [
        '澄溪市创卫领导小组',
        null,
        ['leader 王明 市委副书记、市长', 'deputy 欧阳小红 副市长', 'member 赵小军 市城管局局长', 'member 钱多 市住建局局长'],
      ],
      ['办公室', '澄溪市创卫领导小组', ['leader 钱多 主任']],
    ]);
    expect(readPlan(text).organizations[0]?.posts.map((p) => p.text)).toEqual(['各镇(街道)主要负责人']);
  });

  test('先说几个组，再点名', () => {
    expect(
      bodies('一、组织领导\n成立创卫领导小组，下设办公室和三个专项小组：综合协调组、环境整治组和宣传组。\n二、任务\n（一）清扫街巷。'),
    ).toEqual([
      ['创卫领导小组', null, []],
      ['综合协调组', '创卫领导小组', []],
      ['环境整治组', '创卫领导小组', []],
      ['宣传组', '创卫领导小组', []],
      ['办公室', '创卫领导小组', []],
    ]);
  });

  test('几个组，姓名连写', () => {
    const text =
      '二、组织机构及职责\n（一）环境卫生组\n组长：孟小林\n副组长：王若川梁启苏景和\n张慕白田宁\n职责：负责市容。\n（二）宣传组\n组长：李明\n职责：负责宣传。\n三、任务\n（一）清扫街巷。';
    expect(bodies(text)).toEqual([
      ['环境卫生组', null, ['leader 孟小林', 'deputy 王若川', 'deputy 梁启', 'deputy 苏景和', 'deputy 张慕白', 'deputy 田宁']],
      ['宣传组', null, ['leader 李明']],
    ]);
    expect(readPlan(text).organizations.map((o) => o.duties?.text)).toEqual(['负责市容。', '负责宣传。']);
    expect(readPlan(text).flags.map((f) => f.kind)).toContain('namesSplit');
  });

  test('句中成立的：全称与简称是一个，数量和形容不算名字', () => {
    expect(
      bodies(
        '六、机制（一）加强领导。充实调整创建国家卫生城市工作领导小组，成立由市长任组长的创卫工作领导小组，领导小组下设综合组和宣传组，组成7个创卫督导组。',
      ),
    ).toEqual([
      ['创建国家卫生城市工作领导小组', null, []],
      ['综合组', '创建国家卫生城市工作领导小组', []],
      ['宣传组', '创建国家卫生城市工作领导小组', []],
      ['创卫督导组', null, []],
    ]);
  });

  test('要各单位成立的、泛指的机构不算', () => {
    expect(bodies('六、要求\n（一）各单位要成立相应的领导小组。要组建强有力的领导机构。市创卫指挥部统一领导。')).toEqual([]);
  });

  test.each([
    ['王若川梁启文苏景和张慕白', ['王若川', '梁启文', '苏景和', '张慕白']],
    ['马其昌田宁张砚秋', ['马其昌', '田宁', '张砚秋']],
    ['欧阳小红诸葛明王五', ['欧阳小红', '诸葛明', '王五']],
    ['各街道办事处党委书记', null],
  ])('连写的姓名：%s', (run, names) => {
    expect(splitNames(run)).toEqual(names);
  });

  test('一行名单', () => {
    expect(rosterOf('张三丰、李四光(市卫健委主任)、王  五').people.map((p) => [p.name, p.position])).toEqual([
      ['张三丰', ''],
      ['李四光', '市卫健委主任'],
      ['王五', ''],
    ]);
    expect(rosterOf('陈远党工委副书记').people.map((p) => [p.name, p.position])).toEqual([['陈远', '党工委副书记']]);
  });
});
