import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** 筛选在地址里: what a list is narrowed by stands in the address, so that it can be sent, kept and gone back to. */
export function useAddress<K extends string>(
  names: readonly K[],
): { at: Partial<Record<K, string>>; set: (change: Partial<Record<K, string | undefined>>) => void; count: number; clear: () => void } {
  const [params, setParams] = useSearchParams();
  const at = Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))) as Partial<
    Record<K, string>
  >;
  const set = useCallback(
    (change: Partial<Record<K, string | undefined>>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(change)) {
            if (value) next.set(name, String(value));
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const clear = () => set(Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Record<K, undefined>>);
  return { at, set, count: Object.keys(at).length, clear };
}
