import { Day, headOf, shortened } from '../../kernel/index.ts';
import type { UnitId } from '../../organization/index.ts';
import type { IssueSeverity, IssueSource, IssueState } from '../issue/issue.schema.ts';
import { IssuePlace, issueSeverities, issueSources } from '../issue/issue.schema.ts';
import { type ImportColumns, type ImportField, type ImportRefusal, importFields } from './ledgerImport.schema.ts';

/** A unit by the name an old ledger has for it, or the names nearest to it. */
export type FindUnit = (name: string) => { id: UnitId } | { nearest: readonly string[] };

/** What a row is read by. */
export interface ImportGround {
  today: Day;
  /** 管理事项 by name, everyday word or code. */
  matterOf: (written: string) => string | null;
  unitOf: FindUnit;
}

/** How an issue stood in the old ledger: the states it can come in as. */
export type ImportedState = Extract<IssueState, 'registered' | 'dispatched' | 'rectifying' | 'submitted' | 'closed'>;

/** A row that can be taken in. */
export interface ImportedRow {
  title: string;
  text: string;
  place: string;
  matter: string | null;
  severity: IssueSeverity;
  source: IssueSource;
  sourceNumber: string | null;
  areaUnitId: UnitId | null;
  leadUnitId: UnitId | null;
  registered: Day;
  due: Day | null;
  state: ImportedState;
  closed: Day | null;
}

/** How offices write the state of an issue. */
const states: readonly { pattern: RegExp; state: ImportedState }[] = [
  { pattern: /未整改|未完成|没有?整改|未销号|未办结|尚未|整改中|正在|进行中|推进中|持续|^否$|^[×xX]$/u, state: 'rectifying' },
  { pattern: /待核验|待验收|待销号|已反馈|申请销号|待复查/u, state: 'submitted' },
  { pattern: /待签收|已交办|已派|待整改/u, state: 'dispatched' },
  { pattern: /待交办|待派|^未派$|新登记/u, state: 'registered' },
  { pattern: /已?销号|已?办结|已?整改|已?完成|已?解决|已?处理|已?清理|闭环|^是$|^[√✓✔]$/u, state: 'closed' },
];

const severities: Readonly<Record<string, IssueSeverity>> = {
  紧急: 'urgent',
  重大: 'urgent',
  严重: 'major',
  较重: 'major',
  重要: 'major',
  一般: 'minor',
  轻微: 'minor',
};
const sources: readonly { pattern: RegExp; source: IssueSource }[] = [
  { pattern: /12345|热线/u, source: 'hotline' },
  { pattern: /群众|投诉|举报|市民|居民/u, source: 'citizen' },
  { pattern: /媒体|曝光|网络|舆情/u, source: 'media' },
  { pattern: /省|国家|上级|暗访组/u, source: 'superior' },
  { pattern: /自查/u, source: 'selfCheck' },
  { pattern: /评审|评估|复审/u, source: 'review' },
];

