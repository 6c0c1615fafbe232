import { issueContract } from '@weicheng/domain/rectification';
import { useVerb } from '../../../shared/queries.ts';

/** 管理事项 as choices: 暴露垃圾 · 市容环境. The dictionary is read once. */
export const useMatterChoices = (): { value: string; says: string }[] =>
  (useVerb(issueContract.matters, {}, { staleTime: Number.POSITIVE_INFINITY }).data?.rows ?? []).map(({ code, name, className }) => ({
    value: code,
    says: `${name} · ${className}`,
  }));
