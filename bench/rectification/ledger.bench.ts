import type { Report } from '../report.ts';
import { ledgerQuestions } from './asked.ts';
import { compare } from './compared.ts';

/** 问题台账: a page of fifty, whatever is asked for and whoever asks. */
export default (report: Report): Promise<void> => compare(report, ledgerQuestions);
