/** 单位名称 as printed: where one ends and the next begins, and what is a unit's name at all. */

/** 名称的尾: what the name of an office, a group of offices or a place of duty ends with. */
const tails =
  '(?:局|委|办|部|厅|署|院|会|中心|街道|镇街|街镇|街|镇|乡|区|县|市|州|旗|省|社区|村|站|所|队|公司|集团|部门|单位|政府|学校|学院|大学|医院|银行|组|科|股|室|处|会所|专班|台|社|团委|妇联|工会|工商联|残联|科协|文联|侨联|社联|园区|企业|机构|大口|党委|党组|党工委|工委|居|市直|处室|场|馆|网|电力|电信|移动|联通|铁塔|邮政|烟草|消防|公安|武警|交警|城投|住建|城管|法院|检察院|管委|纪检|监委|政数|档案馆|党校|中学|小学|幼儿园|公园|动物园|植物园|厂|基地|(?:车务|工务|电务|机务|供电|公路|养护|航道|管理)段|报|传媒|物业|系统|口|地区|辖区|属地|商会|协会)';
const ends = new RegExp(`${tails}(?:\\([^()]{1,20}\\))?$`, 'u');
const group = /^(?:各|有关|相关|市直|县直|区直|省直|全市|全体|其他|国务院|属地|所在)/u;
const verbs =
  /(?:加强|开展|推进|推动|鼓励|支持|引导|完善|建立|落实|做好|强化|提高|提升|按照|根据|通过|围绕|结合|实施|督促|指导|协调|进行|确保|实现|形成|依法|依托|坚持|利用|采取|充分|作为|属于|由于|以及其|能够|可以|必须|应当|不得|需要|承担|严格|以上|之间|自己|我们|你们|他们|问题|整改|情况|制度|机制|活动|行动|任务|措施|方案|目标|责任|要求|原则|负责|牵头|配合|协助|分管|主管|主要|同志|领导|联合|统筹|明确|发挥|纳入|对接|组织开展|组织实施|邀请|委托|设置|制定|聘请|成立|组建|下设|成为|工作)|[的了将应并把被让使从向但且若如就都也还而其是有无“”《》。;:!?%≥≤<>]|要(?!素)|^对|^在|^以|^为|^或|^每|^凡|^(?:共计?|合计|约|计)?[一二三四五六七八九十两几多数\d]+(?:名|个|位|家|次|场|处|座)|\d{3}/u;
const verbs2 = /^(?:人大|政协|纪委|党委|组织部|宣传部|统战部|政法委)/u;

/** A word that says where, not who: 【市区】. */
export const isArea = /^(?:市区|城区|主城区|中心城区|建成区|老城区|新城区|郊区|城乡|农村|全[市区县镇]|[市县区]直|[市县区省]级)$/u;

/** Whether the words are a unit's name where nothing but their form tells. */
export function isUnitName(name: string): boolean {
  if (/^[镇乡]$/u.test(name)) return true;
  if (name.length < 2 || name.length > 28) return false;
  const bare = name.replace(/\([^()]{0,24}\)/gu, '').replace(/有关|所有|国有|有限|有线|应急|供应|联合会|对外|对口|对台|要素/gu, '各');
  if (bare.length < 2 && name.length < 4) return false;
  if (verbs2.test(bare)) return true;
  if (
    verbs.test(
      bare
        .replace(/^(?:工作专班|工作组)/u, '')
        .replace(
          /(?:工作(?:专班|组|委员会|局|部|领导小组|站|办公室|办)|领导小组|组织部|责任单位|主管部门|督导组|指导组|协调办|协调局|活动中心|发展和改革局)/gu,
          '',
        ),
    )
  )
    return false;
  return ends.test(name) || ends.test(bare);
}

/** Whether a list's pieces could be departments in short: 城管、公安、住建局. */
export const isShortName = (name: string): boolean =>
  name.length >= 2 && name.length <= 12 && !verbs.test(name.replace(/\([^()]{0,24}\)/gu, ''));

export interface Name {
  text: string;
  start: number;
  end: number;
  /** 市城管局（牵头）: the role printed behind the name. */
  role: 'lead' | 'support' | 'responsible' | null;
}

const trailing =
  /(?:(?:等)?(?:单位|部门)?(?:按照?|根据|依据?|依照)(?:各自|照)?(?:职责|职能|责|权限|任务|属地|工作|管辖|行业|分工|照)[^、,]{0,14}|(?:共同|分别|具体|按职责|分工|组织|协同|联合|密切|积极|主动|相互|互相|做好)*(?:负责|落实|实施|配合|牵头|牵头负责|协助|参与|协办|承办|推进|抓好落实|支持)(?:落实|实施|配合)?)$/u;
const etcetera =
  /等(?:各?(?:市直|县直|区直|市级|区级|县级|省级)?(?:各?(?:有关|相关|职能|成员|责任|行业|主管|业务|涉及|配合|协办)*)?(?:单位|部门|科室|机构|企业|镇街|站所)|各?(?:有关|相关)(?:方面|各方)?)?/gu;
const joints = /(?:以及|及其|会同|和|及|与|跟|\/)/gu;

