import type { Report } from '../report.ts';
import { pictureQuestions } from './asked.ts';
import { compare } from './compared.ts';

/** 当日情况: of today and of long ago. */
export default (report: Report): Promise<void> => compare(report, pictureQuestions);
