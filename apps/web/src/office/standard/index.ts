import type { Chapter } from '../chapter.ts';
import { findClauses } from './searches.ts';

const group = '标准';

/** 标准: its pages in the sidebar and behind it, what the palette finds of it. */
export const standard: Chapter = {
  pages: [
    {
      path: 'standard/board',
      title: '指标看板',
      icon: 'appraisal',
      group,
      may: ['reading.read'],
      load: () => import('./board/BoardPage.tsx'),
    },
    {
      path: 'standard/clauses/:clause?',
      title: '条款',
      icon: 'standard',
      group,
      may: ['standard.read'],
      load: () => import('./edition/ClausesPage.tsx'),
    },
    { path: 'standard/editions', title: '标准的版本', may: ['standard.read'], load: () => import('./edition/EditionsPage.tsx') },
    { path: 'standard/import', title: '导入标准', may: ['standard.edit'], load: () => import('./editionImport/ImportPage.tsx') },
    {
      path: 'standard/imports/:edition/:version',
      title: '核对标准',
      may: ['standard.edit'],
      load: () => import('./editionImport/ReviewPage.tsx'),
    },
    { path: 'standard/compare', title: '两版对照', may: ['standard.read'], load: () => import('./edition/ComparePage.tsx') },
    {
      path: 'standard/editions/:edition/choose',
      title: '换用标准',
      may: ['standard.edit'],
      load: () => import('./edition/ChoosePage.tsx'),
    },
    { path: 'standard/confirmations', title: '待核实', may: ['standard.read'], load: () => import('./edition/ConfirmationsPage.tsx') },
    {
      path: 'standard/readings',
      title: '指标填报',
      icon: 'ledger',
      group,
      may: ['reading.read'],
      load: () => import('./reading/ReadingsPage.tsx'),
    },
    { path: 'standard/readings/queue', title: '待核准的指标数', may: ['reading.approve'], load: () => import('./reading/QueuePage.tsx') },
    { path: 'standard/readings/sheet', title: '填报表', may: ['reading.read'], load: () => import('./readingSheet/SheetPage.tsx') },
    { path: 'standard/readings/:indicator', title: '指标', may: ['reading.read'], load: () => import('./reading/IndicatorPage.tsx') },
    {
      path: 'standard/submissions',
      title: '国家数据填报',
      icon: 'export',
      group,
      may: ['submission.read'],
      load: () => import('./submission/SubmissionPage.tsx'),
    },
    {
      path: 'standard/year-basics',
      title: '年度基础数据',
      may: ['submission.read'],
      load: () => import('./submission/YearBasicsPage.tsx'),
    },
    {
      path: 'standard/forecast',
      title: '得分预测',
      icon: 'review',
      group,
      may: ['forecast.read'],
      load: () => import('./forecast/ForecastPage.tsx'),
    },
    { path: 'standard/forecast/method', title: '预测方法', may: ['forecast.read'], load: () => import('./forecast/MethodPage.tsx') },
    { path: 'standard/forecast/back-test', title: '预测回测', may: ['forecast.read'], load: () => import('./forecast/BackTestPage.tsx') },
    {
      path: 'standard/mock-assessments',
      title: '模拟评估',
      icon: 'check',
      group,
      may: ['mockAssessment.read'],
      load: () => import('./mockAssessment/AssessmentsPage.tsx'),
    },
    {
      path: 'standard/mock-assessments/:id',
      title: '一次模拟评估',
      may: ['mockAssessment.read'],
      load: () => import('./mockAssessment/AssessmentPage.tsx'),
    },
    {
      path: 'standard/mock-assessments/sheets/:id',
      title: '打分表',
      may: ['mockAssessment.read'],
      load: () => import('./scoreSheet/SheetPage.tsx'),
    },
    { path: 'standard/mock-assessments/sites', title: '点位', may: ['site.read'], load: () => import('./site/SitesPage.tsx') },
    {
      path: 'standard/dictionaries/:key?',
      title: '词典与日历',
      icon: 'calendar',
      group,
      may: ['standard.read'],
      load: () => import('./dictionary/DictionariesPage.tsx'),
    },
    { path: 'standard/calendar', title: '工作日历', may: ['standard.read'], load: () => import('./calendar/CalendarPage.tsx') },
  ],
  searches: [{ title: '条款与指标', may: ['standard.read'], find: findClauses }],
};
