import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Page, Problem, type Verb } from '@weicheng/domain/kernel';
import { useRef } from 'react';
import { actKey, call, type Input, type Output } from './api.ts';
import { toast } from './parts/Toast.tsx';
import { problemOf } from './problems.ts';

/** One client for all pages. A read is tried again only when it did not arrive; a refusal stays a refusal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      networkMode: 'always',
      retry: (count, failure) => count < 2 && failure instanceof Problem && failure.code === 'no-signal',
    },
  },
});

/** Reads a verb; key = the verb's name and its input. `keep` shows the old answer while the new one comes (lists, filters). */
export function useVerb<V extends Verb>(
  verb: V,
  input: Input<V>,
  options: { enabled?: boolean; keep?: boolean; staleTime?: number } = {},
): UseQueryResult<Output<V>, Error> {
  const { keep, ...rest } = options;
  return useQuery<Output<V>, Error>({
    queryKey: [verb.name, input],
    queryFn: ({ signal }) => call(verb, input, { signal }),
    ...(keep ? { placeholderData: keepPreviousData as never } : {}),
    ...rest,
  });
}

type Paged = Verb & { output: { _zod: { output: Page<unknown> } } };
type RowOf<V extends Verb> = Output<V> extends { rows: (infer Row)[] } ? Row : never;

/** Reads a list page after page (`after` is the key of the last row). Spread the result into a DataTable. */
export function usePages<V extends Paged>(
  verb: V,
  input: Input<V>,
  options: { enabled?: boolean } = {},
): {
  rows: RowOf<V>[];
  loading: boolean;
  failure: Error | null;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  onRetry: () => void;
} {
  const query = useInfiniteQuery({
    queryKey: [verb.name, input, 'pages'],
    queryFn: ({ signal, pageParam }) =>
      call(verb, { ...(input as object), ...(pageParam ? { after: pageParam } : {}) } as Input<V>, { signal }) as Promise<Page<RowOf<V>>>,
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    ...options,
  });
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    loading: query.isPending,
    failure: query.data ? null : query.error,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    onMore: () => void query.fetchNextPage(),
    onRetry: () => void query.refetch(),
  };
}

/**
 * Does a verb that writes. Afterwards everything on screen is read again: a fact may change counts anywhere.
 * `done` is said quietly on success. A refusal is said as a toast, unless the form says it itself (`inForm`).
 * An act whose answer was lost keeps its key, so that pressing again does it once.
 */
export function useAct<V extends Verb>(
  verb: V,
  options: { done?: string | ((output: Output<V>) => string); inForm?: boolean } = {},
): UseMutationResult<Output<V>, Error, Input<V>> {
  const client = useQueryClient();
  const open = useRef<{ key: string; of: string } | null>(null);
  return useMutation<Output<V>, Error, Input<V>>({
    mutationKey: [verb.name],
    networkMode: 'always',
    mutationFn: async (input) => {
      const of = JSON.stringify(input);
      const key = open.current?.of === of ? open.current.key : actKey();
      open.current = { key, of };
      try {
        const output = await call(verb, input, { key });
        open.current = null;
        return output;
      } catch (failure) {
        if (!(failure instanceof Problem && failure.code === 'no-signal')) open.current = null;
        throw failure;
      }
    },
    onSuccess: (output) => {
      if (options.done) toast(typeof options.done === 'function' ? options.done(output) : options.done);
      return client.invalidateQueries();
    },
    onError: (failure) => {
      if (!options.inForm) toast(problemOf(failure).message, 'refused');
    },
  });
}
