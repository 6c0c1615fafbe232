import { dictionaryContract } from '@weicheng/domain/standard';
import { route } from '#platform/endpoint';
import {
  addEntry,
  changeEntry,
  chooseEntries,
  listDictionaries,
  resetDictionary,
  restoreEntry,
  retireEntry,
  viewDictionary,
} from './dictionary.service.ts';

export const dictionaryRoutes = [
  route(dictionaryContract.list, listDictionaries),
  route(dictionaryContract.read, viewDictionary),
  route(dictionaryContract.add, addEntry),
  route(dictionaryContract.change, changeEntry),
  route(dictionaryContract.retire, retireEntry),
  route(dictionaryContract.restore, restoreEntry),
  route(dictionaryContract.choose, chooseEntries),
  route(dictionaryContract.reset, resetDictionary),
];
