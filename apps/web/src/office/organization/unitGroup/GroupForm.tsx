import { type UnitGroupRow, UnitKind, unitGroupContract, unitKinds } from '@weicheng/domain/organization';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { type Branch, SelectManyField, TreeField } from '../../../shared/antd/index.ts';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { Button, DayField, ErrorState, Form, Section, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { useSettled } from '../parts/useSettled.ts';
import { endedOn, growTree, type Tree } from '../unit/tree.ts';
import { useTree } from '../unit/useTree.ts';
import { Expansion } from './Expansion.tsx';
import { sayMembers } from './members.ts';

interface GroupFormProps {
  /** Not given: a new one. */
  group?: UnitGroupRow;
  groups: readonly UnitGroupRow[];
  onDone?: () => void;
}

const branches = (tree: Tree): Branch[] =>
  tree.map(({ row, children }) => ({ value: row.id, title: row.name, children: branches(children) }));
const noMembers = { kinds: [], under: null, include: [], exclude: [], includeGroups: [] };

/** 单位组的设置 on the left, what it means at once on the right. */
export function GroupForm({ group, groups, onDone }: GroupFormProps) {
  const navigate = useNavigate();
  const tree = useTree(undefined);
  const form = useForm(unitGroupContract.create.input, {
    name: group?.name ?? '',
    note: group?.note ?? '',
    members: group
      ? { kinds: group.kinds, under: group.under, include: group.include, exclude: group.exclude, includeGroups: group.includeGroups }
      : noMembers,
    on: group?.from ?? today(),
  });
  const create = useAct(unitGroupContract.create, { inForm: true, done: (row) => `已新建单位组“${row.name}”` });
  const change = useAct(unitGroupContract.change, { inForm: true, done: (row) => `单位组“${row.name}”已修改` });
  const members = { ...noMembers, ...form.values.members };
  const settled = useSettled(JSON.stringify(members), 300);
  const preview = useVerb(unitGroupContract.preview, { members: settled }, { keep: true });
  const places = useMemo(() => branches(growTree(tree.rows, tree.day, false)), [tree.rows, tree.day]);
  const units = useMemo(() => {
    const listed = new Set([...(group?.include ?? []), ...(group?.exclude ?? [])]);
    const offered = tree.rows.filter((row) => !endedOn(row, tree.day) || listed.has(row.id));
    return offered.map((row) => ({ value: row.id as string, says: row.name }));
  }, [tree.rows, tree.day, group]);
  const part = <K extends keyof typeof members>(name: K) => ({
    name,
    value: members[name] as never,
    error: undefined,
    onChange: (value: unknown) => form.set({ members: { ...members, [name]: value ?? (name === 'under' ? null : []) } as never }),
  });
  const leave = () => (onDone ? onDone() : void navigate('/organization/groups'));
  return (
    <article className="unit-view group-edit">
      <div>
        <h2 className="unit-name">{group ? `修改“${group.name}”` : '新建单位组'}</h2>
        <Form
          label="单位组"
          problem={form.problem}
          onSubmit={form.submit(async ({ on, ...wish }) => {
            if (group) {
              await change.mutateAsync({ id: group.id, ...wish });
              onDone?.();
            } else {
              const made = await create.mutateAsync({ on, ...wish });
              void navigate(`/organization/groups/${made.id}`, { replace: true });
            }
          })}
          foot={
            <>
              <Button kind="main" type="submit" busy={form.busy}>
                {group ? '修改单位组' : '新建单位组'}
              </Button>
              <Button onClick={leave}>取消</Button>
            </>
          }
        >
          <TextField label="名称" maxLength={60} placeholder="照文件里的写法：各社区" {...form.field('name')} />
          <TextAreaField label="说明" optional rows={2} maxLength={300} {...form.field('note')} />
          <SelectManyField
            label="整类单位"
            optional
            choices={UnitKind.options.map((value) => ({ value, says: unitKinds[value].says }))}
            {...part('kinds')}
          />
          <TreeField label="只算哪个单位及以下" optional tree={places} placeholder="全市" {...part('under')} />
          <SelectManyField
            label="包含的单位组"
            optional
            choices={groups
              .filter((one) => one.id !== group?.id && one.until === null)
              .map((one) => ({ value: one.id as string, says: one.name }))}
            {...part('includeGroups')}
          />
          <SelectManyField label="单列的单位" optional choices={units} {...part('include')} />
          <SelectManyField label="除去的单位" optional choices={units} {...part('exclude')} />
          {!group && <DayField label="从哪天起用" {...form.field('on')} />}
        </Form>
      </div>
      <aside>
        <Section title="这样设置就是" sub={preview.data ? `${preview.data.units.length} 个单位` : ''}>
          <p className="says">{sayMembers(members as never, groups, tree.byId.get(members.under as never)?.name)}</p>
          {preview.error && !preview.data ? (
            <ErrorState failure={preview.error} />
          ) : (
            preview.data && <Expansion units={preview.data.units} />
          )}
        </Section>
      </aside>
    </article>
  );
}
