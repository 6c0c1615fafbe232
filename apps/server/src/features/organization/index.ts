import type { Feature } from '#platform/endpoint';
import type { Memory } from '#platform/memory';
import { aliasRoutes } from './alias/alias.routes.ts';
import { exchangeRoutes } from './exchange/exchange.routes.ts';
import type { ReadWorkbook } from './exchange/exchange.service.ts';
import type { OwedSource } from './person/handOver.service.ts';
import { personRoutes } from './person/person.routes.ts';
import { delegationRoutes } from './role/delegation.routes.ts';
import { roleRoutes } from './role/role.routes.ts';
import { trailRoutes } from './trail/trail.routes.ts';
import { openDirectory } from './unit/directory.ts';
import { unitRoutes } from './unit/unit.routes.ts';
import { unitGroupRoutes } from './unitGroup/unitGroup.routes.ts';

export { loadActor } from './actor.store.ts';

export { addAlias, namesOfCity } from './alias/alias.service.ts';
export { announce } from './announce.ts';
export { found, must, refuse } from './ask.ts';
export { cut, keyOf, readIdKey, readKey } from './cursor.ts';
export { type ReadWorkbook, receiveBytes, receiveWorkbook, type Workbook } from './exchange/exchange.service.ts';
export { WrittenDay } from './exchange/reading.ts';
export { lookup, openReaches, type Reach, type Reaches } from './lookup.store.ts';
export { organizationListeners } from './organization.listeners.ts';
export type { OwedSource } from './person/handOver.service.ts';
export { owedByUnits } from './person/owedByUnits.ts';
export { managingOf } from './role/administrator.service.ts';
export { containing, insertRows } from './rows.store.ts';

export { seedOrganization } from './seed.ts';
export { presentFacts } from './trail/trail.present.ts';
export { type Directory, openDirectory } from './unit/directory.ts';
export { foundUnit } from './unit/unit.service.ts';
export { unitsMeant } from './unitGroup/unitGroup.service.ts';

/** 组织. `owedSources`: what later chapters pass on when somebody hands over or leaves. */
export const organization = (memory: Memory, readWorkbook: ReadWorkbook, owedSources: readonly OwedSource[]): Feature => ({
  name: 'organization',
  routes: [
    ...unitRoutes(openDirectory(memory)),
    ...aliasRoutes,
    ...unitGroupRoutes,
    ...personRoutes(owedSources),
    ...roleRoutes,
    ...delegationRoutes,
    ...exchangeRoutes(readWorkbook),
    ...trailRoutes,
  ],
});
