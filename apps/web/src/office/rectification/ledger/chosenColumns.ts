/** 列: what can be shown of an issue in the ledger, in the order in which it stands there. */
export const columnHeads = {
  clock: '时限',
  state: '状态',
  title: '问题',
  place: '地点',
  unit: '牵头单位',
  area: '属地',
  matter: '类别',
  severity: '轻重',
  due: '到期日',
  back: '反弹',
  returned: '退回',
  source: '来源',
  sourceNumber: '来件编号',
  registered: '登记',
  number: '编号',
} as const;
export type ColumnKey = keyof typeof columnHeads;
export const columnKeys = Object.keys(columnHeads) as ColumnKey[];

/** What the ledger shows where nobody chose. */
const usual: ReadonlySet<ColumnKey> = new Set(['clock', 'state', 'title', 'place', 'unit', 'severity', 'source', 'registered', 'number']);
/** Without it a row says nothing. */
const always: ColumnKey = 'title';

/** The columns an address asks for; what it does not understand is left out, and where nothing is left the usual ones come. */
export function chosenColumns(said: string | undefined): ReadonlySet<ColumnKey> {
  const chosen = new Set(columnKeys.filter((key) => said?.split('.').includes(key)));
  return chosen.size === 0 ? usual : chosen.add(always);
}

export const shownColumns = (said: string | undefined): { key: ColumnKey; head: string }[] => {
  const chosen = chosenColumns(said);
  return columnKeys.filter((key) => chosen.has(key)).map((key) => ({ key, head: columnHeads[key] }));
};

/** How a choice stands in the address; undefined where it is the usual one. */
export function columnsSay(chosen: ReadonlySet<ColumnKey>): string | undefined {
  const keys = columnKeys.filter((key) => chosen.has(key) || key === always);
  return keys.length === usual.size && keys.every((key) => usual.has(key)) ? undefined : keys.join('.');
}

const store = 'weicheng.issueColumns';

/** What was chosen last on this machine; an address that says nothing shows that. */
export function rememberedColumns(): string | undefined {
  try {
    return localStorage.getItem(store) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberColumns(said: string | undefined): void {
  try {
    if (said === undefined) localStorage.removeItem(store);
    else localStorage.setItem(store, said);
  } catch {
    // A browser that keeps nothing still has it in the address.
  }
}
