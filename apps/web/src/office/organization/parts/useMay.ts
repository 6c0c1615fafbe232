import { accountContract } from '@weicheng/domain/platform';
import { useVerb } from '../../../shared/queries.ts';

/** Whether the reader holds a permission anywhere: for what is not there at all without it. Rows say the rest in `can`. */
export function useMay(permission: string): boolean {
  const me = useVerb(accountContract.me, {}, { staleTime: 60_000 });
  return me.data?.permissions.includes(permission) ?? false;
}
