import { unitContract } from '@weicheng/domain/organization';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Caller, type TestOffice, testOffice } from '../../../testing/office.ts';

let office: TestOffice;
let clerk: Caller;
let inspector: Caller;
beforeAll(async () => {
  office = await testOffice();
  clerk = await office.as('chuangwei');
  inspector = await office.as('ducha');
});

const someUnit = async (caller: Caller) => {
  const { day, rows } = await caller.call(unitContract.tree);
  const row = rows.find((r) => r.kind === 'community');
  if (!row) throw new Error('no community');
  return { day, id: row.id, name: row.name };
};

describe('the directory of units', () => {
  it('tells a new name in the very next answer, however warm the memory is', async () => {
    const { id, day } = await someUnit(clerk);
    for (let n = 1; n <= 10; n++) {
      await inspector.call(unitContract.card, { id });
      await clerk.call(unitContract.rename, { id, name: `改名社区${n}`, on: day });
      expect((await inspector.call(unitContract.card, { id })).name).toBe(`改名社区${n}`);
    }
  });

  it('names the unit above', async () => {
    const { id } = await someUnit(clerk);
    const card = await inspector.call(unitContract.card, { id });
    const { path } = await inspector.call(unitContract.read, { id });
    expect(card.parentName).toBe(path.at(-2)?.name);
  });

  it('knows nothing of another city', async () => {
    const { id } = await someUnit(await office.as('chuangwei-2'));
    await inspector.call(unitContract.card, { id: (await someUnit(clerk)).id });
    await expect(inspector.call(unitContract.card, { id })).rejects.toMatchObject({ status: 404 });
  });
});
