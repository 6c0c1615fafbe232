import { setTimeout as sleep } from 'node:timers/promises';
import { parametersOf, type Verb, writes } from '@weicheng/domain/kernel';
import { draftContract, draftTaskContract, type PlanDocumentId, planDocumentContract } from '@weicheng/domain/plan';
import pg from 'pg';
import type { z } from 'zod';
import type { RunningServer } from '../server.ts';

/** Calls a verb as a signed-in person, over HTTP as a page does. */
async function callAs<V extends Verb>(
  { address }: RunningServer,
  cookie: string,
  verb: V,
  input: z.input<V['input']>,
): Promise<z.output<V['output']>> {
  const given = { ...(input as Record<string, unknown>) };
  const named = parametersOf(verb.path);
  const path = named.reduce((whole, name) => whole.replace(`:${name}`, encodeURIComponent(String(given[name]))), verb.path);
  const rest = Object.entries(given).filter(([name, value]) => !named.includes(name) && value !== undefined);
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]));
  const answer = writes(verb)
    ? await fetch(`${address}${path}`, {
        method: verb.method,
        headers: { cookie, 'content-type': 'application/json', 'x-weicheng': '1' },
        body: JSON.stringify(Object.fromEntries(rest)),
      })
    : await fetch(`${address}${path}?${query}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${verb.name}: ${await answer.text()}`);
  return verb.output.parse(await answer.json()) as z.output<V['output']>;
}

const day = (from: Date, days: number) => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const printed = (text: string) => `${Number(text.slice(0, 4))}年${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`;

/** What the plan asks for: an area, who leads, and its tasks. */
const areas: readonly { area: string; lead: string; tasks: readonly string[] }[] = [
  {
    area: '市容环境卫生',
    lead: '市城市管理综合执法局',
    tasks: [
      '排查更换破损窨井盖，完好率达到98%以上。',
      '整治背街小巷，完成改造80条。',
      '规范流动摊贩经营，主要街道无占道经营。',
      '提高道路机械化清扫率，不低于80%。',
      '改造垃圾中转站12座，做到密闭转运、日产日清。',
      '新建改建公共厕所30座，二类以上公厕不低于90%。',
      '清理乱贴乱画、乱拉乱挂，建立日常巡查机制。',
      '拆除违法户外广告和破损店招，统一主要街道门头，同步建立设置审批、日常巡查、到期拆除的长效管理机制。',
      '落实门前五包责任制，签约率达到100%。',
      '建筑工地围挡、冲洗、覆盖到位，渣土车密闭运输。',
    ],
  },
  {
    area: '健康教育和健康促进',
    lead: '市卫生健康委员会',
    tasks: [
      '居民健康素养水平达到23%以上。',
      '建成健康步道、健康主题公园各1处。',
      '无烟党政机关建成比例达到100%。',
      '主要媒体设立健康教育栏目，每月更新1次。',
      '社区健康教育宣传栏每2个月更新1次。',
      '开展健康教育进社区、进学校、进企业活动。',
      '公共场所全面禁烟，张贴禁烟标识。',
      '推广工间操，落实每天锻炼1小时。',
      '卫生日主题宣传不少于8次。',
      '建设健康社区20个、健康家庭500户。',
    ],
  },
  {
    area: '重点场所卫生',
    lead: '市市场监督管理局',
    tasks: [
      '规范农贸市场管理，标准化改造14家。',
      '活禽交易实行定点屠宰、隔离经营。',
      '小餐饮店证照齐全，持证率100%。',
      '餐饮单位明厨亮灶覆盖率不低于95%。',
      '学校食堂、工地食堂落实索证索票。',
      '小理发店消毒设施齐全。',
      '小旅店公共用品一客一换一消毒。',
      '公共浴室张贴禁止性病患者入浴标志。',
      '食品摊贩划定经营区域，登记公示。',
      '食品生产小作坊、集体配餐单位、中央厨房量化分级管理，分级率达到95%以上，公示率达到100%。',
    ],
  },
  {
    area: '生态环境',
    lead: '市生态环境局',
    tasks: [
      '空气质量优良天数不少于320天。',
      '集中式饮用水水源地水质达标率100%。',
      '区域环境噪声平均值不大于60分贝。',
      '整治黑臭水体，消除劣五类断面。',
      '医疗废物集中处置率100%。',
      '秸秆禁烧，建成区无焚烧垃圾现象。',
      '工业企业排污口整治规范。',
      '餐饮油烟净化设施安装率100%。',
      '生活污水集中收集率不低于75%。',
      '河湖岸线保洁全覆盖。',
    ],
  },
  {
    area: '病媒生物防制',
    lead: '市疾病预防控制中心',
    tasks: [
      '建立病媒生物监测网络，每月监测1次。',
      '鼠密度控制在国家标准C级以内。',
      '蚊虫密度控制在国家标准C级以内。',
      '重点单位防蝇防鼠设施合格率不低于95%。',
      '清理积水容器，每周1次。',
      '集中灭鼠活动，每年不少于2次。',
      '农贸市场、医院、工地设置毒饵站。',
      '公布孳生地台账，逐处销号。',
      '培训消杀人员200人次。',
      '完成抗药性监测报告。',
    ],
  },
  {
    area: '社区和单位卫生',
    lead: '云台街道',
    tasks: [
      '老旧小区环境整治15个，公共设施完好。',
      '每百户保洁员不少于1名。',
      '清理楼道堆物、飞线充电。',
      '小区垃圾分类投放点改造60处。',
      '城中村、城乡结合部垃圾日产日清。',
      '组织周末大扫除，每周1次。',
      '沿街单位门前环境卫生责任到人。',
      '社区宣传栏、监督电话公示齐全。',
      '病媒生物防制进小区，每季度1次。',
      '居民对卫生状况满意率达到90%以上。',
    ],
  },
];

