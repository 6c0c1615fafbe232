import { type DraftTask, type NamedUnit, type TaskUnitRole, taskUnitRoles } from '@weicheng/domain/plan';
import { useState } from 'react';
import { Button, Icon, Tip } from '../../../../shared/parts/index.ts';
import { meaningOf } from '../draftState.ts';
import { NamePicker, useGroups } from '../panel/NamePicker.tsx';
import { roleSays } from '../words.ts';

type Unit = DraftTask['units'][number];
const roles = Object.keys(roleSays) as TaskUnitRole[];

interface UnitChipsProps {
  units: readonly Unit[];
  named: ReadonlyMap<string, NamedUnit>;
  /** The sentence on what is greyed, or null: it can be edited. */
  why: string | null;
  adding: boolean;
  onAdding: (adding: boolean) => void;
  onChange: (units: Unit[]) => void;
}

/** 单位: role, printed name and what it means, chip by chip; a press opens one to change it. */
export function UnitChips({ units, named, why, adding, onAdding, onChange }: UnitChipsProps) {
  const [open, setOpen] = useState<number | null>(null);
  const chosen = open === null ? undefined : units[open];
  const replace = (next: Unit | null) => {
    onChange(units.flatMap((unit, i) => (i === open ? (next ?? []) : unit)));
    setOpen(null);
  };
  return (
    <div className="unit-field">
      {units.map((unit, i) => (
        <UnitChip
          // biome-ignore lint/suspicious/noArrayIndexKey: the same name may stand twice, in two roles
          key={`${unit.role}-${unit.printed}-${i}`}
          unit={unit}
          named={named}
          open={open === i}
          onPress={why ? undefined : () => setOpen(open === i ? null : i)}
        />
      ))}
      {!why && (
        <Button kind="bare" small icon="plus" keys="U" aria-expanded={adding} onClick={() => onAdding(!adding)}>
          单位
        </Button>
      )}
      {chosen && (
        <div className="unit-edit">
          <fieldset aria-label={`“${chosen.printed}”怎么办`}>
            {roles.map((role) => (
              <Button key={role} small aria-pressed={role === chosen.role} onClick={() => replace({ ...chosen, role })}>
                {roleSays[role]}
              </Button>
            ))}
            <Button small kind="bare" icon="close" onClick={() => replace(null)}>
              去掉
            </Button>
          </fieldset>
          <NamePicker
            label={`这一条里“${chosen.printed}”指哪个单位`}
            onCancel={() => setOpen(null)}
            onPick={(decision) =>
              replace({
                ...chosen,
                unitId: decision.kind === 'unit' ? decision.unitId : null,
                groupId: decision.kind === 'group' ? decision.groupId : null,
              })
            }
          />
          <span className="faint">只改这一条；全文都要改，按 G 到“单位”里认定。</span>
        </div>
      )}
      {adding && <AddUnit first={units.length === 0} onAdd={(unit) => onChange([...units, unit])} onDone={() => onAdding(false)} />}
    </div>
  );
}

function AddUnit({ first, onAdd, onDone }: { first: boolean; onAdd: (unit: Unit) => void; onDone: () => void }) {
  const [role, setRole] = useState<TaskUnitRole>(first ? 'lead' : 'supporting');
  return (
    <div className="unit-edit">
      <fieldset aria-label="加的是什么单位">
        {roles.map((one) => (
          <Button key={one} small aria-pressed={one === role} onClick={() => setRole(one)}>
            {roleSays[one]}
          </Button>
        ))}
      </fieldset>
      <NamePicker
        label={`加${taskUnitRoles[role]}`}
        onCancel={onDone}
        onPick={(decision, name) => {
          onAdd({
            role,
            printed: name,
            span: null,
            unitId: decision.kind === 'unit' ? decision.unitId : null,
            groupId: decision.kind === 'group' ? decision.groupId : null,
          });
          onDone();
        }}
      />
    </div>
  );
}

interface UnitChipProps {
  unit: Unit;
  named: ReadonlyMap<string, NamedUnit>;
  open?: boolean;
  onPress?: (() => void) | undefined;
}

/** One unit: the role in its own cell; a group says how many it opens into; what nobody knows is dashed. */
function UnitChip({ unit, named, open, onPress }: UnitChipProps) {
  const groups = useGroups();
  const row = named.get(unit.printed);
  const own = unit.unitId !== null || unit.groupId !== null;
  const meaning = own ? null : meaningOf(row);
  const groupId = unit.groupId ?? (meaning?.kind === 'group' ? meaning.id : null);
  const size = groups.find(({ id }) => id === groupId)?.size;
  const ask = meaning?.kind === 'open';
  const says =
    meaning?.kind === 'unit' && meaning.name !== unit.printed ? `指“${meaning.name}”` : meaning?.kind === 'none' ? '不是本市单位' : null;
  const inside = (
    <>
      <em>{roleSays[unit.role]}</em>
      <span className="cut">{unit.printed}</span>
      {groupId && <i>▸ {size ?? '…'}</i>}
      {own && <Icon name="edit" />}
    </>
  );
  const classes = ['name-chip', unit.role, ask && 'ask', meaning?.kind === 'none' && 'none'].filter(Boolean).join(' ');
  return (
    <Tip say={ask ? `组织里没有对上“${unit.printed}”` : says}>
      {onPress ? (
        <button type="button" className={classes} aria-expanded={open} onClick={onPress}>
          {inside}
        </button>
      ) : (
        <span className={classes}>{inside}</span>
      )}
    </Tip>
  );
}
