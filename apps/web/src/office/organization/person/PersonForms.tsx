import { type PersonDetail, PostKind, personContract, postKinds, unitContract } from '@weicheng/domain/organization';
import { useForm } from '../../../shared/form.ts';
import { today } from '../../../shared/moments.ts';
import { CheckField, DayField, NullableTextField, PickField, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../parts/FormDialog.tsx';
import { UnitField } from '../parts/pickers.tsx';

const kinds = PostKind.options.map((value) => ({ value, says: postKinds[value].says }));
const phoneHint = '写成 0990-1234567 这样';

type Post = { unitId?: string; kind?: PostKind; from?: string };

/** 登记人员: the least that work needs, and the first post. */
export function AddPersonForm({
  unitId,
  onAdded,
  onClose,
}: {
  unitId?: string | undefined;
  onAdded: (id: string) => void;
  onClose: () => void;
}) {
  const unit = useVerb(unitContract.read, { id: unitId ?? '' }, { enabled: unitId !== undefined });
  const form = useForm(personContract.add.input, {
    post: { ...(unitId ? { unitId } : {}), kind: 'liaison', from: today() } as { unitId: string; kind: PostKind; from: string },
  });
  const add = useAct(personContract.add, { inForm: true, done: ({ person }) => `已登记${person.name}` });
  const post: Post = form.values.post ?? {};
  const setPost = (change: Post) => form.set({ post: { ...post, ...change } as { unitId: string; kind: PostKind; from: string } });
  const wrong = form.field('post').error;
  return (
    <FormDialog
      title="登记人员"
      act="登记"
      form={form}
      onAct={async (input) => {
        const { person } = await add.mutateAsync(input);
        onAdded(person.id);
      }}
      onClose={onClose}
    >
      <TextField label="姓名" maxLength={30} {...form.field('name')} />
      <UnitField
        label="单位"
        name="unitId"
        value={post.unitId}
        error={post.unitId ? undefined : wrong && '选一个单位'}
        chosen={unit.data ? { value: unit.data.unit.id, says: unit.data.unit.name } : undefined}
        onChange={(value) => setPost({ unitId: value ?? '' })}
      />
      <PickField
        label="岗位"
        name="kind"
        choices={kinds}
        value={post.kind}
        error={undefined}
        onChange={(kind) => setPost(kind ? { kind } : {})}
      />
      <DayField
        label="任职日期"
        name="from"
        max={today()}
        value={post.from}
        error={post.unitId ? wrong : undefined}
        onChange={(from) => setPost(from ? { from } : {})}
      />
      <NullableTextField label="办公电话" hint={phoneHint} inputMode="tel" {...form.field('officePhone')} />
      <NullableTextField label="手机号" hint="列表里只显示前三位和后四位" inputMode="tel" {...form.field('mobile')} />
    </FormDialog>
  );
}

/** 修改人员信息. */
export function ChangePersonForm({ person, onClose }: { person: PersonDetail['person']; onClose: () => void }) {
  const { id, name, officePhone, mobile } = person;
  const form = useForm(personContract.change.input, { id, name, officePhone, mobile });
  const change = useAct(personContract.change, { inForm: true, done: `${name}的信息已修改` });
  return (
    <FormDialog title={`修改${name}的信息`} act="修改" form={form} onAct={change.mutateAsync} onClose={onClose}>
      <TextField label="姓名" maxLength={30} {...form.field('name')} />
      <NullableTextField label="办公电话" hint={phoneHint} inputMode="tel" {...form.field('officePhone')} />
      <NullableTextField label="手机号" inputMode="tel" {...form.field('mobile')} />
    </FormDialog>
  );
}

/** 任职: one more post, which may become the main one. */
export function AddPostForm({ person, onClose }: { person: PersonDetail['person']; onClose: () => void }) {
  const form = useForm(personContract.addPost.input, { id: person.id, kind: 'liaison', from: today(), main: false });
  const add = useAct(personContract.addPost, { inForm: true, done: `${person.name}的岗位已登记` });
  return (
    <FormDialog title={`${person.name}任职`} act="任职" form={form} onAct={add.mutateAsync} onClose={onClose}>
      <UnitField label="单位" {...form.field('unitId')} />
      <PickField label="岗位" choices={kinds} {...form.field('kind')} />
      <DayField label="从哪天起" max={today()} {...form.field('from')} />
      <CheckField label="作为主岗" hint="通知和默认单位按主岗走" {...form.field('main')} />
    </FormDialog>
  );
}

/** 免职. */
export function EndPostForm({ name, post, onClose }: { name: string; post: PersonDetail['posts'][number]; onClose: () => void }) {
  const form = useForm(personContract.endPost.input, { id: post.id, on: today() });
  const end = useAct(personContract.endPost, { inForm: true, done: '岗位已免去' });
  const says = `${post.unitName}${postKinds[post.kind].says}`;
  return (
    <FormDialog title={`免去${name}的${says}`} act="免职" form={form} danger onAct={end.mutateAsync} onClose={onClose}>
      <DayField label="从哪天起不再担任" max={today()} {...form.field('on')} />
      <p className="says">
        {name}自 {form.values.on ?? '…'} 起不再任{says}。这个岗位上没办完的事用“交接”转给别人。
      </p>
    </FormDialog>
  );
}
