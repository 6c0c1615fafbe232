import type { UnitId } from './unit.schema.ts';

/** What a tree is made of: any row with its parent and its place among its siblings. */
export interface TreeRow {
  id: UnitId;
  parentId: UnitId | null;
  position: number;
  name: string;
}

/** A unit with the units under it, in order. */
export interface TreeNode<R extends TreeRow> {
  row: R;
  children: TreeNode<R>[];
}

/** The order of the units under one parent: by position, those at the same one by name. */
export const inOrder = (a: Pick<TreeRow, 'position' | 'name'>, b: Pick<TreeRow, 'position' | 'name'>): number =>
  a.position - b.position || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

const rowsInOrder = (a: { row: TreeRow }, b: { row: TreeRow }): number => inOrder(a.row, b.row);

/**
 * 单位树：rows in any order → the roots, each with its subtree; O(n) but for sorting siblings.
 * A row whose parent is not among the rows is a root, so that a part of a tree is a tree.
 */
export function layTree<R extends TreeRow>(rows: readonly R[]): TreeNode<R>[] {
  const nodes = new Map(rows.map((row) => [row.id, { row, children: [] } as TreeNode<R>]));
  const roots: TreeNode<R>[] = [];
  for (const node of nodes.values()) {
    const parent = node.row.parentId === null ? undefined : nodes.get(node.row.parentId);
    (parent?.children ?? roots).push(node);
  }
  for (const node of nodes.values()) node.children.sort(rowsInOrder);
  return roots.sort(rowsInOrder);
}

type Parented = Pick<TreeRow, 'id' | 'parentId'>;

/** From the root down to the unit itself; stops at a row it has seen, so that a broken tree cannot hang it. */
export function pathOf<R extends Parented>(units: ReadonlyMap<UnitId, R>, id: UnitId): R[] {
  const path: R[] = [];
  const seen = new Set<UnitId>();
  for (let row = units.get(id); row && !seen.has(row.id); row = row.parentId === null ? undefined : units.get(row.parentId)) {
    seen.add(row.id);
    path.push(row);
  }
  return path.reverse();
}

/** The unit and everything under it. */
export function subtreeOf(rows: readonly Parented[], top: UnitId): Set<UnitId> {
  const children = Map.groupBy(rows, (row) => row.parentId);
  const reached = new Set<UnitId>([top]);
  for (const id of reached) for (const child of children.get(id) ?? []) reached.add(child.id);
  return reached;
}
