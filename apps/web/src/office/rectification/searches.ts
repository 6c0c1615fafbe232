import { issueContract, issueStates } from '@weicheng/domain/rectification';
import { call } from '../../shared/api.ts';
import type { Found } from '../chapter.ts';

/** 找问题: by words of its title, text or place. */
export async function findIssues(search: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await call(issueContract.list, { search, limit: 6 }, { signal });
  return rows.map(({ id, title, state, place, leadUnitName }) => ({
    key: id,
    title,
    sub: [issueStates[state], leadUnitName, place].filter(Boolean).join(' · '),
    to: `/issues/${id}`,
  }));
}
