import {
  type IssueSeverity,
  type IssueSource,
  issueContract,
  issueSeverities,
  issueSources,
  type Location,
} from '@weicheng/domain/rectification';
import { useNavigate } from 'react-router';
import { SelectField } from '../../../shared/antd/index.ts';
import { type FieldOf, useForm } from '../../../shared/form.ts';
import { Button, Form, NullableTextField, Page, PickField, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { UnitField } from '../../organization/parts/pickers.tsx';
import '../../organization/organization.css';
import { useMay } from '../../organization/parts/useMay.ts';
import { PhotoField, usePhotos } from '../photo/index.ts';
import { PlacePicker } from '../place/PlacePicker.tsx';
import { SimilarIssues } from '../similar/SimilarIssues.tsx';
import { useMatterChoices } from './matters.ts';
import { ReboundNote } from './ReboundNote.tsx';

const severities = (Object.keys(issueSeverities) as IssueSeverity[]).map((value) => ({ value, says: issueSeverities[value] }));
const sources = (Object.keys(issueSources) as IssueSource[]).map((value) => ({ value, says: issueSources[value] }));

/** 登记问题: what, where, how bad. Who puts it right is chosen when it is dispatched, on its page. */
export default function RegisterPage() {
  const navigate = useNavigate();
  const form = useForm(
    issueContract.register.input,
    { source: 'inspection', severity: 'minor', matter: null, areaUnitId: null },
    { draft: 'issue.register', under: { 'issue.unknown-matter': 'matter', 'issue.no-unit': 'areaUnitId', 'issue.outside': 'location' } },
  );
  const register = useAct(issueContract.register, { inForm: true, done: (issue) => `已登记，${issue.number} 号` });
  const merge = useAct(issueContract.merge, { inForm: true });
  const mayMerge = useMay('issue.dispatch');
  const mayImport = useMay('issue.import');
  const photos = usePhotos('issue.register');
  const save = async (input: Parameters<typeof register.mutateAsync>[0]) => {
    const issue = await register.mutateAsync({ ...input, photos: photos.evidence() });
    photos.done();
    return issue;
  };
  const matter = form.field('matter');
  const area = form.field('areaUnitId');
  return (
    <Page
      title="登记问题"
      sub="登记以后，在问题页上交办给单位"
      actions={
        <>
          {mayImport && <Button onClick={() => void navigate('/issues/import')}>导入旧台账</Button>}
          <Button onClick={() => void navigate('/issues/message')}>粘贴群消息</Button>
        </>
      }
    >
      <div className="with-similar">
        <Form
          label="登记问题"
          problem={form.problem}
          onSubmit={form.submit(async (input) => {
            const issue = await save(input);
            await navigate(`/issues/${issue.id}`, { replace: true });
          })}
          foot={
            <>
              <Button kind="main" type="submit" busy={form.busy} why={photos.why('登记')}>
                登记问题
              </Button>
              <Button onClick={() => void navigate('/issues')}>取消</Button>
            </>
          }
        >
          <TextField label="问题" maxLength={80} hint="一句话：哪里、怎么了" {...form.field('title')} />
          <TextField label="地点" optional maxLength={120} {...form.field('place')} />
          <PlacePicker {...(form.field('location') as FieldOf<Location | null>)} />
          <SelectField
            label="类别"
            optional
            placeholder="写几个字来找"
            choices={useMatterChoices()}
            {...matter}
            value={matter.value ?? undefined}
            onChange={(code) => matter.onChange(code ?? null)}
          />
          <ReboundNote matter={matter.value} place={form.values.place} />
          <SimilarIssues
            {...form.values}
            busy={form.busy || photos.why('登记') !== null}
            onMerge={
              mayMerge
                ? (into) =>
                    form.submit(async (input) => {
                      const issue = await save(input);
                      await merge.mutateAsync({ id: issue.id, intoId: into.id });
                      await navigate(`/issues/${into.id}`, { replace: true });
                    })()
                : undefined
            }
          />
          <PickField label="轻重" choices={severities} {...form.field('severity')} />
          <PhotoField photos={photos} label="照片" optional />
          <TextAreaField label="情况" optional rows={4} maxLength={2000} {...form.field('text')} />
          <UnitField
            label="属地"
            optional
            placeholder="写街道、社区名称来找"
            {...area}
            value={area.value ?? undefined}
            onChange={(unit) => area.onChange((unit ?? null) as typeof area.value)}
          />
          <PickField label="来源" choices={sources} {...form.field('source')} />
          <NullableTextField label="来件编号" maxLength={60} hint="12345 工单、上级文件的编号" {...form.field('sourceNumber')} />
        </Form>
      </div>
    </Page>
  );
}
