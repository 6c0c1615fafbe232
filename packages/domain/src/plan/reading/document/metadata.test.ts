import { describe, expect, test } from 'vitest';
import { readPlan } from '../readPlan.ts';

const body = '\n为改善环境，制定本方案。\n一、重点任务\n（一）清扫街巷。\n（二）清运垃圾。\n';
function meta(text: string) {
  const { title, documentNumber, issuer, date } = readPlan(text);
  return [title?.text, documentNumber?.text, issuer?.text, date?.text];
}

describe('公文要素', () => {
  test('印发通知套着方案：标题是方案自己的', () => {
    const text = `澄溪市人民政府办公室关于\n印发澄溪市环境整治方案的通知\n澄政办发〔2025〕12号\n\n各镇人民政府、市直各单位：\n现将《澄溪市环境整治方案》印发给你们，请认真落实。\n\n澄溪市人民政府办公室\n2025年3月5日\n\n澄溪市环境整治方案${body}`;
    expect(meta(text)).toEqual(['澄溪市环境整治方案', '澄政办发〔2025〕12号', '澄溪市人民政府办公室', '2025-03-05']);
    expect(readPlan(text).addressees.map((a) => a.text)).toEqual(['各镇人民政府', '市直各单位']);
  });

  test('全文不分行的通知和方案', () => {
    const text =
      '澄政办发〔2025〕12号澄溪市人民政府办公室关于印发《澄溪市环境整治方案》的通知各镇人民政府、市直各单位：现将《澄溪市环境整治方案》印发给你们，请认真落实。澄溪市人民政府办公室2025年3月5日（此件公开发布）澄溪市环境整治方案为改善城乡环境，提升城市管理水平，根据上级有关文件要求，结合全市工作实际，按照属地管理、分级负责、部门联动、全民参与的原则，制定本方案。一、重点任务（一）清扫街巷。（二）清运垃圾。2026年一季度：巩固成果。';
    expect(meta(text)).toEqual(['澄溪市环境整治方案', '澄政办发〔2025〕12号', '澄溪市人民政府办公室', '2025-03-05']);
    expect(readPlan(text).tasks.map((task) => task.path)).toEqual(['一/(一)', '一/(二)/2026-Q1']);
  });

  test('没有署名的，从通知标题取机关；引用的文号不算', () => {
    const text = `澄溪市爱卫办关于印发澄溪市创卫工作计划的通知\n各有关单位：\n现印发给你们。\n2025年3月5日\n澄溪市创卫工作计划\n依据《创卫实施方案》（澄政发〔2023〕17号），制定本计划。\n一、内容\n（一）清扫街巷。\n（二）清运垃圾。`;
    expect(meta(text)).toEqual(['澄溪市创卫工作计划', undefined, '澄溪市爱卫办', '2025-03-05']);
    expect(readPlan(text).basis.map((b) => b.text)).toEqual(['《创卫实施方案》（澄政发〔2023〕17号）']);
  });

  test('标题与正文连写，标题分两行，标题后带年份括号', () => {
    expect(meta('澄溪市创卫工作计划为了改善环境，制定本计划。一、任务（一）清扫街巷。（二）清运垃圾。')[0]).toBe('澄溪市创卫工作计划');
    expect(meta(`澄溪市人民政府办公室关于深入开展\n爱国卫生运动的实施意见\n澄政办〔2025〕3号\n各镇：${body}`).slice(0, 2)).toEqual([
      '澄溪市人民政府办公室关于深入开展爱国卫生运动的实施意见',
      '澄政办〔2025〕3号',
    ]);
    expect(meta(`澄溪市创卫行动计划\n（2023—2025年）${body}`)[0]).toBe('澄溪市创卫行动计划（2023—2025年）');
  });

  test('几个机关联合发文，日期用中文数字', () => {
    const text = `澄溪市创卫工作方案${body}\n澄溪市卫生健康委员会\n澄溪市城市管理局\n二○二五年三月五日`;
    expect(meta(text)).toEqual(['澄溪市创卫工作方案', undefined, '澄溪市卫生健康委员会、澄溪市城市管理局', '2025-03-05']);
    expect(readPlan(text).tasks.at(-1)?.text).toBe('清运垃圾。');
  });

  test('抓取的表头不算：发布日期、来源', () => {
    const text = `# 澄溪市创卫工作方案\n**发布日期**: 2025-08-07\n**来源**: http://example.org/a\n---\n澄溪市创卫工作方案${body}`;
    expect(meta(text)).toEqual(['澄溪市创卫工作方案', undefined, undefined, undefined]);
  });

  test('附件的清单不是任务，附件本身是一级', () => {
    const text = `澄溪市创卫工作方案${body}\n附件：1.任务清单\n2.领导小组名单\n\n澄溪市卫健委\n2025年3月5日\n附件1\n任务清单\n一、市容\n1.清扫。责任单位：市城管局\n附件2\n领导小组名单\n组长：王明`;
    const reading = readPlan(text);
    expect(reading.attachments.map((a) => a.text)).toEqual(['任务清单', '领导小组名单']);
    expect(reading.tasks.map((task) => task.path)).toEqual(['一/(一)', '一/(二)', '附件1/一/1']);
  });

  test('政府令的编号，一行或两行', () => {
    const text = `澄溪市人民政府令\n第12号\n《澄溪市市容管理办法》已经通过，现予公布。\n市长  王明\n2025年3月5日\n澄溪市市容管理办法${body}`;
    expect(meta(text)).toEqual(['澄溪市市容管理办法', '澄溪市人民政府令第12号', '澄溪市人民政府', '2025-03-05']);
    expect(meta(`澄溪市人民政府令（第12号）\n澄溪市市容管理办法${body}`).slice(1, 3)).toEqual(['澄溪市人民政府令第12号', '澄溪市人民政府']);
  });

  test('全文不分行，署名和日期连在最后一句后面', () => {
    const text = `澄溪市创卫工作方案澄卫〔2026〕7号为改善环境，制定本方案。一、重点任务${['清扫街巷', '清运垃圾', '疏通沟渠']
      .map((words, k) => `（${'一二三'[k]}）${`${words}，保持干净整洁，做到有人管、有人查、有记录。`.repeat(8)}`)
      .join('')}澄溪市爱国卫生运动委员会2026年4月22日`;
    expect(meta(text)).toEqual(['澄溪市创卫工作方案', '澄卫〔2026〕7号', '澄溪市爱国卫生运动委员会', '2026-04-22']);
    expect(readPlan(text).tasks.at(-1)?.text).toMatch(/有记录。$/u);
  });

  test('繁体的照印出的字', () => {
    const text = `澄政辦發〔2026〕2號\n澄溪市創衛工作方案${body}\n澄溪市人民政府辦公室\n2026年3月5日`;
    expect(meta(text).slice(1, 3)).toEqual(['澄政辦發〔2026〕2號', '澄溪市人民政府辦公室']);
  });

  test('标题下面括号里的单位和日期', () => {
    const text = `澄溪市创卫问题整改责任清单\n（澄溪市爱国卫生运动委员会办公室 2026年7月6日）${body}`;
    expect(meta(text)).toEqual(['澄溪市创卫问题整改责任清单', undefined, '澄溪市爱国卫生运动委员会办公室', '2026-07-06']);
  });

  test('收尾的报送要求不是最后一项的内容', () => {
    const { tasks } = readPlan(
      `澄溪市创卫工作方案${body}各街道、各部门要于2026年9月底前将方案报市爱卫办（联系人：王明，电话：0000-0000000）。`,
    );
    expect(tasks.at(-1)?.deadlines).toEqual([]);
    expect(tasks.at(-1)?.text).not.toContain('报市爱卫办');
  });

  test('网页页脚的主办单位不是责任单位', () => {
    const { tasks } = readPlan(
      `澄溪市创卫工作方案${body}二、保障措施\n（一）加强宣传。\n主办单位：澄溪市人民政府办公室\n版权所有 澄溪市人民政府  备案号：00000000\n`,
    );
    expect(tasks.map((task) => task.path)).toEqual(['一/(一)', '一/(二)']);
  });
});
