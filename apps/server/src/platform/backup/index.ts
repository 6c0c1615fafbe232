export { checkBackup } from './check.ts';
export type { Manifest } from './manifest.ts';
export { backupProblems } from './problems.ts';
export { checkRestore, restore } from './restore.ts';
export { type BackupParts, backup } from './write.ts';
