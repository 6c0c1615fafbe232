import { type Edition, editionProblems, indexEdition, suggestClauses, suggestIndicators } from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { editionKeys, editionMaps, editionOf } from './editions.ts';

const edition = editionOf('national-hygiene-city-2021') as Edition;
const index = indexEdition(edition);

describe('随产品带的标准', () => {
  it('is sound, each edition under its own key', () => {
    for (const key of editionKeys) {
      const edition = editionOf(key);
      expect(edition?.key).toBe(key);
      expect(edition && editionProblems(edition)).toEqual([]);
    }
    expect(editionOf('national-hygiene-city-1989')).toBeUndefined();
    expect(editionOf('toString')).toBeUndefined();
  });

  it('has the 58 reported values of 2021 in order, and official numbers only where they were seen', () => {
    expect(edition.indicators.map(({ key }) => key)).toEqual(Array.from({ length: 58 }, (_, i) => `K${String(i + 1).padStart(2, '0')}`));
    const numbers = edition.indicators.map(({ officialNumber }) => officialNumber);
    expect(numbers.slice(0, 33).every((number) => number === null)).toBe(true);
    expect(numbers.slice(33)).toEqual([...Array.from({ length: 24 }, (_, i) => 33 + i), 56]);
    expect(edition.clauses.flatMap(({ number }) => number ?? [])).toEqual([1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 15]);
    for (const { key, verification, officialNumber } of edition.indicators)
      if (officialNumber !== null) expect([key, verification]).toEqual([key, 'seen']);
  });

  it('has a county edition with the values a county reports, none of its figures called verified', () => {
    const county = editionOf('national-hygiene-county-2021');
    const dropped = edition.indicators.filter(({ key }) => !county?.indicators.some((indicator) => indicator.key === key));
    expect(dropped.map(({ name }) => name)).toEqual(['道路机械化清扫率', '城市管理信息化覆盖率', '窨井盖完好率', '主城区回收网点覆盖率']);
    expect(county?.indicators.some(({ verification }) => verification === 'seen')).toBe(false);
    expect(county?.clauses).toEqual(edition.clauses);
  });

  it('carries the 2010 edition on', () => {
    const [map] = editionMaps();
    expect(map?.indicators.find(({ from }) => from === 'H13')?.to).toEqual(['K15']);
    const kept = new Set(map?.clauses.flatMap(({ to }) => to));
    const fresh = edition.clauses.filter(({ key }) => !kept.has(key)).map(({ title }) => title);
    expect(fresh).toEqual([
      '健康影响评估',
      '全民健身',
      '铁路与公路沿线',
      '学校卫生',
      '慢性病防治',
      '精神卫生',
      '妇幼健康',
      '医养结合与老龄健康',
    ]);
  });

  it('says of every clause what it is recognized by', () => {
    for (const { key, words } of edition.clauses) expect([key, words.length > 0]).toEqual([key, true]);
  });
});

describe('由任务的文字提示条款', () => {
  it.each([
    ['规范农贸市场划行归市，取缔活禽现场宰杀', 'markets'],
    ['整治云台街道背街小巷乱堆乱放、乱拉乱挂，规范非机动车停车秩序', 'streets'],
    ['新建和改造公共厕所，消除旱厕', 'toilets'],
    ['每季度开展一次鼠、蚊、蝇、蟑螂密度监测', 'vectorDensity'],
    ['完善爱卫会组织机构，落实工作经费', 'committee'],
    ['严重精神障碍患者规范管理率达到要求', 'mentalHealth'],
    ['小餐饮店、小食品店、小作坊全部达到三防设施要求', 'smallFood'],
    ['加强二次供水单位监管，定期开展水质检测', 'drinkingWater'],
    ['在各医院、学校张贴禁烟标识，开展无烟单位创建', 'tobaccoControl'],
    ['严禁露天焚烧秸秆，治理餐饮油烟', 'air'],
    ['清理城中村积存垃圾，硬化道路', 'urbanVillages'],
    ['医疗废物集中处置，医疗污水达标排放', 'medicalWaste'],
  ])('%s → %s', (text, clause) => {
    const [first] = suggestClauses(text, index);
    expect(first?.clause.key).toBe(clause);
    expect(first?.words.length).toBeGreaterThan(0);
  });

  it('says nothing where no word of the standard is said', () => {
    expect(suggestClauses('按时报送材料，确保高质量完成', index)).toEqual([]);
    expect(suggestClauses('', index)).toEqual([]);
  });
});

describe('由任务的阈值提示指标', () => {
  const suggest = (metric: string, operator: '>=' | '<=' | '>' | '<' | '=', value: number, unit: string) =>
    suggestIndicators(`${metric}${value}${unit}`, [{ metric, operator, value, unit }], index)[0];

  it('finds the indicator and says how the figures stand to each other', () => {
    expect(suggest('主次干道机械化清扫率', '>=', 85, '%')).toMatchObject({ indicator: { key: 'K15' }, threshold: 0, standing: 'stricter' });
    expect(suggest('群众满意率', '>=', 90, '%')).toMatchObject({ indicator: { key: 'K01' }, standing: 'same' });
    expect(suggest('职业病危害项目申报率', '>=', 90, '%')).toMatchObject({ indicator: { key: 'K36' }, standing: 'looser' });
    expect(suggest('婴儿死亡率', '<=', 5, '‰')).toMatchObject({ indicator: { key: 'K40' }, standing: 'stricter' });
    expect(suggest('婴儿死亡率', '<=', 0.5, '%')).toMatchObject({ indicator: { key: 'K40' }, standing: 'incomparable' });
    expect(suggest('区域环境噪声平均值', '<', 60, '分贝')).toMatchObject({ indicator: { key: 'K26' }, standing: 'looser' });
  });

  it('hears the text where there is no figure', () => {
    const [first] = suggestIndicators('中小学生近视率逐年下降', [], index);
    expect(first).toMatchObject({ indicator: { key: 'K34' }, threshold: null, standing: null, words: ['中小学生近视率'] });
    expect(suggestIndicators('ＰＭ２．５ 年均值', [], index)[0]).toMatchObject({ indicator: { key: 'K25' }, words: ['PM2.5'] });
    expect(suggestIndicators('召开动员会', [{ metric: '参会', operator: '>=', value: 100, unit: '人' }], index)).toEqual([]);
  });
});
