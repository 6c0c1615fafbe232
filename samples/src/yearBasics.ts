/** 示例的年度基础数据 by years back from the last that is over: invented, and no real city's. The office has not got all of it yet. */
export const sampleYearBasics: readonly Readonly<Record<string, readonly [value: string, source: string]>>[] = [
  {
    category: ['9', ''],
    areaJurisdiction: ['1684.2', '自然资源局变更调查'],
    areaUrban: ['212.6', '自然资源局变更调查'],
    areaBuiltUp: ['68.4', '城市建设统计年报'],
    permanentPopulation: ['86.7', '统计公报'],
    districts: ['0', '民政局区划名录'],
  },
  {
    category: ['9', ''],
    areaJurisdiction: ['1684.2', '自然资源局变更调查'],
    areaUrban: ['212.6', '自然资源局变更调查'],
    areaBuiltUp: ['67.1', '城市建设统计年报'],
    registeredPopulation: ['81.9', '公安局户籍年报'],
    permanentPopulation: ['86.3', '统计公报'],
    permanentUrban: ['52.8', '统计公报'],
    permanentBuiltUp: ['47.5', '统计局测算'],
    districts: ['0', '民政局区划名录'],
    streets: ['6', '民政局区划名录'],
    committees: ['48', '民政局区划名录'],
    gdp: ['528.4', '统计公报'],
    gdpPerHead: ['61228', '统计公报'],
    budgetRevenue: ['31.7', '财政决算'],
    incomeUrban: ['42160', '统计公报'],
    incomeRural: ['23840', '统计公报'],
  },
];
