import { savedViewContract } from '@weicheng/domain/platform';
import { route } from '../endpoint/index.ts';
import { listSavedViews, removeSavedView, saveView } from './savedView.service.ts';

export const savedViewRoutes = [
  route(savedViewContract.list, listSavedViews),
  route(savedViewContract.save, saveView),
  route(savedViewContract.remove, removeSavedView),
];
