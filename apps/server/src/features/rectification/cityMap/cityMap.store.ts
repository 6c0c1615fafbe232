import type { CityBounds, Location } from '@weicheng/domain/rectification';
import type { Context } from '#platform/context';

type Desk = Pick<Context, 'db' | 'actor'>;

const corner = (longitude: number, latitude: number): Location => ({ longitude, latitude });

/** 城市范围 of a city, or undefined where it has not said it. */
export const cityBounds = {
  async get({ db, actor }: Desk): Promise<CityBounds | undefined> {
    const row = await db.selectFrom('city_bounds').selectAll().where('city_id', '=', actor.cityId).executeTakeFirst();
    return row && { southWest: corner(row.west, row.south), northEast: corner(row.east, row.north) };
  },

  async put({ db, actor }: Desk, { southWest, northEast }: CityBounds): Promise<void> {
    const sides = { west: southWest.longitude, south: southWest.latitude, east: northEast.longitude, north: northEast.latitude };
    await db
      .insertInto('city_bounds')
      .values({ city_id: actor.cityId, ...sides })
      .onConflict((conflict) => conflict.column('city_id').doUpdateSet(sides))
      .execute();
  },
};
