import { addDays, Day } from '@weicheng/domain/kernel';
import { type Happening, PictureScope, pictureDays } from '@weicheng/domain/rectification';

/** The day and the view an address asks for; what is not understood is today, by unit. */
export function askedOf(at: { on?: string; by?: string }): { on: Day | undefined; by: PictureScope } {
  return { on: Day.safeParse(at.on).data, by: PictureScope.safeParse(at.by).data ?? 'unit' };
}

const nameOf: Readonly<Record<PictureScope, string>> = { unit: 'unit', matter: 'matter', area: 'area' };

/** The ledger with the rows behind a number of the thirty days up to a day. */
export const rowsOfDays = (happened: Happening, on: Day): string => `${rowsBehind(happened, on)}&since=${addDays(on, 1 - pictureDays)}`;

/** The ledger with the rows behind a number; `whose` null are those that have no unit, kind or place. */
export function rowsBehind(happened: Happening, on: Day, by?: PictureScope, whose?: string | null): string {
  const asked = new URLSearchParams({ happened, on });
  if (by && whose === null) asked.set('without', by);
  else if (by && whose) asked.set(nameOf[by], whose);
  return `/issues?${asked}`;
}
