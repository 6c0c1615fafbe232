import {
  type DraftTask,
  type DraftTaskField,
  type DraftTaskFields,
  draftTaskContract,
  draftTaskFields,
  Recurrence,
  taskContract,
} from '@weicheng/domain/plan';
import { Select } from 'antd';
import { useState } from 'react';
import { Button, Tip } from '../../../../shared/parts/index.ts';
import { useVerb } from '../../../../shared/queries.ts';
import { useSettled } from '../../../organization/parts/useSettled.ts';
import { recurrenceSays } from '../words.ts';
import { fieldSays } from './ConflictBox.tsx';

interface MoreFieldsProps {
  task: DraftTask;
  documentId: string;
  parentDocumentId: string | null;
  why: string | null;
  onChange: (change: Partial<DraftTaskFields>) => void;
}

/** 其余各项: name, number, area, recurrence, clauses, indicators, the task above, and what was read before it was edited. */
export function MoreFields({ task, documentId, parentDocumentId, why, onChange }: MoreFieldsProps) {
  const edited = Object.entries(task.was) as [DraftTaskField, unknown][];
  return (
    <>
      <Line label="名称" value={task.title} why={why} max={80} onSave={(title) => title !== '' && onChange({ title })} />
      <Line label="编号" value={task.path} why={why} max={100} onSave={(path) => onChange({ path })} />
      <Line label="领域" value={task.area} why={why} max={200} onSave={(area) => onChange({ area })} />
      <div>
        <dt>频次</dt>
        <dd>
          <select
            className="input short"
            aria-label="频次"
            disabled={why !== null}
            value={task.recurrence[0]?.value ?? ''}
            onChange={(e) => {
              const next = Recurrence.safeParse(e.target.value);
              onChange({ recurrence: next.success ? [{ value: next.data, text: recurrenceSays[next.data], span: null }] : [] });
            }}
          >
            <option value="">一次性的事</option>
            {Recurrence.options.map((one) => (
              <option key={one} value={one}>
                {recurrenceSays[one]}
              </option>
            ))}
          </select>
        </dd>
      </div>
      <Codes task={task} documentId={documentId} field="clauses" why={why} onChange={onChange} />
      <Codes task={task} documentId={documentId} field="indicators" why={why} onChange={onChange} />
      {parentDocumentId && <Parent task={task} parentDocumentId={parentDocumentId} why={why} onChange={onChange} />}
      {edited.map(([field, value]) => (
        <div key={field}>
          <dt>原为</dt>
          <dd>
            <span className="faint">{draftTaskFields[field]}</span>
            <span className="quoted was">{fieldSays(field, value)}</span>
            <Button small kind="bare" why={why} onClick={() => onChange({ [field]: value })}>
              改回
            </Button>
          </dd>
        </div>
      ))}
    </>
  );
}

function Line({
  label,
  value,
  why,
  max,
  onSave,
}: {
  label: string;
  value: string;
  why: string | null;
  max: number;
  onSave: (value: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const save = () => {
    if (typed !== null && typed.trim() !== value) onSave(typed.trim());
    setTyped(null);
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <input
          className="input"
          aria-label={label}
          maxLength={max}
          readOnly={why !== null}
          value={typed ?? value}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={save}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && !e.nativeEvent.isComposing) e.currentTarget.blur();
            if (e.key === 'Escape') setTyped(null);
          }}
        />
      </dd>
    </div>
  );
}

const codeWords = { clauses: '条款', indicators: '评价指标' } as const;

/** 条款与评价指标: what is set, and what the text seems to speak of, each with its reason. */
function Codes({ task, documentId, field, why, onChange }: Omit<MoreFieldsProps, 'parentDocumentId'> & { field: keyof typeof codeWords }) {
  const found = useVerb(draftTaskContract.suggest, { documentId, id: task.id }, { staleTime: 300_000 }).data?.[field] ?? [];
  const set = task[field];
  const offered = found.filter(({ code }) => !set.includes(code)).slice(0, 3);
  const nameOf = (code: string) => found.find((one) => one.code === code)?.name;
  return (
    <div>
      <dt>{codeWords[field]}</dt>
      <dd>
        {set.map((code) => (
          <Button key={code} small icon="close" why={why} onClick={() => onChange({ [field]: set.filter((one) => one !== code) })}>
            {nameOf(code) ?? code}
          </Button>
        ))}
        {offered.map(({ code, name, reason }) => (
          <Tip key={code} say={`${code}：${reason}`}>
            <Button small kind="bare" icon="plus" why={why} onClick={() => onChange({ [field]: [...set, code] })}>
              {name}
            </Button>
          </Tip>
        ))}
        {set.length + offered.length === 0 && <span className="faint">文中没有提到</span>}
        {offered.length > 0 && <span className="faint">按文字建议</span>}
      </dd>
    </div>
  );
}

function Parent({
  task,
  parentDocumentId,
  why,
  onChange,
}: Pick<MoreFieldsProps, 'task' | 'why' | 'onChange'> & { parentDocumentId: string }) {
  const [text, setText] = useState('');
  const search = useSettled(text.trim());
  const above = { documentId: parentDocumentId as never, sort: 'document' as const, limit: 50, ...(search ? { search } : {}) };
  const rows = useVerb(taskContract.list, above, { keep: true }).data?.rows ?? [];
  return (
    <div>
      <dt>上级任务</dt>
      <dd>
        <Select
          className="name-picker"
          aria-label="上级任务"
          placeholder="选这一条分解自上级方案的哪项任务"
          allowClear
          disabled={why !== null}
          showSearch={{ filterOption: false, onSearch: setText }}
          popupMatchSelectWidth={false}
          value={task.parentTaskId}
          options={rows.map(({ id, path, title }) => ({ value: id as string, label: `${path.replaceAll('/', '')} ${title}` }))}
          onChange={(id?: string | null) => onChange({ parentTaskId: id ?? null })}
        />
      </dd>
    </div>
  );
}
