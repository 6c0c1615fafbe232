import { indicatorOwnerContract } from '@weicheng/domain/standard';
import { useForm } from '../../../shared/form.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { UnitField } from '../../organization/parts/pickers.tsx';

const shape = indicatorOwnerContract.assign.input.shape.items.element;

interface AssignFormProps {
  indicator: string;
  name: string;
  /** The words of the standard. */
  reportedBy: string;
  onClose: () => void;
}

/** 定填报单位 of one indicator. */
export function AssignForm({ indicator, name, reportedBy, onClose }: AssignFormProps) {
  const form = useForm(shape, { indicator });
  const assign = useAct(indicatorOwnerContract.assign, { inForm: true, done: '填报单位已定' });
  return (
    <FormDialog
      title={`定填报单位：${name}`}
      act="定填报单位"
      form={form}
      onAct={(item) => assign.mutateAsync({ items: [item] })}
      onClose={onClose}
    >
      <UnitField
        label="填报单位"
        hint={`标准里写的是${reportedBy}`}
        {...form.field('unitId')}
        onChange={(unitId) => form.set({ unitId: unitId as never })}
      />
    </FormDialog>
  );
}
