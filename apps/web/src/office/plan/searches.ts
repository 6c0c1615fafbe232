import { taskContract, taskStates } from '@weicheng/domain/plan';
import { call } from '../../shared/api.ts';
import type { Found } from '../chapter.ts';

/** 找任务: by words of its title or text. */
export async function findTasks(text: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await call(taskContract.list, { search: text, limit: 6 }, { signal });
  return rows.map((row) => ({
    key: row.id,
    title: row.title,
    sub: [taskStates[row.state], row.units[0]?.unitName, row.documentTitle].filter(Boolean).join(' · '),
    to: `/plan/tasks/${row.id}`,
  }));
}
