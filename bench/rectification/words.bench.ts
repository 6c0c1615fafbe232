import type { Report } from '../report.ts';
import { wordQuestions } from './asked.ts';
import { compare } from './compared.ts';

/** 问题台账: searches in words. */
export default (report: Report): Promise<void> => compare(report, wordQuestions);
