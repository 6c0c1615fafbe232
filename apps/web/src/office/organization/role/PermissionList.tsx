import { keptKinds, type RoleRow } from '@weicheng/domain/organization';
import { Tip } from '../../../shared/parts/index.ts';
import { boundOf, type PermissionRow } from './bounds.ts';

/** 章 in words; a chapter that is not here yet shows its own name. */
const chapters: Readonly<Record<string, string>> = {
  organization: '组织',
  standard: '标准指标',
  plan: '计划任务',
  rectification: '交办整改',
  fieldwork: '现场检查',
  outreach: '宣传共建',
  citizen: '群众反映',
  archive: '档案',
  appraisal: '考核通报',
  review: '评审预测',
};

interface PermissionListProps {
  chapter: string;
  permissions: readonly PermissionRow[];
  catalogue: readonly PermissionRow[];
  role: RoleRow | null;
  ticked: ReadonlySet<string>;
  onTicked: (ticked: string[]) => void;
}

/** 权限目录 of one chapter; what is kept for another stays in its place, greyed, with its sentence. */
export function PermissionList({ chapter, permissions, catalogue, role, ticked, onTicked }: PermissionListProps) {
  const tick = (name: string, on: boolean) => onTicked(on ? [...ticked, name] : [...ticked].filter((one) => one !== name));
  return (
    <fieldset className="permissions">
      <legend>
        {chapters[chapter] ?? chapter}
        <span className="faint">
          {permissions.filter((one) => ticked.has(one.name)).length} / {permissions.length}
        </span>
      </legend>
      {permissions.map((permission) => {
        const why = boundOf(permission, role, ticked, catalogue);
        const on = ticked.has(permission.name);
        return (
          <Tip key={permission.name} say={why}>
            <label className={why ? 'permission refused' : 'permission'}>
              <input
                type="checkbox"
                checked={on}
                aria-disabled={why ? true : undefined}
                aria-description={why ?? undefined}
                onChange={(e) => !why && tick(permission.name, e.target.checked)}
              />
              <span>{permission.says}</span>
              {permission.kept && <em className="faint">{keptKinds[permission.kept]}专有</em>}
            </label>
          </Tip>
        );
      })}
    </fieldset>
  );
}
