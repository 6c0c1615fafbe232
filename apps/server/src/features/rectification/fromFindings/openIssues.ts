import type { OpenIssueSource } from '../../standard/index.ts';
import { findingIssues } from './findingIssue.store.ts';

/** 没有销号的问题, for the forecast of the score: those of findings are left out, the sheets they stand on have them already. */
export const openIssues: OpenIssueSource = { what: '问题', count: findingIssues.openByMatter };
