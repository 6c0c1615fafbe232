import type { UnitAction, UnitDetail } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Button, type IconName } from '../../../shared/parts/index.ts';
import { AliasForm, CodeForm } from './forms/CodeForm.tsx';
import { CloseForm, MergeForm } from './forms/EndForms.tsx';
import { FoundForm } from './forms/FoundForm.tsx';
import { MoveForm } from './forms/MoveForm.tsx';
import { RenameForm } from './forms/RenameForm.tsx';

const verbs: readonly { action: UnitAction; says: string; icon?: IconName }[] = [
  { action: 'found', says: '设立下级单位', icon: 'plus' },
  { action: 'rename', says: '更名' },
  { action: 'move', says: '移动到…' },
  { action: 'merge', says: '并入' },
  { action: 'close', says: '撤销' },
  { action: 'correctCode', says: '更正代码' },
  { action: 'addAlias', says: '加别名' },
];

/** What may be done to a unit; what may not stands there too, with its sentence. */
export function UnitVerbs({ detail }: { detail: UnitDetail }) {
  const [doing, setDoing] = useState<UnitAction | null>(null);
  const { unit, can, path } = detail;
  const close = () => setDoing(null);
  const parent = path[path.length - 2];
  return (
    <div className="verbs" role="toolbar" aria-label="可以办的事">
      {verbs.map(({ action, says, icon }) => (
        <Button key={action} small icon={icon} why={can[action]} onClick={() => setDoing(action)}>
          {says}
        </Button>
      ))}
      {doing === 'found' && <FoundForm parent={unit} onClose={close} />}
      {doing === 'rename' && <RenameForm unit={unit} onClose={close} />}
      {doing === 'move' && <MoveForm unit={unit} from={parent} onClose={close} />}
      {doing === 'merge' && <MergeForm unit={unit} onClose={close} />}
      {doing === 'close' && <CloseForm unit={unit} onClose={close} />}
      {doing === 'correctCode' && <CodeForm unit={unit} onClose={close} />}
      {doing === 'addAlias' && <AliasForm unit={unit} onClose={close} />}
    </div>
  );
}
