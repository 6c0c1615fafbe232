import type { Problem } from '@weicheng/domain/kernel';
import {
  cityCategories,
  computedSource,
  sayBasic,
  type YearBasicField,
  yearBasicFields,
  yearBasicsContract,
} from '@weicheng/domain/standard';
import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/api.ts';
import { momentSays, today } from '../../../shared/moments.ts';
import { Button, ErrorState, LoadingRows, Page, Refusal } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { useUnsaved } from '../../../shared/unsaved.ts';
import '../../organization/organization.css';
import { FilterBar, PickFilter } from '../../organization/parts/filters.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { Unconfirmed } from '../parts/Unconfirmed.tsx';
import '../standard.css';
import './submission.css';

type Basics = Output<typeof yearBasicsContract.read>;
type Typed = Record<string, { value: string; source: string }>;

const typedOf = ({ figures }: Basics): Typed =>
  Object.fromEntries(
    yearBasicFields.map(({ key }) => [key, { value: String(figures[key]?.value ?? ''), source: figures[key]?.source ?? '' }]),
  );

/** 年度基础数据: each line with its source, beside last year's and what the system can count itself. */
export default function YearBasicsPage() {
  const { at, set } = useAddress(['year']);
  const year = /^\d{4}$/.test(at.year ?? '') ? Number(at.year) : undefined;
  const read = useVerb(yearBasicsContract.read, year ? { year } : {});
  const lastOver = Number(today().slice(0, 4)) - 1;
  const { data } = read;
  return (
    <Page
      title="年度基础数据"
      sub={data && `${data.year} 年${data.filledBy ? ` · ${data.filledBy} ${momentSays(data.filledAt ?? '')} 存` : ''}`}
      strip={
        <FilterBar count={0} onClear={() => undefined}>
          <PickFilter
            label="年度"
            value={at.year}
            onChange={(next) => set({ year: next })}
            choices={Array.from({ length: 5 }, (_, i) => ({ value: String(lastOver - i), says: `${lastOver - i} 年` }))}
          />
        </FilterBar>
      }
    >
      {data ? (
        <BasicsForm key={data.year} basics={data} onMoved={() => void read.refetch()} />
      ) : read.error ? (
        <ErrorState failure={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <LoadingRows count={10} />
      )}
    </Page>
  );
}

/** `onMoved`: somebody saved meanwhile; what stands there now is read again and shown beside what is typed. */
function BasicsForm({ basics, onMoved }: { basics: Basics; onMoved: () => void }) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(basics));
  const [touched, setTouched] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = useAct(yearBasicsContract.save, { inForm: true, done: '已保存' });
  useUnsaved(touched);
  useEffect(() => {
    if (!touched) setTyped(typedOf(basics));
  }, [basics, touched]);
  const put = (key: string, change: Partial<{ value: string; source: string }>) => {
    setTouched(true);
    setTyped((now) => ({ ...now, [key]: { value: '', source: '', ...now[key], ...change } }));
  };
  const wrongKey = problem?.details.key;
  const submit = async () => {
    setProblem(null);
    try {
      await save.mutateAsync({ year: basics.year, revision: basics.revision, figures: typed });
      setTouched(false);
    } catch (failure) {
      const refused = problemOf(failure);
      setProblem(refused);
      if (refused.code === 'yearBasics.moved') onMoved();
    }
  };
  const moved = problem?.code === 'yearBasics.moved';
  return (
    <form
      className="basics"
      aria-label="年度基础数据"
      onSubmit={(e) => {
        e.preventDefault();
        void submit();
      }}
    >
      {yearBasicFields.map((field) => (
        <BasicLine
          key={field.key}
          field={field}
          typed={typed[field.key] ?? { value: '', source: '' }}
          basics={basics}
          moved={moved}
          wrong={wrongKey === field.key ? (problem?.message ?? '') : ''}
          onPut={(change) => put(field.key, change)}
        />
      ))}
      {problem && wrongKey === undefined && <Refusal problem={problem} />}
      <div className="form-foot">
        <Button kind="main" type="submit" why={basics.can.save ?? (touched ? null : '没有改动。')} busy={save.isPending}>
          保存
        </Button>
        <span className="sub">不知道的空着，报送表里也空着。</span>
      </div>
    </form>
  );
}

interface BasicLineProps {
  field: YearBasicField;
  typed: { value: string; source: string };
  basics: Basics;
  /** Somebody else saved meanwhile. */
  moved: boolean;
  wrong: string;
  onPut: (change: Partial<{ value: string; source: string }>) => void;
}

function BasicLine({ field, typed, basics, moved, wrong, onPut }: BasicLineProps) {
  const { key, name, unit, kind, unitConfirmed } = field;
  const [offer, last, doubt] = [basics.offers[key], basics.lastYear[key], basics.doubts[key]];
  const id = `basic-${key}`;
  const kept = basics.figures[key];
  const theirs = moved && String(kept?.value ?? '') !== typed.value;
  return (
    <div className={wrong ? 'basics-row wrong' : 'basics-row'}>
      <label htmlFor={id}>{name}</label>
      <div className="unit">
        {kind === 'choice' ? (
          <select id={id} className="input" value={typed.value} onChange={(e) => onPut({ value: e.target.value })}>
            <option value="">选一个</option>
            {Object.entries(cityCategories).map(([code, says]) => (
              <option key={code} value={code}>
                {says}
              </option>
            ))}
          </select>
        ) : (
          <>
            <input
              id={id}
              className="input"
              inputMode="decimal"
              autoComplete="off"
              maxLength={40}
              aria-invalid={wrong ? true : undefined}
              value={typed.value}
              onChange={(e) => onPut({ value: e.target.value })}
            />
            <span className="sub">
              {unit}
              {!unitConfirmed && <Unconfirmed say="国家表用什么单位没有核实，报送前核对。" />}
            </span>
          </>
        )}
      </div>
      <input
        className="input"
        aria-label={`${name}的来源`}
        placeholder={kind === 'choice' ? '选填' : '出自哪份报表、文号'}
        autoComplete="off"
        maxLength={100}
        value={typed.source}
        onChange={(e) => onPut({ source: e.target.value })}
      />
      <span className="sub beside">{last ? `上年 ${sayBasic(field, last.value)}` : '上年没有数'}</span>
      {(wrong || theirs || doubt || (offer && String(offer.value) !== typed.value)) && (
        <div className="below">
          {wrong && <p className="field-error">{wrong}</p>}
          {theirs && (
            <p className="state soon">
              {basics.filledBy}存的是 {kept ? sayBasic(field, kept.value) : '空的'}
            </p>
          )}
          {!wrong && doubt && <p className="state soon">{doubt}</p>}
          {offer && String(offer.value) !== typed.value && (
            <p className="sub">
              系统算出 {sayBasic(field, offer.value)}（{computedSource(offer)}）{' '}
              <Button small onClick={() => onPut({ value: String(offer.value), source: computedSource(offer) })}>
                用这个数
              </Button>
            </p>
          )}
        </div>
      )}
    </div>
  );
}
