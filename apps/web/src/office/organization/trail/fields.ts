import { aliasOrigins, keptKinds, postKinds, unitKinds } from '@weicheng/domain/organization';

/** A fact's data as a person reads it: what each part is called, and what it says. */
export interface ReadField {
  label: string;
  says: string;
  /** Said by a machine (an id, a hash): set small. */
  raw: boolean;
}

const labels: Readonly<Record<string, string>> = {
  name: '名称',
  nameBefore: '原姓名',
  shortName: '简称',
  from: '原来',
  to: '现在',
  on: '生效日期',
  until: '到哪天前',
  kind: '类别',
  parentName: '上级',
  fromParentName: '原上级',
  toParentName: '新上级',
  divisionCode: '区划代码',
  position: '顺序',
  intoName: '并入',
  posts: '岗位',
  persons: '人',
  units: '单位',
  reason: '原因',
  unitName: '单位',
  personName: '姓名',
  roleName: '角色',
  fromName: '委托人',
  toName: '受托人',
  receiverName: '接手的人',
  permissions: '权限',
  secondFactorRequired: '要两步验证',
  note: '说明',
  before: '修改前',
  after: '修改后',
  members: '成员设置',
  kinds: '整类单位',
  under: '只算其下',
  include: '单列单位',
  exclude: '除去单位',
  includeGroups: '包含单位组',
  fields: '改了哪些',
  items: '事项',
  says: '内容',
  main: '主岗',
  origin: '来源',
  rows: '行数',
  format: '格式',
  filter: '筛选',
  userName: '用户名',
  device: '设备',
  door: '登录方式',
  address: '网络地址',
  sha256: '文件指纹',
};

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(unitKinds).map(([key, { says }]) => [key, says])),
  ...Object.fromEntries(Object.entries(postKinds).map(([key, { says }]) => [key, says])),
  ...aliasOrigins,
  ...keptKinds,
  password: '密码',
  signOn: '统一登录',
};

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^[0-9a-f]{64}$/.test(text);

/** One value in words; lists are joined, what is inside others is named. */
function sayValue(key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '空';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.length === 0 ? '没有' : value.map((one) => sayValue(key, one)).join('、');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, inner]) => typeof inner !== 'string' || !isId(inner))
      .map(([inner, one]) => `${labels[inner] ?? inner} ${sayValue(inner, one)}`)
      .join('，');
  const text = String(value);
  return ['kind', 'kinds', 'origin', 'door', 'fields'].includes(key) ? (words[text] ?? text) : text;
}

/** The data of any fact as lines; what is unknown keeps its own key, nothing is hidden. Names come before ids. */
export function readFields(data: unknown): ReadField[] {
  if (typeof data !== 'object' || data === null)
    return data === null || data === undefined ? [] : [{ label: '内容', says: String(data), raw: true }];
  const hasSpan = 'from' in data && 'until' in data;
  return Object.entries(data)
    .map(([key, value]) => ({
      label: key === 'from' && (hasSpan || /^\d{4}-/.test(String(value))) ? '从哪天起' : (labels[key] ?? key),
      says: sayValue(key, value),
      raw: typeof value === 'string' && isId(value),
    }))
    .sort((a, b) => Number(a.raw) - Number(b.raw));
}

/** The short code to write down: the first 16 hex digits of the newest seal's hash, in fours. */
export const shortCode = (head: string): string =>
  (
    head
      .slice(0, 16)
      .toUpperCase()
      .match(/.{1,4}/g) ?? []
  ).join(' ');
