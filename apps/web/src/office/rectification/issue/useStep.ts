import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '@weicheng/domain/kernel';
import { type IssueDetail, issueContract } from '@weicheng/domain/rectification';
import type { Input, Output } from '../../../shared/api.ts';
import { useAct } from '../../../shared/queries.ts';
import type { IssueStep } from './stepsOf.ts';

export type StepVerb = (typeof issueContract)[IssueStep];

/**
 * 办一步 at the revision that stands on the page. Refused because somebody was faster, the page is read again while what was
 * typed stays, so that the next press acts on what is seen then.
 */
export function useStep<V extends StepVerb>(verb: V, { id, revision }: IssueDetail, done: string, inForm = true) {
  const client = useQueryClient();
  const act = useAct<V>(verb, { inForm, done });
  const take = async (more: object): Promise<Output<V>> => {
    try {
      return await act.mutateAsync({ ...more, id, revision } as Input<V>);
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 409) await client.invalidateQueries({ queryKey: [issueContract.read.name] });
      throw failure;
    }
  };
  return { take, busy: act.isPending };
}
