import type { Chapter } from './chapter.ts';
import { organization } from './organization/index.ts';
import { plan } from './plan/index.ts';

/** The chapters of the office, in the order of the story. A new chapter is one line here. */
export const chapters: readonly Chapter[] = [organization, plan];
