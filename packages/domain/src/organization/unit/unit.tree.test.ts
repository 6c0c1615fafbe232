import { aUnit } from '@weicheng/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Unit } from './unit.schema.ts';
import { layTree, pathOf, subtreeOf, type TreeNode } from './unit.tree.ts';

/** Any tree: every unit hangs under an earlier one. */
const forest = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((seeds) => {
  const units: Unit[] = [];
  for (const [i, seed] of seeds.entries())
    units.push(aUnit({ name: `单位${i}`, position: seed % 5, parentId: i === 0 ? null : (units[seed % i]?.id ?? null) }));
  return units;
});
const flat = (nodes: TreeNode<Unit>[]): Unit[] => nodes.flatMap((node) => [node.row, ...flat(node.children)]);

describe('单位树', () => {
  it('holds every unit once, under its parent, siblings in order, however the rows come', () => {
    fc.assert(
      fc.property(forest, (units) => {
        const tree = layTree([...units].reverse());
        expect(
          flat(tree)
            .map((u) => u.id)
            .sort(),
        ).toEqual(units.map((u) => u.id).sort());
        const check = (nodes: TreeNode<Unit>[], parentId: Unit['parentId']): void => {
          nodes.forEach((node, i) => {
            expect(node.row.parentId).toBe(parentId);
            expect(nodes[i - 1]?.row.position ?? 0).toBeLessThanOrEqual(node.row.position);
            check(node.children, node.row.id);
          });
        };
        check(tree, null);
      }),
    );
  });

  it('agrees on who is above and who is below', () => {
    fc.assert(
      fc.property(forest, (units) => {
        const byId = new Map(units.map((u) => [u.id, u]));
        for (const top of units) {
          const below = subtreeOf(units, top.id);
          for (const unit of units) expect(below.has(unit.id)).toBe(pathOf(byId, unit.id).some((u) => u.id === top.id));
        }
      }),
    );
  });

  it('comes to an end on a broken tree', () => {
    const [a, b] = [aUnit(), aUnit()];
    const ring = new Map([
      [a.id, { ...a, parentId: b.id }],
      [b.id, { ...b, parentId: a.id }],
    ]);
    expect(pathOf(ring, a.id)).toHaveLength(2);
  });
});
