import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UnitId } from '@weicheng/domain/organization';
import type { Accounts } from '#platform/accounts';
import { system } from '#platform/context';
import { cities, type Database } from '#platform/database';
import type { FileStore } from '#platform/files';
import sampleBounds from '../../../../samples/data/bounds.json' with { type: 'json' };
import { bigSample, type SampleCity, sampleCity } from '../../../../samples/src/city.ts';
import { sampleIssues } from '../../../../samples/src/issues.ts';
import { sampleReadings } from '../../../../samples/src/readings.ts';
import { sampleSites } from '../../../../samples/src/sites.ts';
import { seedOrganization } from './organization/index.ts';
import { seedPlans } from './plan/index.ts';
import { cityBounds, seedIssues } from './rectification/index.ts';
import { seedStandard } from './standard/index.ts';

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

/** Who holds a role of the sample. */
function holderOf({ accounts, people }: SampleCity, role: SampleCity['accounts'][number]['role']): string | undefined {
  const account = accounts.find((one) => one.role === role);
  return account && people[account.personIndex]?.id;
}

/** Gives the first sample city its sites, a mock assessment that is over, and the indicators with the figures of five years. */
export async function seedSampleStandard(database: Database, now: number): Promise<void> {
  const sample = sampleCity(seed);
  const [leadId, leaderId] = [holderOf(sample, 'campaignOfficeLead'), holderOf(sample, 'leader')];
  const [inspectorId, assessorId] = [holderOf(sample, 'inspector'), holderOf(sample, 'assessor')];
  if (!leadId || !leaderId || !inspectorId || !assessorId) return;
  const sites = sampleSites(sample.city.name, sample.units);
  await seedStandard(database, 1, { leadId, leaderId, inspectorId, assessorId, sites, series: sampleReadings }, now);
}

/** Says where the places of the first sample city lie: in a stretch of desert where no city is. */
export async function seedSampleMap(database: Database): Promise<void> {
  await cityBounds.put({ db: database.city(1), actor: system(1) }, sampleBounds);
}

/** Gives the first sample city its issues, in every state; its sites must be there. */
export async function seedSampleIssues(database: Database, now: number, count = 300): Promise<void> {
  const sample = sampleCity(seed);
  const [leadId, inspectorId] = [holderOf(sample, 'campaignOfficeLead'), holderOf(sample, 'inspector')];
  if (!leadId || !inspectorId) return;
  const issues = sampleIssues(sampleSites(sample.city.name, sample.units), count);
  const units = new Map(sample.units.filter(({ endedOn }) => endedOn === null).map(({ name, id }) => [name, id]));
  await seedIssues(database, 1, { issues, units, leadId, inspectorId }, now);
}

/** 示例方案: which of them are published, and whose they are. The others are left to try the import with. */
const samplePlans = [
  { file: 'area-by-quarter.txt', unit: null, published: true },
  { file: 'clause-list.txt', unit: null, published: true },
  { file: 'subdistrict-plan.txt', unit: '云台街道', published: true },
  { file: 'work-plan-one-line.txt', unit: null, published: false },
] as const;

/** Beside the sources, or three floors up from the bundle. */
const planFolder = () =>
  [join(import.meta.dirname, '../../../samples/plans'), join(import.meta.dirname, '../../../../samples/plans')].find(existsSync);

/** Gives the first sample city its plans and tasks; where the sample texts were not shipped, it begins without. */
export async function seedSamplePlans(database: Database, files: FileStore, now: number): Promise<void> {
  const folder = planFolder();
  const sample = sampleCity(seed);
  const root = sample.units.find((unit) => unit.parentId === null);
  const leadId = holderOf(sample, 'campaignOfficeLead');
  if (!folder || !leadId || !root) return;
  const unitOf = (name: string | null): UnitId => sample.units.find((unit) => unit.name === name)?.id ?? root.id;
  const plans = samplePlans
    .filter(({ file }) => existsSync(join(folder, file)))
    .map(({ file, unit, published }) => ({ text: readFileSync(join(folder, file), 'utf8'), unitId: unitOf(unit), published }));
  await seedPlans({ database, files }, 1, { plans, leadId }, now);
}
