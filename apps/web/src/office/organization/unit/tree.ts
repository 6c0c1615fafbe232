import { layTree, type TreeNode, type UnitId, type UnitTreeRow } from '@weicheng/domain/organization';

/** A line of the tree as it stands on the screen. */
export interface TreeLine {
  row: UnitTreeRow;
  /** 1 for a root. */
  level: number;
  /** Place among its siblings, from 1, and how many they are. */
  place: number;
  siblings: number;
  /** Units right under it, as far as they are shown. */
  children: number;
  open: boolean;
  /** 并入、撤销: no longer stands on the day shown. */
  ended: boolean;
}

export type Tree = TreeNode<UnitTreeRow>[];

export const endedOn = (row: Pick<UnitTreeRow, 'endedOn'>, day: string): boolean => row.endedOn !== null && row.endedOn <= day;

/** The rows as a tree; ended units only when asked for. */
export const growTree = (rows: readonly UnitTreeRow[], day: string, withEnded: boolean): Tree =>
  layTree(withEnded ? rows : rows.filter((row) => !endedOn(row, day)));

/** The lines to draw: every root, and below each open unit its children. */
export function linesOf(tree: Tree, open: ReadonlySet<UnitId>, day: string): TreeLine[] {
  const lines: TreeLine[] = [];
  const walk = (nodes: Tree, level: number) => {
    for (const [i, { row, children }] of nodes.entries()) {
      const isOpen = children.length > 0 && open.has(row.id);
      lines.push({
        row,
        level,
        place: i + 1,
        siblings: nodes.length,
        children: children.length,
        open: isOpen,
        ended: endedOn(row, day),
      });
      if (isOpen) walk(children, level + 1);
    }
  };
  walk(tree, 1);
  return lines;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Whether a unit is meant by what was typed: name, short name or the beginning of its code. */
const meant = (row: Pick<UnitTreeRow, 'name' | 'shortName' | 'divisionCode'>, text: string): boolean => {
  const wanted = plain(text);
  return plain(row.name).includes(wanted) || plain(row.shortName ?? '').includes(wanted) || (row.divisionCode?.startsWith(wanted) ?? false);
};

/** 筛选: the units meant, and the way to each of them; a unit that is meant keeps what is below it out of sight. */
export function sift(tree: Tree, text: string): { tree: Tree; open: Set<UnitId>; found: number } {
  const open = new Set<UnitId>();
  let found = 0;
  const walk = (nodes: Tree): Tree =>
    nodes.flatMap((node) => {
      const children = walk(node.children);
      const hit = meant(node.row, text);
      if (hit) found++;
      if (children.length > 0) open.add(node.row.id);
      return hit || children.length > 0 ? [{ row: node.row, children }] : [];
    });
  return { tree: walk(tree), open, found };
}

/** A name in pieces, those at odd places being what was typed. */
export function pieces(name: string, text: string): string[] {
  const at = text ? plain(name).indexOf(plain(text)) : -1;
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at, at + text.length), name.slice(at + text.length)];
}

/** The units above one, nearest last. */
export function above(rows: ReadonlyMap<UnitId, UnitTreeRow>, id: UnitId): UnitId[] {
  const way: UnitId[] = [];
  for (let row = rows.get(id); row?.parentId && !way.includes(row.parentId); row = rows.get(row.parentId)) way.unshift(row.parentId);
  return way;
}
