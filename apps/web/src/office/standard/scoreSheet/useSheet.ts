import { useQueryClient } from '@tanstack/react-query';
import { type ItemMark, mockAssessmentContract, type ScoreSheetId, scoreSheetContract } from '@weicheng/domain/standard';
import { call, type Output } from '../../../shared/api.ts';
import { useVerb } from '../../../shared/queries.ts';
import type { Wish } from './lines.ts';

type Read = Output<typeof scoreSheetContract.read>;

/** 一张打分表, and writing one line of it: only that line changes on screen, nothing is read again under the typing hand. */
export function useSheet(id: ScoreSheetId) {
  const client = useQueryClient();
  const read = useVerb(scoreSheetContract.read, { id });
  const put = (mark: ItemMark, sheet?: Read['sheet']) =>
    client.setQueryData<Read>([scoreSheetContract.read.name, { id }], (old) =>
      old ? { ...old, sheet: sheet ?? old.sheet, marks: [...old.marks.filter(({ item }) => item !== mark.item), mark] } : old,
    );
  const write = async (wish: Wish, revision: number): Promise<ItemMark> => {
    const { mark, sheet } = await call(scoreSheetContract.mark, { id, ...wish, revision });
    put(mark, sheet);
    for (const { name } of [scoreSheetContract.list, mockAssessmentContract.scores])
      void client.invalidateQueries({ queryKey: [name], refetchType: 'none' });
    return mark;
  };
  return { read, write, put };
}
