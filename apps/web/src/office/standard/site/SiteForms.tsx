import { type SiteRow, siteContract } from '@weicheng/domain/standard';
import { SelectField } from '../../../shared/antd/index.ts';
import type { Output } from '../../../shared/api.ts';
import { type FieldOf, useForm } from '../../../shared/form.ts';
import { CheckField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

interface WithOptions {
  options: Output<typeof siteContract.options>;
  onClose: () => void;
}

interface WishFieldsProps extends Pick<WithOptions, 'options'> {
  name: FieldOf<string>;
  kind: FieldOf<string>;
  subdistrict: FieldOf<string>;
  address: FieldOf<string | undefined>;
  builtUp: FieldOf<boolean>;
}

function WishFields({ options: { kinds, subdistricts }, name, kind, subdistrict, address, builtUp }: WishFieldsProps) {
  return (
    <>
      <TextField label="点位名称" maxLength={80} {...name} />
      <SelectField
        label="类别"
        choices={kinds.map((one) => ({ value: one.kind, says: one.hasChecklist ? one.kindName : `${one.kindName}（没有检查表）` }))}
        {...kind}
      />
      <SelectField label="街道" choices={subdistricts.map((one) => ({ value: one.id as string, says: one.name }))} {...subdistrict} />
      <TextField label="地址" optional maxLength={120} {...address} onChange={(text) => address.onChange(text ?? '')} />
      <CheckField label="在建成区里" {...builtUp} />
    </>
  );
}

/** 登记点位 */
export function AddSiteForm({ options, onClose }: WithOptions) {
  const form = useForm(siteContract.add.input, { name: '', address: '', builtUp: true });
  const add = useAct(siteContract.add, { inForm: true, done: ({ name }) => `“${name}”已登记` });
  return (
    <FormDialog title="登记点位" act="登记点位" form={form} onAct={add.mutateAsync} onClose={onClose}>
      <WishFields
        options={options}
        name={form.field('name')}
        kind={form.field('kind')}
        subdistrict={form.field('subdistrictId')}
        address={form.field('address')}
        builtUp={form.field('builtUp')}
      />
    </FormDialog>
  );
}

/** 修改点位 */
export function ChangeSiteForm({ options, site, onClose }: WithOptions & { site: SiteRow }) {
  const { id, name, kind, subdistrictId, address, builtUp } = site;
  const form = useForm(siteContract.change.input, { id, name, kind, subdistrictId, address, builtUp });
  const change = useAct(siteContract.change, { inForm: true, done: `“${name}”已修改` });
  return (
    <FormDialog title={`修改 ${name}`} act="修改" form={form} onAct={change.mutateAsync} onClose={onClose}>
      <WishFields
        options={options}
        name={form.field('name')}
        kind={form.field('kind')}
        subdistrict={form.field('subdistrictId')}
        address={form.field('address')}
        builtUp={form.field('builtUp')}
      />
    </FormDialog>
  );
}
