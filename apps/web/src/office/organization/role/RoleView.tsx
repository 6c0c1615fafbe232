import { isFixed, keptKinds, type RoleRow, roleContract } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { Button, CheckField, Confirm, Icon, Refusal, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { byChapter, type PermissionRow } from './bounds.ts';
import { Holders } from './Holders.tsx';
import { PermissionList } from './PermissionList.tsx';

interface RoleViewProps {
  /** Null: a new one. */
  role: RoleRow | null;
  roles: readonly RoleRow[];
  catalogue: readonly PermissionRow[];
}

/** One role: what it is called, what it may, who holds it. */
export function RoleView({ role, catalogue }: RoleViewProps) {
  const navigate = useNavigate();
  const [closing, setClosing] = useState(false);
  const start = {
    name: role?.name ?? '',
    note: role?.note ?? '',
    permissions: role?.permissions ?? [],
    secondFactorRequired: role?.secondFactorRequired ?? false,
  };
  const form = useForm(roleContract.create.input, start);
  const create = useAct(roleContract.create, { inForm: true, done: (made) => `已新建角色“${made.name}”` });
  const change = useAct(roleContract.change, { inForm: true, done: (changed) => `角色“${changed.name}”已修改` });
  const close = useAct(roleContract.close, { inForm: true, done: `已删除角色“${role?.name ?? ''}”` });
  const why = role?.can.change;
  const fixed = role !== null && isFixed(role);
  const ticked = new Set(form.values.permissions);
  const added = (form.values.permissions ?? []).filter((one) => !start.permissions.includes(one)).length;
  const taken = start.permissions.filter((one) => !ticked.has(one)).length;

  return (
    <article className="unit-view">
      <Link className="back" to="/organization/roles">
        <Icon name="left" />
        角色
      </Link>
      <header className="view-head">
        <h2 className="unit-name">{role?.name ?? '新建角色'}</h2>
        {role?.kept && <span className="faint">{keptKinds[role.kept]}，同一人不能兼任另外两员</span>}
        <span className="grow" />
        {role && (
          <Button small kind="bare" why={role.can.close} onClick={() => setClosing(true)}>
            删除角色
          </Button>
        )}
      </header>
      {role && <Holders role={role} />}
      <form
        noValidate
        aria-label="角色"
        onSubmit={form.submit(async (input) => {
          if (role) await change.mutateAsync({ id: role.id, ...input });
          else {
            const made = await create.mutateAsync(input);
            void navigate(`/organization/roles/${made.id}`, { replace: true });
          }
        })}
      >
        {why ? (
          <p className="says">{why}</p>
        ) : (
          <div className="role-head">
            <TextField
              label="角色名称"
              maxLength={30}
              readOnly={fixed}
              hint={fixed ? '三员之一，名称和权限固定，能改说明和两步验证' : undefined}
              {...form.field('name')}
            />
            <TextAreaField label="说明" optional rows={2} maxLength={300} {...form.field('note')} />
          </div>
        )}
        {why && role?.note && <p className="sub">{role.note}</p>}
        {byChapter(catalogue).map(([chapter, permissions]) => (
          <PermissionList
            key={chapter}
            chapter={chapter}
            permissions={permissions}
            catalogue={catalogue}
            role={role}
            ticked={ticked}
            onTicked={(next) => form.set({ permissions: next })}
          />
        ))}
        {form.field('permissions').error && (
          <p className="field-error" role="alert">
            {form.field('permissions').error}
          </p>
        )}
        {!why && (
          <CheckField label="有这个角色的人登录要两步验证" hint="没设好的人下次登录时先设置" {...form.field('secondFactorRequired')} />
        )}
        {form.problem && <Refusal problem={form.problem} />}
        {!why && (
          <footer className="view-foot">
            <Button kind="main" type="submit" busy={form.busy} why={role && !form.touched ? '还没有改动。' : null}>
              {role ? '修改角色' : '新建角色'}
            </Button>
            {form.touched && <Button onClick={() => (role ? form.reset(start) : void navigate('/organization/roles'))}>不改了</Button>}
            {role && added + taken > 0 && (
              <span className="faint">
                增 {added} 项，减 {taken} 项；{role.holders} 人马上生效
              </span>
            )}
          </footer>
        )}
      </form>
      {role && (
        <Confirm
          open={closing}
          act="删除"
          object={`角色“${role.name}”`}
          danger
          onClose={() => setClosing(false)}
          onAct={async () => {
            await close.mutateAsync({ id: role.id });
            void navigate('/organization/roles', { replace: true });
          }}
        >
          <p>删除后不能再授予；以前的留痕仍写着它。</p>
        </Confirm>
      )}
    </article>
  );
}
