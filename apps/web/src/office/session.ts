import { accountContract, type Me } from '@weicheng/domain/platform';
import { createContext, useContext } from 'react';
import { useVerb } from '../shared/queries.ts';

/** 我: who is signed in, read once and again after every act, since a right may have been given or taken. */
export const useMe = () => useVerb(accountContract.me, {}, { staleTime: 60_000 });

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** The person signed in. Only inside the shell, where there always is one. */
export function useSignedIn(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useSignedIn stands outside the shell');
  return me;
}
