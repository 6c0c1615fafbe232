import type { Listener } from '../facts/index.ts';
import type { ClockJob, Errand } from '../jobs/index.ts';
import type { Route } from './route.ts';

/** 一章：what a chapter brings to the server. Its index.ts is its only door. */
export interface Feature {
  name: string;
  routes: readonly Route[];
  listeners?: readonly Listener[];
  clockJobs?: readonly ClockJob[];
  errands?: readonly Errand[];
}
