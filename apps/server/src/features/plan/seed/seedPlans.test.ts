import { draftContract, planDocumentContract, taskContract } from '@weicheng/domain/plan';
import { describe, expect, it } from 'vitest';
import { openFiles } from '#platform/files';
import { readSettings } from '#platform/settings';
import { testOffice } from '../../../testing/office.ts';
import { seedSamplePlans } from '../../sample.ts';

describe('the plans of the sample city', () => {
  it('are published with tasks in every state, and one is left to check', { timeout: 60_000 }, async () => {
    const office = await testOffice();
    await seedSamplePlans(office.database, await openFiles(readSettings({ DATA_FOLDER: office.folder })), Date.now());
    const lead = await office.as('chuangwei');
    const { rows } = await lead.call(planDocumentContract.list, {});
    expect(rows.map((row) => row.state).sort()).toEqual(['draft', 'published', 'published', 'published']);
    const draft = rows.find((row) => row.state === 'draft');
    expect(draft?.counts.tasks).toBeGreaterThan(5);
    if (draft) expect((await lead.call(draftContract.read, { documentId: draft.id })).tasks.length).toBe(draft.counts.tasks);
    const tasks = (await lead.call(taskContract.list, { limit: 200 })).rows;
    expect(tasks.length).toBeGreaterThan(40);
    expect(new Set(tasks.map((task) => task.state)).size).toBeGreaterThan(2);
    expect((await lead.call(taskContract.list, { clauses: 'toilets,markets,streets' })).rows.length).toBeGreaterThan(3);
    expect((await (await office.as('jiedao')).call(taskContract.list, {})).rows.length).toBeGreaterThan(3);
  });
});
