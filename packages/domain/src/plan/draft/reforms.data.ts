/**
 * 机构改革：what a department was called before, by the heart of its name, and what its duties went to.
 * Source: 《国务院机构改革方案》 of 2013 and 2018, 《党和国家机构改革方案》 of 2023, as the places followed them. A place may have done
 * otherwise: these are suggestions, a person confirms.
 */
export const reforms: readonly { formerly: readonly string[]; now: readonly string[] }[] = [
  { formerly: ['卫生', '卫计', '卫生和计划生育', '卫生计生', '计生', '人口和计划生育'], now: ['卫生健康'] },
  { formerly: ['工商', '工商行政管理', '质监', '质量技术监督', '食药监', '食品药品监督管理', '食药'], now: ['市场监督管理'] },
  { formerly: ['环保', '环境保护'], now: ['生态环境'] },
  { formerly: ['国土', '国土资源', '规划', '城乡规划', '城市规划'], now: ['自然资源和规划', '自然资源'] },
  { formerly: ['建设', '住建', '规划建设', '房管', '房产管理', '房地产管理'], now: ['住房和城乡建设', '住房城乡建设'] },
  { formerly: ['农业', '农牧', '畜牧', '农业畜牧', '畜牧兽医'], now: ['农业农村'] },
  { formerly: ['水利'], now: ['水务', '水利'] },
  { formerly: ['安监', '安全生产监督管理'], now: ['应急管理'] },
  { formerly: ['文化', '旅游', '文广', '文化广电', '文广新', '文化体育', '文体'], now: ['文化和旅游', '文化广电和旅游', '文化广电旅游'] },
  { formerly: ['教体', '教育体育', '教科'], now: ['教育', '教育体育'] },
  { formerly: ['城管', '市容', '城市管理', '城管执法', '行政执法', '城市管理行政执法'], now: ['城市管理综合执法', '城市管理'] },
  { formerly: ['经信', '经济和信息化', '经贸', '商务', '商业'], now: ['工业和信息化', '商务'] },
  { formerly: ['人事', '劳动', '劳动和社会保障', '人社'], now: ['人力资源和社会保障'] },
  { formerly: ['法制', '司法'], now: ['司法'] },
  { formerly: ['大数据', '大数据管理'], now: ['数据'] },
  { formerly: ['金融', '金融工作'], now: ['金融'] },
];