/** 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124, and a number of days as a workbook keeps it. */
export function writtenDay(text: string): Day | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+\d{1,2}:\d{2}(?::\d{2})?$/u, '')
    .replace(/\s/gu, '');
  if (/^[2-6]\d{4}(?:\.\d+)?$/u.test(plain))
    return Day.safeParse(new Date((Math.floor(Number(plain)) - 25_569) * 86_400_000).toISOString().slice(0, 10)).data ?? null;
  const [, y = '', m = '', d = ''] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/u.exec(plain) ?? [];
  return Day.safeParse(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`).data ?? null;
}

/** 读一行: what it says, or everything that is wrong with it, each under its field. */
export function readImportRow(
  cells: readonly string[],
  columns: ImportColumns,
  { today, matterOf, unitOf }: ImportGround,
): ImportedRow | ImportRefusal[] {
  const refusals: ImportRefusal[] = [];
  const refuse = (field: ImportField | null, says: string) => {
    refusals.push({ field, says });
    return null;
  };
  const cell = (field: ImportField) => {
    const at = columns.indexOf(field);
    return at < 0
      ? ''
      : (cells[at] ?? '')
          .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
          .normalize('NFC')
          .trim();
  };
  const dayIn = (field: 'registered' | 'due' | 'closed') => {
    const text = cell(field);
    if (text === '' || /^[-—/]+$/u.test(text)) return null;
    const day = writtenDay(text);
    return day ?? refuse(field, `“${shortened(text, 20)}”不是日期，写成 2026-11-24 这样`);
  };
  const unitIn = (field: 'area' | 'lead') => {
    const text = cell(field);
    if (text === '') return null;
    const found = unitOf(text);
    if ('id' in found) return found.id;
    const near = found.nearest.map((name) => `“${name}”`).join('、');
    return refuse(field, `没有找到“${shortened(text, 30)}”${near ? `，是不是${near}` : '，写全称或别名'}`);
  };

  const problem = cell('title').replace(/\s*\n\s*/gu, '，');
  if (problem === '') refuse('title', '没有写问题');
  const place = cell('place').replace(/\s*\n\s*/gu, ' ');
  if (!IssuePlace.safeParse(place).success) refuse('place', '地点最多 120 个字');
  const registered = dayIn('registered');
  if (registered === null && cell('registered') === '') refuse('registered', '没有写登记日期');
  if (registered !== null && registered > today) refuse('registered', `登记日期 ${registered} 在今天以后`);
  const due = dayIn('due');
  if (due !== null && registered !== null && due < registered) refuse('due', `时限 ${due} 早于登记日期 ${registered}`);
  const closed = dayIn('closed');
  const leadUnitId = unitIn('lead');
  const state = stateOf(cell('state'), { closed: closed !== null, led: leadUnitId !== null });
  if (state === undefined) refuse('state', `没有认出“${shortened(cell('state'), 20)}”，写成 已销号、待核验、整改中、待签收 或 待交办`);
  if (state === 'closed') {
    if (closed === null && cell('closed') === '') refuse('closed', '已销号的要有销号日期');
    if (closed !== null && closed > today) refuse('closed', `销号日期 ${closed} 在今天以后`);
    if (closed !== null && registered !== null && closed < registered) refuse('closed', `销号日期 ${closed} 早于登记日期 ${registered}`);
  }
  if (state !== undefined && state !== 'registered' && cell('lead') === '') refuse('lead', `${stateSays(state)}的要有牵头单位`);

  const kind = cell('matter');
  const matter = kind === '' ? null : matterOf(kind);
  const long = problem.length > 80;
  const text = [long ? problem : '', cell('text'), kind !== '' && matter === null ? `原类别：${kind}` : ''].filter(Boolean).join('\n');
  if ([...text].length > 2000) refuse('text', '情况最多 2000 个字');
  const number = cell('sourceNumber');
  if ([...number].length > 60) refuse('sourceNumber', '来件编号最多 60 个字');
  const areaUnitId = unitIn('area');
  if (refusals.length > 0 || registered === null || state === undefined) return refusals;
  return {
    title: headOf(problem, 80),
    text,
    place,
    matter,
    severity: severityOf(cell('severity')),
    source: sourceOf(cell('source')),
    sourceNumber: number || null,
    areaUnitId,
    leadUnitId: state === 'registered' ? null : leadUnitId,
    registered,
    due: state === 'registered' ? null : due,
    state,
    closed: state === 'closed' ? closed : null,
  };
}

const stateSays = (state: ImportedState): string =>
  ({ registered: '待交办', dispatched: '待签收', rectifying: '整改中', submitted: '待核验', closed: '已销号' })[state];

/** Where nothing is written: closed where there is a day of it, else as far as there is a unit. */
function stateOf(written: string, { closed, led }: { closed: boolean; led: boolean }): ImportedState | undefined {
  if (written === '') return closed ? 'closed' : led ? 'rectifying' : 'registered';
  return states.find(({ pattern }) => pattern.test(written))?.state;
}

const severityOf = (written: string): IssueSeverity =>
  (Object.keys(issueSeverities) as IssueSeverity[]).find((key) => issueSeverities[key] === written) ?? severities[written] ?? 'minor';

const sourceOf = (written: string): IssueSource =>
  (Object.keys(issueSources) as IssueSource[]).find((key) => issueSources[key] === written) ??
  sources.find(({ pattern }) => pattern.test(written))?.source ??
  'inspection';

/** What tells a row from every other, as it is mapped: the same row again is the same issue. Its digest is its key. */
export const rowText = (cells: readonly string[], columns: ImportColumns): string =>
  JSON.stringify(
    (Object.keys(importFields) as ImportField[]).map((field) => {
      const at = columns.indexOf(field);
      return at < 0 ? '' : (cells[at] ?? '').normalize('NFKC').replace(/\s+/gu, '');
    }),
  );
