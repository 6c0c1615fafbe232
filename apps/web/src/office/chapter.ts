import { type ComponentType, createContext } from 'react';
import type { IconName } from '../shared/parts/index.ts';

/** A page of the office. */
export interface OfficePage {
  /** As in the address, parameters with a colon: `organization/people/:id`; one that may be missing with a question mark: `:id?`. */
  path: string;
  /** 组织: stands in the sidebar, the palette and the window's title. */
  title: string;
  /** Given: the page stands in the sidebar. A page that is opened from another has none. */
  icon?: IconName;
  /** The heading it stands under in the sidebar; pages without one come first. */
  group?: string;
  /** Stands in the sidebar right after the page of this path, which an earlier chapter has. */
  after?: string;
  /** Permissions that open it, any one of them; not given = everybody who is signed in. */
  may?: readonly string[];
  /** Its chunk, loaded when it is opened: `() => import('./UnitsPage.tsx')`. The page is the default export. */
  load: () => Promise<{ default: ComponentType }>;
}

/** 工作台: a part of the home page, filled by a chapter. It shows nothing at all when it has nothing to say. */
export interface DeskSection {
  key: string;
  title: string;
  may?: readonly string[];
  load: () => Promise<{ default: ComponentType }>;
}

/** One thing that a search found. */
export interface Found {
  key: string;
  title: string;
  /** What kind of thing, and where: 单位 · 云台街道. */
  sub?: string;
  /** The address that opens it. */
  to: string;
}

/** A search of the palette, over one noun. */
interface SearchSource {
  /** 单位 */
  title: string;
  may?: readonly string[];
  /** The best few for some typed text; aborted when the text changes. */
  find: (text: string, signal: AbortSignal) => Promise<Found[]>;
}

/** What a clause's page hands to the parts that later chapters put on it. */
export interface ClausePlace {
  /** The keys under which the city's records of the clause may lie: its own, and those of earlier editions that carry on in it. */
  keys: readonly string[];
}

/** 条款旁边: a part of a clause's page, filled by a later chapter: tasks, issues, evidence, who is responsible. */
export interface ClauseSection {
  key: string;
  may?: readonly string[];
  Section: ComponentType<ClausePlace>;
}

/** What the chapters put on a clause's page, for the page, which knows none of them. */
export const ClauseSections = createContext<readonly ClauseSection[]>([]);
/** 指标旁边: what a later chapter says of the indicators of the board, each piece a chunk of its own. */
export interface BesideIndicator {
  may?: readonly string[];
  /** On the indicator's row; nothing where there is nothing to say. */
  Mark: ComponentType<{ indicator: string }>;
  /** In its preview. */
  Section: ComponentType<{ indicator: string; standing: 'met' | 'unmet' | 'unknown' }>;
  /** A verb for those that are ticked. */
  Act: ComponentType<{ indicators: readonly string[] }>;
}

/** What the chapters put beside an indicator, for the board, which knows none of them. */
export const BesideIndicators = createContext<readonly BesideIndicator[]>([]);

/** What a chapter adds to the office. */
export interface Chapter {
  pages: readonly OfficePage[];
  clause?: readonly ClauseSection[];
  besideIndicator?: BesideIndicator;
  desk?: readonly DeskSection[];
  searches?: readonly SearchSource[];
}

/** The address a page opens at when nothing is chosen in it: `organization/units/:id?` → `organization/units`. */
export const addressOf = ({ path }: Pick<OfficePage, 'path'>): string => path.replace(/\/:\w+\?/g, '');

/** Whether somebody with these permissions may see a page, a section or a search. */
export const maySee = (thing: { may?: readonly string[] }, permissions: readonly string[]): boolean =>
  thing.may === undefined || thing.may.some((permission) => permissions.includes(permission));
