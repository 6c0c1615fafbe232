import { type IssueSeverity, type IssueSource, issueSeverities, issueSources } from '@weicheng/domain/rectification';
import { SelectField } from '../../../shared/antd/index.ts';
import type { FieldOf } from '../../../shared/form.ts';
import { PickField, TextAreaField, TextField } from '../../../shared/parts/index.ts';
import { UnitField } from '../../organization/parts/pickers.tsx';
import { Deadline } from '../issue/DispatchForms.tsx';
import { useMatterChoices } from '../issue/matters.ts';
import { SimilarIssues } from '../similar/SimilarIssues.tsx';
import { asChoice, LeadHint, useLeadSuggestion } from '../suggest/LeadHint.tsx';
import type { Draft } from './drafts.ts';

const severities = (Object.keys(issueSeverities) as IssueSeverity[]).map((value) => ({ value, says: issueSeverities[value] }));
const sources = (Object.keys(issueSources) as IssueSource[]).map((value) => ({ value, says: issueSources[value] }));

interface DraftFormProps {
  draft: Draft;
  mayDispatch: boolean;
  onChange: (values: Partial<Draft['values']>, order?: Partial<Draft['order']>) => void;
}

/** One issue of a message, as it will be registered. What is not sure is said above it. */
export function DraftForm({ draft, mayDispatch, onChange }: DraftFormProps) {
  const matters = useMatterChoices();
  const { values, order, errors, read, refused } = draft;
  const field = <K extends keyof Draft['values'] & string>(name: K): FieldOf<Draft['values'][K]> => ({
    name,
    value: values[name],
    onChange: (value) => onChange({ [name]: value } as Partial<Draft['values']>),
    error: errors[name],
  });
  const ordered = <K extends keyof Draft['order'] & string>(name: K): FieldOf<Draft['order'][K]> => ({
    name,
    value: order[name],
    onChange: (value) => onChange({}, { [name]: value }),
    error: errors[name],
  });
  const area = read.area && { value: read.area.unitId as string, says: read.area.name };
  const suggestion = useLeadSuggestion(values, mayDispatch);
  const lead = read.lead?.unitId ? { value: read.lead.unitId as string, says: read.lead.name } : undefined;
  return (
    <div className="draft-form">
      {read.doubts.length > 0 && (
        <ul className="doubts wide">
          {read.doubts.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      )}
      {refused && (
        <p className="refusal wide" role="alert">
          {refused}
        </p>
      )}
      {!draft.done && (
        <>
          <div className="wide">
            <TextField label="问题" maxLength={80} {...(field('title') as FieldOf<string>)} />
          </div>
          <TextField label="地点" optional maxLength={120} {...(field('place') as FieldOf<string>)} />
          <SelectField
            label="类别"
            optional
            placeholder="写几个字来找"
            choices={matters}
            {...field('matter')}
            value={values.matter ?? undefined}
            onChange={(code) => onChange({ matter: code ?? null })}
          />
          <UnitField
            label="属地"
            optional
            placeholder="写街道、社区名称来找"
            chosen={area ?? undefined}
            {...field('areaUnitId')}
            value={values.areaUnitId ?? undefined}
            onChange={(unit) => onChange({ areaUnitId: (unit ?? null) as NonNullable<Draft['values']['areaUnitId']> | null })}
          />
          <PickField label="轻重" choices={severities} {...(field('severity') as FieldOf<IssueSeverity>)} />
          <PickField label="来源" choices={sources} {...(field('source') as FieldOf<IssueSource>)} />
        </>
      )}
      {mayDispatch && (
        <>
          <UnitField
            label="牵头单位"
            optional
            hint="选了单位，登记以后就交办"
            chosen={lead ?? asChoice(suggestion)}
            {...ordered('leadUnitId')}
            onChange={(unit) => onChange({}, { leadUnitId: unit })}
          />
          <div className="wide">
            <LeadHint suggestion={suggestion} value={order.leadUnitId} onChoose={(unit) => onChange({}, { leadUnitId: unit })} />
          </div>
          {order.leadUnitId && (
            <Deadline
              days={ordered('workingDays')}
              due={ordered('due')}
              put={({ workingDays, due }) => onChange({}, { workingDays, due })}
            />
          )}
        </>
      )}
      {!draft.done && (
        <div className="wide">
          <SimilarIssues title={values.title} place={values.place} matter={values.matter} location={values.location} />
        </div>
      )}
      {!draft.done && (
        <div className="wide">
          <TextAreaField label="情况" optional rows={3} maxLength={2000} {...(field('text') as FieldOf<string>)} />
        </div>
      )}
    </div>
  );
}
