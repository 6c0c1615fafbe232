import { inOrder, mayStandUnder, type Unit, type UnitId, type UnitTreeRow, unitContract } from '@weicheng/domain/organization';
import { useMemo, useState } from 'react';
import { type Branch, TreeField } from '../../../../shared/antd/index.ts';
import { useForm } from '../../../../shared/form.ts';
import { today } from '../../../../shared/moments.ts';
import { DayField, PickField } from '../../../../shared/parts/index.ts';
import { useAct } from '../../../../shared/queries.ts';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { growTree, type Tree } from '../tree.ts';
import { useTree } from '../useTree.ts';
import { sayWarnings } from './warn.ts';

interface MoveFormProps {
  unit: Pick<Unit, 'id' | 'kind' | 'name' | 'position'>;
  /** Where it stands now. */
  from?: { id: UnitId; name: string } | undefined;
  /** Where it was dropped: then only the day and the place are asked. */
  parent?: Pick<UnitTreeRow, 'id' | 'name'>;
  onClose: () => void;
}

/** The places it may stand at; what may not take it can be walked through but not chosen. */
const branches = (tree: Tree, unit: MoveFormProps['unit']): Branch[] =>
  tree
    .filter(({ row }) => row.id !== unit.id)
    .map(({ row, children }) => ({
      value: row.id,
      title: row.name,
      disabled: !mayStandUnder(unit.kind, row.kind),
      children: branches(children, unit),
    }))
    .filter((branch) => !branch.disabled || branch.children.length > 0);

const first = 'first';

/** The units it would stand among, in order. */
const siblingsAt = (rows: readonly UnitTreeRow[], parentId: string | undefined, id: UnitId): UnitTreeRow[] =>
  rows.filter((row) => row.parentId === parentId && row.id !== id && row.endedOn === null).sort(inOrder);

/** 调整隶属和顺序: repeats in one sentence what will be done. The keyboard's way to what the mouse does by dragging. */
export function MoveForm({ unit, from, parent, onClose }: MoveFormProps) {
  const tree = useTree(undefined);
  const [afterId, setAfterId] = useState<string>();
  const form = useForm(unitContract.move.input, {
    id: unit.id,
    ...(parent ? { parentId: parent.id } : from ? { parentId: from.id } : {}),
    position: unit.position,
    on: today(),
  });
  const move = useAct(unitContract.move, { inForm: true, done: `“${unit.name}”已调整` });
  const choices = useMemo(() => branches(growTree(tree.rows, tree.day, false), unit), [tree.rows, tree.day, unit]);
  const { parentId } = form.values;
  const to = tree.byId.get(parentId as UnitId)?.name ?? parent?.name;
  const siblings = useMemo(() => siblingsAt(tree.rows, parentId, unit.id), [tree.rows, parentId, unit.id]);
  const same = parentId === from?.id;
  const standing = same ? siblings.findLast((row) => inOrder(row, unit) < 0) : siblings[siblings.length - 1];
  const after = afterId === first ? undefined : (siblings.find(({ id }) => id === afterId) ?? standing);
  const places = [{ value: first, says: '最前' }, ...siblings.map(({ id, name }) => ({ value: id as string, says: `${name}之后` }))];
  return (
    <FormDialog
      title={parent ? `调整“${unit.name}”的隶属` : `移动“${unit.name}”`}
      act={same ? '调整顺序' : '调整隶属'}
      form={form}
      onAct={async (input) => sayWarnings(await move.mutateAsync({ ...input, position: after ? siblings.indexOf(after) + 1 : 0 }))}
      onClose={onClose}
    >
      <p className="says">
        {same
          ? `把“${unit.name}”在“${to ?? '…'}”之下排到${after ? `“${after.name}”之后` : '最前'}。`
          : `把“${unit.name}”调整到“${to ?? '…'}”之下，自 ${form.values.on ?? '…'} 起。`}
      </p>
      {!parent && <TreeField label="放到哪个单位之下" tree={choices} {...form.field('parentId')} />}
      <PickField
        label="排在"
        choices={places}
        name="position"
        value={after?.id ?? first}
        error={form.field('position').error}
        onChange={(value) => setAfterId(value ?? first)}
      />
      <DayField label="从哪天起" max={today()} {...form.field('on')} />
    </FormDialog>
  );
}
