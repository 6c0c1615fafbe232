import type { AssignmentRow, TaskRow } from '@weicheng/domain/plan';

const roles = { lead: '牵头', responsible: '责任', supporting: '协助' } as const;

/** 单位: the role in its own cell, then the name; the name a document prints stands behind it where it is another. */
export function UnitChip({ unit }: { unit: Pick<AssignmentRow, 'role' | 'unitName' | 'printed'> }) {
  return (
    <span className={`unit-chip ${unit.role}`}>
      <i className="role">{roles[unit.role]}</i>
      <span className="name" title={unit.printed !== unit.unitName ? `文中写作“${unit.printed}”` : undefined}>
        {unit.unitName}
      </span>
    </span>
  );
}

/** Those who owe a task in few words: the first, and how many more. */
export function owersSay({ first, unitCount }: Pick<TaskRow, 'first' | 'unitCount'>): string {
  if (!first) return '没有单位';
  return unitCount > 1 ? `${first.unitName} 等 ${unitCount} 个` : first.unitName;
}