/** The names in `text[from, to)`: split at 、 and ，, at 和/及 between two names; 等部门 and trailing verbs dropped. */
export function namesIn(text: string, from: number, to: number): Name[] {
  const names: Name[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i <= to; i += 1) {
    const c = i === to ? '、' : (text[i] ?? '');
    const mark = depth === 0 && i < to ? listMarkAt(text, from, i) : 0;
    if (mark > 0) {
      if (i > start) pieces(text, start, i, names);
      i += mark - 1;
      start = i + 1;
    } else if (c === '(' || c === '[') depth += 1;
    else if (c === ')' || c === ']') depth = Math.max(0, depth - 1);
    else if (i === to || (depth === 0 && /[、,;\n\t 。·+|]/u.test(c))) {
      if (i > start) pieces(text, start, i, names);
      start = i + 1;
    }
  }
  const seen = new Set<string>();
  return names.filter((name) => !seen.has(name.text) && seen.add(name.text));
}

/** The number before a name in a list of units: 1.甲局；2.乙局, ①甲局②乙局, (1)甲局(2)乙局. */
export const listMark = /\d{1,2}[.、](?=[\u4e00-\u9fff])|[\u2460-\u2473][、.]?|\(\d{1,2}\)(?=[\u4e00-\u9fff])/y;

/** The length of a list's number at `i`, 0 where there is none. */
function listMarkAt(text: string, from: number, i: number): number {
  const c = text.charCodeAt(i);
  if (!((c >= 0x30 && c <= 0x39) || c === 0x28 || (c >= 0x2460 && c <= 0x2473))) return 0;
  if (i > from && /\d/.test(text[i - 1] ?? '')) return 0;
  listMark.lastIndex = i;
  return listMark.exec(text)?.[0].length ?? 0;
}

function pieces(text: string, from: number, to: number, out: Name[]): void {
  const piece = text.slice(from, to);
  etcetera.lastIndex = 0;
  const cut = etcetera.exec(piece);
  if (cut && cut.index > 0) {
    pieces(text, from, from + cut.index, out);
    let rest = from + cut.index + cut[0].length;
    const glue = /^(?:以及|和|及|与|,|、)/u.exec(text.slice(rest, to));
    if (glue) rest += glue[0].length;
    if (rest < to && !trailing.test(text.slice(rest, to).slice(0, 20))) pieces(text, rest, to, out);
    else if (rest < to) pieces(text, rest, to, out);
    return;
  }
  if (cut && cut.index === 0 && piece.startsWith('等')) {
    const rest = from + cut[0].length;
    if (rest < to) pieces(text, rest, to, out);
    return;
  }
  joints.lastIndex = 0;
  for (let joint = joints.exec(piece); joint; joint = joints.exec(piece)) {
    const left = piece.slice(0, joint.index);
    const right = piece.slice(joint.index + joint[0].length);
    if (left.split('(').length !== left.split(')').length) continue;
    if (
      joint.index > 0 &&
      right.length >= 2 &&
      ends.test(left) &&
      (ends.test(right.replace(trailing, '')) || group.test(right)) &&
      !/^(?:改革|革新|信息化|计划生育|规划|建设|体育|旅游)/u.test(right)
    ) {
      pieces(text, from, from + joint.index, out);
      pieces(text, from + joint.index + joint[0].length, to, out);
      return;
    }
  }
  name(text, from, to, out);
}

const behind = /\((牵头|主责|主办|配合|协助|协办|参与|负责|责任)(?:单位|部门)?\)$/u;

function name(text: string, start: number, end: number, out: Name[]): void {
  let from = start;
  let to = end;
  const lead = /^(?:请|由|并由|和|及|与|以及|[([:])+/u.exec(text.slice(from, to));
  if (lead && lead[0].length < to - from) from += lead[0].length;
  let role: Name['role'] = null;
  const printedRole = behind.exec(text.slice(from, to));
  if (printedRole) {
    role = /牵头|主/u.test(printedRole[1] ?? '') ? 'lead' : /负责|责任/u.test(printedRole[1] ?? '') ? 'responsible' : 'support';
    to -= printedRole[0].length;
  }
  const tail = trailing.exec(text.slice(from, to));
  if (tail && tail.index >= 2) to = from + tail.index;
  while (to > from && /[。;:,、.!\s]/u.test(text[to - 1] ?? '')) to -= 1;
  while (to > from && text[to - 1] === ')' && !text.slice(from, to - 1).includes('(')) to -= 1;
  if (text[to - 1] === '等' && to - from > 2) to -= 1;
  const tag = /\[([^[\]]{1,8})\]$/u.exec(text.slice(from, to));
  if (tag && isArea.test(tag[1] ?? '')) to -= tag[0].length;
  const words = text.slice(from, to);
  // 各街道、镇: a group in one character.
  if (
    (words.length < 2 && !(/^[镇乡]$/u.test(words) && text[from - 1] === '、')) ||
    words.length > 40 ||
    /^(?:无|暂无|略|同上|待定|单位|部门|相关|-+)$/u.test(words)
  )
    return;
  out.push({ text: words, start: from, end: to, role });
}
