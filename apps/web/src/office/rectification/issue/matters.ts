import { issueContract } from '@weicheng/domain/rectification';
import { useVerb } from '../../../shared/queries.ts';

/** The classes, then every matter: what a rule may be about. */
export const useMatterClasses = (): { value: string; says: string }[] => {
  const rows = useVerb(issueContract.matters, {}, { staleTime: Number.POSITIVE_INFINITY }).data?.rows ?? [];
  const classes = new Map(rows.map(({ code, className }) => [code.slice(0, 2), className]));
  return [
    ...[...classes].map(([value, name]) => ({ value, says: `${name}（整个大类）` })),
    ...rows.map(({ code, name, className }) => ({ value: code, says: `${name} · ${className}` })),
  ];
};

/** 管理事项 as choices: 暴露垃圾 · 市容环境. The dictionary is read once. */
export const useMatterChoices = (): { value: string; says: string }[] =>
  (useVerb(issueContract.matters, {}, { staleTime: Number.POSITIVE_INFINITY }).data?.rows ?? []).map(({ code, name, className }) => ({
    value: code,
    says: `${name} · ${className}`,
  }));
