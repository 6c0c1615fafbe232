import { readSheets, type Sheet, writeSheets } from '@weicheng/documents/sheet';
import { expandGroup, type UnitGroup, type UnitGroupId } from '@weicheng/domain/organization';
import { expect, it } from 'vitest';

const withCell = (text: string): Promise<Buffer> => {
  const sheet: Sheet = { name: '单位', columns: [{ title: '单位名称', width: 20 }], rows: [[text]] };
  return writeSheets([sheet]);
};

// Excel itself holds 32,767 characters in a cell. Here a longer one freezes the server: the trim of its white space is quadratic.
it('a cell longer than any spreadsheet holds is refused', async () => {
  await expect(readSheets(await withCell(`甲${'乙'.repeat(40_000)}`))).rejects.toMatchObject({ name: 'Problem' });
});

// Two groups a layer, each holding both of the layer below: 2^n expansions unless each is expanded once.
it('groups inside groups are expanded once each', () => {
  const groups = new Map<UnitGroupId, UnitGroup>();
  let reads = 0;
  let below: UnitGroupId[] = [];
  for (let layer = 0; layer < 12; layer++) {
    const made = ['a', 'b'].map((side) => `${layer}${side}` as UnitGroupId);
    for (const id of made) {
      const inner = below;
      const group = {
        id,
        name: id,
        note: '',
        kinds: [],
        under: null,
        include: [],
        exclude: [],
        from: '2020-01-01',
        until: null,
      } as never as UnitGroup;
      groups.set(
        id,
        Object.defineProperty(group, 'includeGroups', {
          get: () => {
            reads++;
            return inner;
          },
        }),
      );
    }
    below = made;
  }
  const top = groups.get(below[0] as UnitGroupId) as UnitGroup;
  expandGroup(top, { groups, records: new Map() }, '2026-11-22' as UnitGroup['from']);
  expect(reads).toBeLessThan(500);
});
