import { serveWork } from '#platform/offload';
import { work } from './features/work.ts';

/** The program of the threads beside the main one; started by platform/offload. */
serveWork(work);
