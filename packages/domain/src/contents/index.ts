/** 目录：what the chapters offer together, in the order of the story. The server serves it, the pages call it, the documents print it. */
import type { Verb } from '../kernel/index.ts';
import {
  aliasContract,
  aliasFacts,
  delegationContract,
  organizationImportContract,
  organizationImportFacts,
  organizationPermissions,
  type PermissionCatalogue,
  personContract,
  personFacts,
  roleContract,
  roleFacts,
  trailContract,
  trailFacts,
  unitContract,
  unitFacts,
  unitGroupContract,
  unitGroupFacts,
} from '../organization/index.ts';
import { accountContract, fileContract, noticeContract } from '../platform/index.ts';

/** Every verb of the API, by noun. */
export const contracts = {
  account: accountContract,
  file: fileContract,
  notice: noticeContract,
  unit: unitContract,
  alias: aliasContract,
  unitGroup: unitGroupContract,
  person: personContract,
  role: roleContract,
  delegation: delegationContract,
  organizationImport: organizationImportContract,
  trail: trailContract,
} satisfies Record<string, Record<string, Verb>>;

/** 权限目录 of all chapters. */
export const permissions: PermissionCatalogue = { ...organizationPermissions };

/** Every kind of fact, by name. A kind that is missing here cannot be recorded. */
export const facts = [
  ...unitFacts,
  ...aliasFacts,
  ...unitGroupFacts,
  ...personFacts,
  ...roleFacts,
  ...organizationImportFacts,
  ...trailFacts,
] as const;
