import { type MockAssessmentRow, mockAssessmentContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import type { Output } from '../../../shared/api.ts';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { CheckField, type Choice, DayField, Dialog, ErrorState, LoadingRows, PickField, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { basisChoices } from './basis.tsx';

interface NewAssessmentFormProps {
  onClose: () => void;
  onMade: (assessment: MockAssessmentRow) => void;
}

/** 新建模拟评估 */
export function NewAssessmentForm(props: NewAssessmentFormProps) {
  const options = useVerb(mockAssessmentContract.options, {});
  if (options.data) return <WishForm {...props} options={options.data} />;
  return (
    <Dialog open title="新建模拟评估" onClose={props.onClose}>
      {options.error ? <ErrorState failure={options.error} onRetry={() => void options.refetch()} /> : <LoadingRows />}
    </Dialog>
  );
}

const sizes = [
  { value: 'ordinary', says: '一般城市' },
  { value: 'large', says: '设区市，或人口 200 万以上' },
] as const;

const choicesOf = (all: readonly { key: string; title: string }[]): Choice<string>[] =>
  all.map(({ key, title }) => ({ value: key, says: title }));

function WishForm({ options, onClose, onMade }: NewAssessmentFormProps & { options: Output<typeof mockAssessmentContract.options> }) {
  const { editions, tables, plans } = options;
  const form = useForm(mockAssessmentContract.create.input, {
    title: '',
    from: today(),
    until: today(),
    builtUpOnly: true,
    ...(editions[0] && { edition: editions[0].key }),
    ...(tables[0] && { table: tables[0].key }),
    ...(plans[0] && { plan: plans[0].key }),
  });
  const create = useAct(mockAssessmentContract.create, { inForm: true, done: '评估已新建，接着抽点位' });
  const [people, setPeople] = useState('');
  const population = form.field('population');
  return (
    <FormDialog
      title="新建模拟评估"
      act="新建评估"
      form={form}
      onAct={async (input) => onMade(await create.mutateAsync(input))}
      onClose={onClose}
    >
      <TextField label="名称" placeholder="如：第一次模拟评估" maxLength={60} {...form.field('title')} />
      <PickField label="标准" choices={choicesOf(editions)} {...form.field('edition')} />
      <PickField label="评分表" choices={basisChoices(tables)} {...form.field('table')} />
      <PickField label="抽样方案" hint="抽点位时还能换" choices={basisChoices(plans)} {...form.field('plan')} />
      <div className="two-fields">
        <PickField label="城市规模" choices={sizes} {...form.field('citySize')} />
        <TextField
          label="人口（万人）"
          inputMode="decimal"
          name={population.name}
          error={population.error}
          value={people}
          onChange={(text = '') => {
            setPeople(text);
            population.onChange(text.trim() === '' ? undefined : Number(text));
          }}
        />
      </div>
      <div className="two-fields">
        <DayField label="开始" {...form.field('from')} />
        <DayField label="结束" {...form.field('until')} />
      </div>
      <CheckField label="只抽建成区里的点位" {...form.field('builtUpOnly')} />
    </FormDialog>
  );
}
