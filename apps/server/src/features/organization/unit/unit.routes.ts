import { unitContract } from '@weicheng/domain/organization';
import type { Context } from '#platform/context';
import { route } from '#platform/endpoint';
import type { Directory } from './directory.ts';
import { presentChange, presentUnit } from './unit.present.ts';
import {
  type Changed,
  closeUnit,
  correctUnitCode,
  foundUnit,
  headlessUnits,
  mergeUnit,
  moveUnit,
  readUnit,
  readUnitCard,
  renameUnit,
  searchUnits,
  treeOn,
} from './unit.service.ts';

const changing =
  <I>(act: (ctx: Context, input: I) => Promise<Changed>) =>
  async (ctx: Context, input: I) => {
    const { record, tree } = await act(ctx, input);
    return presentChange(record, tree.records);
  };

export const unitRoutes = (directory: Directory) => [
  route(unitContract.tree, treeOn),
  route(unitContract.search, searchUnits),
  route(unitContract.headless, headlessUnits),
  route(unitContract.read, async (ctx, input) => presentUnit(ctx, await readUnit(ctx, input))),
  route(unitContract.card, (ctx, input) => readUnitCard(ctx, directory, input)),
  route(unitContract.found, changing(foundUnit)),
  route(unitContract.rename, changing(renameUnit)),
  route(unitContract.move, changing(moveUnit)),
  route(unitContract.merge, changing(mergeUnit)),
  route(unitContract.close, changing(closeUnit)),
  route(unitContract.correctCode, changing(correctUnitCode)),
];
