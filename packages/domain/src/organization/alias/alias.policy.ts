import type { Actor, Day } from '../../kernel/index.ts';
import { type Can, canOf } from '../can.ts';
import { mayNotUnit } from '../unit/unit.policy.ts';
import { aliasProblems } from './alias.problems.ts';
import type { UnitAlias } from './alias.schema.ts';

/** 谁可以: who may register an alias of a unit may end it. `path` of the unit, as in `holdsAt`. */
export const canAlias = (actor: Actor, alias: UnitAlias, path: readonly string[], today: Day): Can =>
  canOf(['end'] as const, () =>
    alias.until !== null && alias.until <= today
      ? aliasProblems.ended({ on: alias.until })
      : mayNotUnit(actor, 'addAlias', { id: alias.unitId, parentId: null }, path),
  );
