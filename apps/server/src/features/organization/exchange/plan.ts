import type { ReadSheet } from '@weicheng/documents/sheet';
import { Problem } from '@weicheng/domain/kernel';
import {
  DivisionCode,
  found as founded,
  mayNotUnit,
  type UnitId,
  UnitName,
  type UnitRecord,
  UnitShortName,
} from '@weicheng/domain/organization';
import { personSheet, unitColumns, unitKindOf, unitSheet } from './columns.ts';
import { type ImportCity, type ImportPlan, type UnitFinder, unitFinder, unknownUnit } from './finder.ts';
import { planPeople } from './planPeople.ts';
import { type RowReader, rowsOf, WrittenDay } from './reading.ts';

/** Checks a workbook row by row against the city. Pure but for the tree, which it lets grow. */
export function planImport(sheets: readonly ReadSheet[], city: ImportCity): ImportPlan {
  const plan: ImportPlan = { units: [], persons: [], posts: [], errors: [], warnings: [] };
  const sheet = (name: string) => sheets.find((s) => s.name.trim() === name);
  const [units, people] = [sheet(unitSheet), sheet(personSheet)];
  if (!units && !people) {
    plan.errors.push({
      sheet: sheets[0]?.name ?? '',
      row: 1,
      column: null,
      message: `没有“${unitSheet}”表或“${personSheet}”表，照模板填写`,
    });
    return plan;
  }
  const finder = unitFinder(city);
  if (units) planUnits(units, city, finder, plan);
  if (people) planPeople(people, city, finder, plan);
  return plan;
}

/** Parents may stand below their children in the sheet: what waits for a parent is tried again until nothing moves. */
function planUnits(sheet: ReadSheet, city: ImportCity, finder: UnitFinder, plan: ImportPlan): void {
  const rows = rowsOf(sheet, unitColumns, plan.errors);
  const inFile = new Set(rows.map((r) => r.text('name')));
  const positions = new Map<UnitId, number>();
  const children = Map.groupBy(
    [...city.tree.records.values()].filter(({ unit }) => unit.endedOn === null),
    ({ unit }) => unit.parentId,
  );
  const names = new Map([...children].map(([parent, records]) => [parent, new Map(records.map((r) => [r.unit.name, r]))]));
  let waiting = rows;
  for (let moved = true; moved && waiting.length; ) {
    const now = waiting.filter((row) => {
      const parent = row.text('parent');
      return !('nearest' in finder.find(parent)) || !inFile.has(parent);
    });
    for (const row of now) planUnit(row, city, finder, plan, { positions, names });
    moved = now.length > 0;
    waiting = waiting.filter((row) => !now.includes(row));
  }
  for (const row of waiting) row.refuse('parent', `“${row.text('parent')}”那一行没有导入，这一行也没有上级`);
}

interface Siblings {
  positions: Map<UnitId, number>;
  names: Map<UnitId | null, Map<string, UnitRecord>>;
}

function planUnit(
  row: RowReader<typeof unitColumns>,
  city: ImportCity,
  finder: UnitFinder,
  plan: ImportPlan,
  { positions, names }: Siblings,
): void {
  const { tree, actor } = city;
  const name = row.read('name', UnitName);
  const kind = row.pick('kind', unitKindOf);
  const parentName = row.text('parent');
  const parent = finder.find(parentName);
  if (parentName === '') row.refuse('parent', '没有填');
  else if ('nearest' in parent) row.refuse('parent', unknownUnit(parentName, parent.nearest));
  const shortName = row.readOptional('shortName', UnitShortName);
  const divisionCode = row.readOptional('divisionCode', DivisionCode);
  const on = row.read('foundedOn', WrittenDay);
  if (!row.ok || !name || !kind || 'nearest' in parent || !on || shortName === undefined || divisionCode === undefined) return;
  const known = finder.find(name);
  const same = names.get(parent.id)?.get(name) ?? (!('nearest' in known) && known.by === 'alias' ? tree.records.get(known.id) : undefined);
  if (same) {
    if (same.unit.kind !== kind) row.refuse('kind', `“${same.unit.name}”已经有了，类别不同；到组织页面核对`);
    else if (same.unit.name !== name) plan.warnings.push(row.remark('name', `认作已有的“${same.unit.name}”，没有另设`));
    return;
  }
  if (!('nearest' in known)) plan.warnings.push(row.remark('name', `别处已有“${name}”，按新单位导入`));
  const position = positions.get(parent.id) ?? Math.max(-1, ...[...(names.get(parent.id)?.values() ?? [])].map((r) => r.unit.position)) + 1;
  const { unit: above } = tree.get(parent.id);
  const no = mayNotUnit(actor, 'found', above, tree.path(parent.id));
  const wish = { id: city.newId() as UnitId, kind, name, shortName, parentId: parent.id, divisionCode, position: Math.min(9999, position) };
  const record = no ?? founded(tree, wish, on);
  if (record instanceof Problem) {
    row.refuse(columnOf(record), record.message);
    return;
  }
  positions.set(parent.id, position + 1);
  names.set(parent.id, (names.get(parent.id) ?? new Map()).set(name, record));
  tree.put(record);
  finder.added(record);
  plan.units.push(record);
}

/** Which column a refusal of the rules belongs to. */
function columnOf({ code }: Problem): keyof typeof unitColumns | null {
  if (/code/.test(code)) return 'divisionCode';
  if (/parent|standing|under/.test(code)) return 'parent';
  if (code === 'unit.future') return 'foundedOn';
  return code === 'unit.name-taken' ? 'name' : null;
}
