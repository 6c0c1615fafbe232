/** 目录：what the chapters offer together, in the order of the story. The server serves it, the pages call it, the documents print it. */
import type { FactKind, Verb } from '../kernel/index.ts';
import {
  aliasContract,
  aliasFacts,
  aliasProblems,
  type BuiltInRoleKey,
  builtInRoles,
  delegationContract,
  delegationFacts,
  delegationProblems,
  organizationImportContract,
  organizationImportFacts,
  organizationPermissions,
  type PermissionCatalogue,
  personContract,
  personFacts,
  personProblems,
  roleContract,
  roleFacts,
  roleProblems,
  trailContract,
  trailFacts,
  unitContract,
  unitFacts,
  unitGroupContract,
  unitGroupFacts,
  unitGroupProblems,
  unitProblems,
} from '../organization/index.ts';
import {
  assignmentContract,
  assignmentFacts,
  assignmentProblems,
  budgetLineContract,
  budgetLineFacts,
  budgetLineProblems,
  draftContract,
  draftFacts,
  draftFlagContract,
  draftPhaseContract,
  draftProblems,
  draftTaskContract,
  draftUnitContract,
  planDocumentContract,
  planDocumentFacts,
  planDocumentProblems,
  planPermissions,
  planRoles,
  reminderFacts,
  taskContract,
  taskFacts,
  taskProblems,
} from '../plan/index.ts';
import {
  accountContract,
  accountFacts,
  accountProblems,
  fileContract,
  fileFacts,
  noticeContract,
  noticeFacts,
  savedViewContract,
  savedViewFacts,
  savedViewProblems,
} from '../platform/index.ts';

/** Every verb of the API, by noun. */
export const contracts = {
  account: accountContract,
  file: fileContract,
  notice: noticeContract,
  savedView: savedViewContract,
  unit: unitContract,
  alias: aliasContract,
  unitGroup: unitGroupContract,
  person: personContract,
  role: roleContract,
  delegation: delegationContract,
  organizationImport: organizationImportContract,
  trail: trailContract,
  task: taskContract,
  assignment: assignmentContract,
  budgetLine: budgetLineContract,
  planDocument: planDocumentContract,
  draft: draftContract,
  draftTask: draftTaskContract,
  draftUnit: draftUnitContract,
  draftFlag: draftFlagContract,
  draftPhase: draftPhaseContract,
} satisfies Record<string, Record<string, Verb>>;

/** 权限目录 of all chapters. */
export const permissions: PermissionCatalogue = { ...organizationPermissions, ...planPermissions };

/** What a built-in role may do in a new city: each chapter says its part. */
export const permissionsOf = (key: BuiltInRoleKey): string[] => [
  ...(builtInRoles.find((role) => role.key === key)?.permissions ?? []),
  ...(planRoles[key] ?? []),
];

/** Every kind of fact, by name: `unit.renamed`. A kind that is missing here has no line in the trail. */
export const facts: ReadonlyMap<string, FactKind> = new Map(
  [
    accountFacts,
    fileFacts,
    noticeFacts,
    savedViewFacts,
    unitFacts,
    aliasFacts,
    unitGroupFacts,
    personFacts,
    roleFacts,
    delegationFacts,
    organizationImportFacts,
    trailFacts,
    taskFacts,
    assignmentFacts,
    budgetLineFacts,
    reminderFacts,
    planDocumentFacts,
    draftFacts,
  ]
    .flatMap((nouns) => Object.values(nouns) as unknown as FactKind[])
    .map((fact) => [fact.kind, fact]),
);

/** Every refusal of the chapters, for the interface's document. */
export const problems = [
  accountProblems,
  savedViewProblems,
  unitProblems,
  aliasProblems,
  unitGroupProblems,
  personProblems,
  roleProblems,
  delegationProblems,
  taskProblems,
  assignmentProblems,
  budgetLineProblems,
  planDocumentProblems,
  draftProblems,
];
