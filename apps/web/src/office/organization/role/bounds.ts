import { isFixed, type KeptKind, keptKinds, type RoleRow, roleProblems } from '@weicheng/domain/organization';

/** One permission as the server lists it. */
export interface PermissionRow {
  name: string;
  says: string;
  chapter: string;
  kept: KeptKind | null;
}

/**
 * 界限: why a permission cannot be ticked in a role as it stands on the page; null when it can. The same bounds as the
 * server's `roleRefusal`, said permission by permission before anything is sent.
 */
export function boundOf(
  permission: PermissionRow,
  role: RoleRow | null,
  ticked: ReadonlySet<string>,
  catalogue: readonly PermissionRow[],
): string | null {
  if (role?.can.change) return role.can.change;
  if (role && isFixed(role)) return roleProblems.fixed({ name: role.name }).message;
  const { kept } = permission;
  if (kept === null || ticked.has(permission.name)) return null;
  if (role && role.kept !== kept) return `这是${keptKinds[kept]}专有的权限，要另建一个角色。`;
  const other = catalogue.find((one) => one.kept !== null && one.kept !== kept && ticked.has(one.name));
  return other?.kept ? `${keptKinds[other.kept]}和${keptKinds[kept]}的权限不能放进同一个角色。` : null;
}

/** The catalogue by chapter, in its own order. */
export function byChapter(catalogue: readonly PermissionRow[]): [string, PermissionRow[]][] {
  const chapters = new Map<string, PermissionRow[]>();
  for (const one of catalogue) chapters.set(one.chapter, [...(chapters.get(one.chapter) ?? []), one]);
  return [...chapters];
}
