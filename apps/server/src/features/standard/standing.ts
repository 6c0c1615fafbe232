import type { Edition } from '@weicheng/domain/standard';
import type { Context } from '#platform/context';
import { editionKeys, editionOf } from '../../../../../standards/editions.ts';
import { found } from '../organization/index.ts';

/** 现行标准: the edition this city works by. */
export const editionOfCity = async (_ctx: Context): Promise<Edition> => found(editionOf(editionKeys[0] ?? ''), '标准');

/** 最近一个过完了的年度: whose figures are due now. */
export const lastFullYear = ({ today }: Pick<Context, 'today'>): number => Number(today.slice(0, 4)) - 1;
