import type { SheetFigure } from '@weicheng/domain/standard';

type Row = Pick<SheetFigure, 'refusal' | 'doubts' | 'form'>;

/** It can be kept as a draft. */
export const isReady = ({ refusal, form }: Row): boolean => refusal === null && form !== null;

/** It can be reported: nothing is doubted, or the doubt is answered. */
export const isSure = (row: Row): boolean => isReady(row) && (row.doubts.length === 0 || (row.form?.doubtReason ?? '') !== '');

/** Not to be taken, to be thought about, in order. */
export const standingOf = (row: Row): 'refused' | 'doubted' | 'ready' =>
  isReady(row) ? (row.doubts.length > 0 ? 'doubted' : 'ready') : 'refused';

/** The rows with the reason of one of them. */
export const withReason = (rows: readonly SheetFigure[], row: number, doubtReason: string): SheetFigure[] =>
  rows.map((one) => (one.row === row && one.form ? { ...one, form: { ...one.form, doubtReason } } : one));
