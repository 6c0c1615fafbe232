import type pg from 'pg';

/** 城市：the tenants of a deployment; only the owner adds one. */
export const cities = {
  async add(owner: pg.Pool, city: { id: number; name: string; divisionCode: string | null }): Promise<void> {
    await owner.query('insert into city (city_id, name, division_code) values ($1, $2, $3)', [city.id, city.name, city.divisionCode]);
  },

  async any(owner: pg.Pool): Promise<boolean> {
    return (await owner.query('select 1 from city limit 1')).rows.length > 0;
  },
};
