import { addDays } from '@weicheng/domain/kernel';
import { type LeadSuggestion, type LeadTally, type leadSuggestionContract, suggestLead } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import type { Context } from '#platform/context';
import { lookup, type Reaches } from '../../organization/index.ts';
import { leadSuggestions } from './leadSuggestion.store.ts';

type Input = z.output<typeof leadSuggestionContract.read.input>;

/** 近一年. */
const days = 365;

/** 建议牵头单位: first the very place, then its subdistrict, then the city. */
export const openLeadSuggestion =
  (reaches: Reaches) =>
  async (ctx: Context, { matter, areaUnitId, place }: Input): Promise<{ suggestion: LeadSuggestion | null }> => {
    const reach = await reaches.of(ctx, 'issue.dispatch');
    const asked = { matter, since: addDays(ctx.today, -days) };
    const tallies: LeadTally[] = [];
    if (place) tallies.push(await leadSuggestions.tally(ctx, 'place', { ...asked, place }, reach));
    const areas = areaUnitId ? await lookup.subdistrict(ctx, areaUnitId) : [];
    if (areas.length > 0) tallies.push(await leadSuggestions.tally(ctx, 'subdistrict', { ...asked, areas }, reach));
    tallies.push(await leadSuggestions.tally(ctx, 'city', asked, reach));
    return { suggestion: suggestLead(tallies) };
  };
