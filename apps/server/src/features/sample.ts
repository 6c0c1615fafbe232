import type { Accounts } from '#platform/accounts';
import { cities, type Database } from '#platform/database';
import { bigSample, sampleCity } from '../../../../samples/src/city.ts';
import { seedOrganization } from './organization/index.ts';

/** The same seed gives the same city, so tests and pictures can rely on it. */
const seed = 2026;

/** Printed at start and shown on the sign-in page for as long as an account of the sample still has it. */
const password = 'Weicheng-2026';

/** 示例账号：one for each built-in role of the first city, and one office account in each further city. */
export interface SampleAccount {
  userName: string;
  password: string;
  who: string;
  role: string;
  city: number;
}

/** The accounts of one sample city, as `seedSample` opens them. */
export function sampleAccounts(cityId = 1): SampleAccount[] {
  const suffix = cityId === 1 ? '' : `-${cityId}`;
  return sampleCity(seed, { index: cityId - 1 }).accounts.map(({ role, userName, who }) => ({
    userName: `${userName}${suffix}`,
    password,
    who,
    role,
    city: cityId,
  }));
}

/**
 * Fills an empty database with invented cities: one, or `count` many. Each city is one transaction; accounts are opened last,
 * all roles in the first two cities, only the office in the others.
 */
export async function seedSample(
  database: Database,
  accounts: Pick<Accounts, 'openAccount'>,
  { now, count = 1 }: { now: number; count?: number },
): Promise<void> {
  for (const [index, sample] of bigSample(seed, count).entries()) {
    const cityId = index + 1;
    await cities.add(database.owner, { id: cityId, ...sample.city });
    await database
      .city(cityId)
      .transaction()
      .execute((db) => seedOrganization(db, cityId, sample, now));
    for (const { userName, role } of sampleAccounts(cityId)) {
      if (cityId > 2 && role !== 'campaignOfficeLead') continue;
      const entry = sample.accounts.find((a) => a.role === role);
      const person = entry && sample.people[entry.personIndex];
      if (person)
        await accounts.openAccount({ cityId, personId: person.id, name: person.name, userName, password, mustChange: false, sample: true });
    }
  }
}
