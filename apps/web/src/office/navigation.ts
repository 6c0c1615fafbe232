import type { Chapter } from './chapter.ts';
import { organization } from './organization/index.ts';
import { plan } from './plan/index.ts';
import { rectification } from './rectification/index.ts';
import { standard } from './standard/index.ts';

/** The chapters of the office, the daily work first. A new chapter is one line here. */
export const chapters: readonly Chapter[] = [plan, rectification, standard, organization];
