import { kernelProblems } from '@weicheng/domain/kernel';
import {
  mostSavedViews,
  type SavedView,
  type SavedViewId,
  type savedViewContract,
  savedViewFacts,
  savedViewProblems,
} from '@weicheng/domain/platform';
import type { z } from 'zod';
import type { Context } from '../context/index.ts';
import { savedViews } from './savedView.store.ts';

type Input<V extends keyof typeof savedViewContract> = z.output<(typeof savedViewContract)[V]['input']>;

/** 查我的视图 */
export const listSavedViews = async (ctx: Context, { page }: Input<'list'>) => ({ rows: await savedViews.of(ctx, page) });

/** 存为视图 */
export async function saveView(ctx: Context, wish: Input<'save'>): Promise<SavedView> {
  await savedViews.lock(ctx);
  const mine = await savedViews.of(ctx, wish.page);
  const known = mine.find((view) => view.name === wish.name);
  if (!known && mine.length >= mostSavedViews) throw savedViewProblems.full({ most: mostSavedViews });
  const view: SavedView = { ...wish, id: known?.id ?? (ctx.newId() as SavedViewId) };
  await savedViews.put(ctx, view);
  await ctx.record(savedViewFacts.saved, view.id, { page: view.page, name: view.name });
  return view;
}

/** 去掉视图 */
export async function removeSavedView(ctx: Context, { id }: Input<'remove'>): Promise<Record<string, never>> {
  const removed = await savedViews.remove(ctx, id);
  if (!removed) throw kernelProblems.notFound({ what: '这个视图' });
  await ctx.record(savedViewFacts.removed, id, removed);
  return {};
}
