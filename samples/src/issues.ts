import type { UnitId } from '@weicheng/domain/organization';
import type { Site } from '@weicheng/domain/standard';
import bounds from '../data/bounds.json' with { type: 'json' };
import { nameUuid } from './chance.ts';

/** How far an issue of the sample has come. */
type SampleFate =
  | 'registered'
  | 'dispatched'
  | 'declined'
  | 'rectifying'
  | 'late'
  | 'asking'
  | 'submitted'
  | 'returned'
  | 'closed'
  | 'rechecked'
  | 'reopened'
  | 'shelved'
  | 'merged'
  | 'void';

/** 示例的问题: what it is, where, whose, how long ago, how far it came. */
export interface SampleIssue {
  title: string;
  matter: string;
  place: string;
  location: { longitude: number; latitude: number };
  source: 'inspection' | 'citizen' | 'hotline' | 'superior' | 'media';
  severity: 'minor' | 'major' | 'urgent';
  areaUnitId: UnitId;
  unit: string;
  daysAgo: number;
  fate: SampleFate;
  /** What the unit wrote when it answered. */
  done: string;
}

const kinds: readonly (readonly [matter: string, what: string, unit: string, at: string, done: string])[] = [
  ['06010', '路边有暴露垃圾', '市城市管理综合执法局', 'mainRoad', '已清运，增加一次巡回保洁'],
  ['06042', '垃圾桶满溢', '市城市管理综合执法局', 'residentialCompound', '已清运，加放两只桶'],
  ['06012', '路面不洁、有积水', '市城市管理综合执法局', 'backstreet', '已冲洗，疏通一处雨水口'],
  ['06013', '人行道地砖破损', '市住房和城乡建设局', 'mainRoad', '已更换地砖 12 平方米'],
  ['07001', '墙上有非法小广告', '市城市管理综合执法局', 'backstreet', '已清除并刷白'],
  ['09005', '店外经营，占了半条人行道', '市城市管理综合执法局', 'market', '已劝导入店，约谈摊主'],
  ['09009', '机动车乱停放', '市公安局', 'school', '已劝离，补画停车线'],
  ['09010', '非机动车乱停放', '市公安局', 'station', '已归位，增设停放点'],
  ['06036', '楼道乱堆杂物', '市住房和城乡建设局', 'residentialCompound', '已清走，物业贴了告知'],
  ['06026', '河面有漂浮物', '市水务局', 'urbanFringe', '已打捞，保洁船改为每天一次'],
  ['06027', '油烟直排', '市生态环境局', 'smallFood', '已装净化器并检测'],
  ['08004', '工地扬尘，裸土没有盖', '市住房和城乡建设局', 'buildingSite', '已覆盖，喷淋开启'],
  ['06041', '垃圾没有分类投放', '市城市管理综合执法局', 'office', '已更换分类桶，培训一次'],
  ['06017', '绿地里有垃圾', '市城市管理综合执法局', 'mainRoad', '已清理，补种 20 平方米'],
  ['06011', '积存渣土', '市城市管理综合执法局', 'urbanVillage', '已外运 6 车'],
];

/** Twenty fates in turn, the most closed: a year's work looks like this at any moment. */
const turns: readonly SampleFate[] = [
  'closed',
  'closed',
  'rectifying',
  'closed',
  'submitted',
  'closed',
  'registered',
  'closed',
  'rechecked',
  'late',
  'closed',
  'dispatched',
  'closed',
  'returned',
  'closed',
  'late',
  'closed',
  'declined',
  'closed',
  'asking',
];
const rare: Readonly<Record<number, SampleFate>> = {
  13: 'shelved',
  37: 'reopened',
  58: 'merged',
  77: 'void',
  96: 'shelved',
  118: 'reopened',
};
const sources = ['inspection', 'inspection', 'citizen', 'hotline', 'inspection', 'superior', 'inspection', 'media'] as const;
/** What has come far was registered long ago enough to have. */
const youngest: Readonly<Record<SampleFate, number>> = {
  registered: 0,
  dispatched: 1,
  declined: 2,
  rectifying: 2,
  asking: 3,
  submitted: 4,
  returned: 5,
  late: 9,
  closed: 7,
  rechecked: 20,
  reopened: 12,
  shelved: 15,
  merged: 6,
  void: 6,
};

/** What is over or lasts lies anywhere in these weeks; what is under way began lately. */
const over: ReadonlySet<SampleFate> = new Set(['closed', 'rechecked', 'reopened', 'shelved', 'void']);

/** Where a site lies: by its name alone, inside the city, off its edge. */
function locationOf({ id, subdistrictId }: Site) {
  const share = (uuid: string, from: number) => Number.parseInt(nameUuid(uuid).slice(from, from + 6), 16) / 0x1000000;
  // the sites of a subdistrict lie together
  const within = (of: (uuid: string) => number) => 0.08 + of(subdistrictId) * 0.7 + of(id) * 0.14;
  const { southWest, northEast } = bounds;
  const between = (a: number, b: number, part: number) => Math.round((a + (b - a) * part) * 1e5) / 1e5;
  return {
    longitude: between(
      southWest.longitude,
      northEast.longitude,
      within((uuid) => share(uuid, 0)),
    ),
    latitude: between(
      southWest.latitude,
      northEast.latitude,
      within((uuid) => share(uuid, 24)),
    ),
  };
}

const ends = ['', '东侧', '西侧', '南侧', '北侧', '门口', '后巷'];
/** A place of its own at a site, a good hundred metres from the last. */
const beside = ({ longitude, latitude }: SampleIssue['location'], ends: number) => ({
  longitude: Math.round((longitude - ends * 1.5e-3) * 1e5) / 1e5,
  latitude,
});

/** 示例的问题, the oldest first, the same every time: about 300 over eleven weeks; every eleventh comes back to a place where it was closed. */
export function sampleIssues(sites: readonly Site[], count = 300): SampleIssue[] {
  const rows = Array.from({ length: count }, (_, n): SampleIssue & { n: number } => {
    const again = n % 11 === 10;
    // what comes back has the kind and place of one twenty before it
    const from = again ? n - 20 : n;
    const [matter, what, unit, at, done] = kinds[Math.abs(from * 7) % kinds.length] as (typeof kinds)[number];
    const there = sites.filter(({ kind }) => kind === at);
    const turn = Math.abs(Math.floor(from / kinds.length));
    const site = (there[turn % there.length] ?? sites[Math.abs(from) % sites.length]) as Site;
    // when all sites of a kind had one, the next lies at another end of the site
    const round = there.length === 0 ? turn : Math.floor(turn / there.length);
    const place = `${site.name}${ends[round % ends.length] ?? ''}`;
    const fate = rare[n % 120] ?? (turns[n % turns.length] as SampleFate);
    return {
      n,
      title: `${place}${what}`,
      matter,
      place,
      location: beside(locationOf(site), round % ends.length),
      source: sources[n % sources.length] as SampleIssue['source'],
      severity: n % 29 === 4 ? 'urgent' : n % 6 === 5 ? 'major' : 'minor',
      areaUnitId: site.subdistrictId,
      unit,
      daysAgo: over.has(fate) ? Math.min(77, youngest[fate] + Math.floor(((count - 1 - n) / count) * 70)) : youngest[fate] + (n % 7),
      fate,
      done,
    };
  });
  return rows.sort((a, b) => b.daysAgo - a.daysAgo || a.n - b.n).map(({ n: _n, ...row }) => row);
}