/** Days from today that the tasks of an area fall due on; null = no day is named. */
const dueIn = [-16, -5, 0, 2, 5, 30, 75, 140, 220, null] as const;

/** The words of a plan of six areas and sixty tasks, due around today. */
function planWords(title: string, now: Date): string {
  const numbers = '一二三四五六七八九十';
  const part = ({ area, lead, tasks }: (typeof areas)[number], i: number) =>
    [
      `（${numbers[i]}）${area}`,
      ...tasks.flatMap((text, n) => [
        `${n + 1}.${text}`,
        `牵头单位：${lead}`,
        ...(n % 2 === 0 ? ['配合单位：市财政局、云台街道'] : []),
        ...(dueIn[n] === null || dueIn[n] === undefined ? [] : [`完成时限：${printed(day(now, dueIn[n]))}`]),
      ]),
    ].join('\n');
  return `${title}\n一、工作任务\n${areas.map(part).join('\n')}\n`;
}

/** Takes away the plans of the sample city with their tasks: a journey that counts rows counts its own. */
async function withoutSamplePlans({ databaseUrl }: RunningServer): Promise<void> {
  const owner = new pg.Client(databaseUrl);
  await owner.connect();
  await owner.query('truncate plan_document cascade');
  await owner.end();
}

/** Imports the only plan of the city as pasted words, accepts all that was read, and publishes it: sixty tasks of six areas. */
export async function issuedPlan(server: RunningServer, title = '澄溪市创建国家卫生城市工作方案'): Promise<PlanDocumentId> {
  await withoutSamplePlans(server);
  const cookie = await server.signIn('chuangwei');
  const call = <V extends Verb>(verb: V, input: z.input<V['input']>) => callAs(server, cookie, verb, input);
  const { id } = await call(planDocumentContract.import, { text: planWords(title, new Date(Date.now() + 8 * 3600_000)) });
  for (let i = 0; (await call(planDocumentContract.read, { id })).state === 'reading'; i++) {
    if (i > 200) throw new Error('still reading');
    await sleep(50);
  }
  const draft = await call(draftContract.read, { documentId: id });
  const items = draft.tasks.map(({ id: item, revision }) => ({ id: item, revision }));
  const { revision } = await call(draftTaskContract.acceptMany, { documentId: id, items });
  await call(planDocumentContract.publish, { id, revision });
  return id;
}
