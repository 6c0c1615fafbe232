import { type UnitGroupRow, unitGroupContract } from '@weicheng/domain/organization';
import type { NameDecision } from '@weicheng/domain/plan';
import { Select } from 'antd';
import { useState } from 'react';
import { useVerb } from '../../../../shared/queries.ts';
import { useUnitChoices } from '../../../organization/parts/pickers.tsx';

/** The groups of the city, read once for the page. */
export function useGroups(): readonly UnitGroupRow[] {
  return useVerb(unitGroupContract.list, {}, { staleTime: 300_000 }).data?.rows ?? [];
}

interface NamePickerProps {
  /** Read out as its name: “农业局”指哪个单位. */
  label: string;
  onPick: (decision: NameDecision, name: string) => void;
  onCancel?: () => void;
}

const decisionOf = (key: string): NameDecision => {
  const id = key.slice(key.indexOf(':') + 1) as never;
  return key.startsWith('group:') ? { kind: 'group', groupId: id } : { kind: 'unit', unitId: id };
};

/** 选单位或单位组: by name, former name or alias. Opens at once; Escape leaves it. */
export function NamePicker({ label, onPick, onCancel }: NamePickerProps) {
  const [text, setText] = useState('');
  const units = useUnitChoices(text);
  const wanted = text.trim();
  const groups = useGroups().filter(({ name, until }) => until === null && wanted !== '' && name.includes(wanted));
  const options = [
    ...groups.map(({ id, name, size }) => ({ value: `group:${id}`, label: `${name} ▸ ${size} 个单位`, name })),
    ...units.map(({ value, says }) => ({ value: `unit:${value}`, label: says, name: says.split(' · ')[0] ?? says })),
  ];
  return (
    <Select
      className="name-picker"
      aria-label={label}
      placeholder="写单位或单位组的名称"
      autoFocus
      defaultOpen
      value={null}
      showSearch={{ filterOption: false, onSearch: setText }}
      popupMatchSelectWidth={false}
      notFoundContent={wanted === '' ? '写几个字来找' : '没有符合的，换个字再找'}
      options={options}
      onSelect={(key: string | null) => {
        const option = options.find(({ value }) => value === key);
        if (option) onPick(decisionOf(option.value), option.name);
      }}
      onInputKeyDown={(e) => e.key === 'Escape' && onCancel?.()}
    />
  );
}
