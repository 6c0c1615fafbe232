import { indicatorOwnerContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { Button, Confirm } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';

/** 按标准的说法定填报单位: where nobody is set and the names leave no doubt, all in one act. Nothing to set: nothing shown. */
export function AssignSuggested() {
  const [open, setOpen] = useState(false);
  const owners = useVerb(indicatorOwnerContract.list, {});
  const assign = useAct(indicatorOwnerContract.assign, { inForm: true, done: '填报单位已定' });
  const found = owners.data?.rows.flatMap(({ indicator, name, suggested }) => (suggested ? [{ indicator, name, ...suggested }] : [])) ?? [];
  if (found.length === 0) return null;
  return (
    <>
      <Button why={owners.data?.can.assign} onClick={() => setOpen(true)}>
        定填报单位 {found.length} 项
      </Button>
      <Confirm
        open={open}
        act="定填报单位"
        object={`${found.length} 项`}
        onClose={() => setOpen(false)}
        onAct={() => assign.mutateAsync({ items: found.map(({ indicator, unitId }) => ({ indicator, unitId })) })}
      >
        <p>标准里写的单位和本市的单位对得上的，这样定。其余的打开指标逐项定。</p>
        <ul className="reading-owners">
          {found.map(({ indicator, name, unitName }) => (
            <li key={indicator}>
              <span>{name}</span>
              <span className="sub">{unitName}</span>
            </li>
          ))}
        </ul>
      </Confirm>
    </>
  );
}
