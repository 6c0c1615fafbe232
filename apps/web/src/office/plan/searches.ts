import { planDocumentContract, planDocumentStates, taskContract, taskStates } from '@weicheng/domain/plan';
import { call } from '../../shared/api.ts';
import type { Found } from '../chapter.ts';

/** 找任务: by words of its title or text. */
export async function findTasks(text: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await call(taskContract.list, { search: text, limit: 6 }, { signal });
  return rows.map((row) => ({
    key: row.id,
    title: row.title,
    sub: [taskStates[row.state], row.first?.unitName, row.documentTitle].filter(Boolean).join(' · '),
    to: `/plan/tasks/${row.id}`,
  }));
}

/** 找方案: by title or document number. */
export async function findPlans(search: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await call(planDocumentContract.list, { search, limit: 6 }, { signal });
  return rows.map(({ id, title, state, documentNumber }) => ({
    key: id,
    title,
    sub: [planDocumentStates[state], documentNumber].filter(Boolean).join(' · '),
    to: state === 'draft' ? `/plan/documents/${id}/review` : `/plan/documents/${id}`,
  }));
}
