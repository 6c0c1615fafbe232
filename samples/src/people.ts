import type { Day } from '@weicheng/domain/kernel';
import type { Person, PersonId, Post, PostId, PostKind, Unit } from '@weicheng/domain/organization';
import names from '../data/names.json' with { type: 'json' };
import { nameUuid } from './chance.ts';
import { campaignBegan, day, type SampleUnits } from './units.ts';

export interface SamplePeople {
  people: Person[];
  posts: Post[];
  /** The person in a post of a unit: `holder('市创卫办', 'clerk', 1)` is its second clerk. */
  holder: (unitName: string, kind: PostKind, nth?: number) => Person;
}

/** How many of each post a unit of this kind has. */
const staff: Readonly<Partial<Record<Unit['kind'], Partial<Record<PostKind, number>>>>> = {
  campaignOffice: { unitHead: 1, deputyHead: 2, clerk: 6, inspector: 8 },
  department: { unitHead: 1, liaison: 1 },
  institution: { unitHead: 1, liaison: 1 },
  subdistrict: { unitHead: 1, deputyHead: 1, liaison: 1, clerk: 2 },
  town: { unitHead: 1, deputyHead: 1, liaison: 1, clerk: 2 },
  community: { unitHead: 1, gridWorker: 1 },
  village: { unitHead: 1 },
};

/** The people of the invented city with their posts, some with several. */
export function samplePeople(cityName: string, { records, named }: SampleUnits, random: () => number): SamplePeople {
  const people: Person[] = [];
  const posts: Post[] = [];
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const taken = new Set<string>();
  const newName = (): string => {
    for (;;) {
      const name = `${pick(names.surnames)}${pick(names.first)}${random() < 0.8 ? pick(names.second) : ''}`;
      if (!taken.has(name)) {
        taken.add(name);
        return name;
      }
    }
  };
  const addPost = (person: Person, unit: Unit, kind: PostKind, from: Day, until: Day | null = null) => {
    const id = nameUuid(`${cityName}/post/${person.id}/${unit.id}/${kind}`) as PostId;
    const main = until === null && !posts.some((post) => post.personId === person.id && post.main);
    posts.push({ id, personId: person.id, unitId: unit.id, kind, from, until, main });
  };
  const addPerson = (key: string): Person => {
    const n = String(people.length + 1).padStart(4, '0');
    const person: Person = {
      id: nameUuid(`${cityName}/person/${key}`) as PersonId,
      name: newName(),
      // no exchange begins with 0 and no carrier holds 154: these telephones ring nowhere
      officePhone: `000-0000${n}`,
      mobile: random() < 0.7 ? `1540000${n}` : null,
      leftOn: null,
    };
    people.push(person);
    return person;
  };
  const holder: SamplePeople['holder'] = (unitName, kind, nth = 0) => {
    const { id } = named(unitName).unit;
    const post = posts.filter((p) => p.unitId === id && p.kind === kind && p.until === null)[nth];
    const person = people.find((p) => p.id === post?.personId);
    if (!person) throw new Error(`nobody is ${kind} at ${unitName}`);
    return person;
  };

  const mayor = addPerson('mayor');
  const standing = [...records.values()].map((record) => record.unit).filter((unit) => unit.endedOn === null);
  for (const unit of standing) {
    if (unit.kind === 'leadingGroup') addPost(mayor, unit, 'unitHead', campaignBegan);
    for (const [kind, count] of Object.entries(staff[unit.kind] ?? {}) as [PostKind, number][])
      for (let i = 0; i < count; i++) {
        const from =
          unit.foundedOn < campaignBegan ? day(`${2016 + Math.floor(random() * 8)}-0${1 + Math.floor(random() * 9)}-01`) : campaignBegan;
        addPost(addPerson(`${unit.id}/${kind}/${i}`), unit, kind, from);
      }
  }

  // several posts: bureau heads lead the working groups and answer for a subdistrict each; two communities share a grid lead
  const leads = [
    '市政府办公室',
    '市教育局',
    '市城市管理综合执法局',
    '市生态环境局',
    '市商务局',
    '市市场监督管理局',
    '市卫生健康委员会',
    '市住房和城乡建设局',
  ];
  const groups = standing.filter((unit) => unit.kind === 'workingGroup');
  const streets = standing.filter((unit) => unit.kind === 'subdistrict' || unit.kind === 'town');
  leads.forEach((lead, i) => {
    const [group, street] = [groups[i], streets[i]];
    if (group) addPost(holder(lead, 'unitHead'), group, 'unitHead', campaignBegan);
    if (street) addPost(holder(lead, 'unitHead'), street, 'accountableOfficer', day('2024-04-01'));
  });
  for (const name of ['望溪社区', '溪南社区']) addPost(holder('望溪街道', 'clerk'), named(name).unit, 'gridLead', day('2024-05-01'));

  // one who left, and whose post was taken over
  const former = addPerson('former liaison of the water bureau');
  addPost(former, named('市水务局').unit, 'liaison', day('2018-03-01'), day('2024-09-01'));
  people[people.length - 1] = { ...former, leftOn: day('2024-09-01') };
  return { people, posts, holder };
}
