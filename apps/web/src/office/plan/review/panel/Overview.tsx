import { Day } from '@weicheng/domain/kernel';
import { type Draft, draftPhaseContract, planDocumentContract } from '@weicheng/domain/plan';
import { useState } from 'react';
import { DayInput, Icon, Section } from '../../../../shared/parts/index.ts';
import { useAct } from '../../../../shared/queries.ts';
import type { DraftStore } from '../draftStore.ts';

interface OverviewProps {
  draft: Draft;
  store: DraftStore;
  why: string | null;
  onShow: (span: { start: number; end: number }) => void;
}

/** 其余内容: the document's particulars, phases, bodies, goals and requirements, and what the former version had. */
export function Overview({ draft, store, why, onShow }: OverviewProps) {
  const { document, reading, phases, notes, gone } = draft;
  const edit = useAct(planDocumentContract.edit);
  const id = document.id;
  const save = (change: object) => edit.mutateAsync({ id, ...change }).then(() => store.poll());
  const passages = (rows: readonly { path: string; text: string; span: { start: number; end: number } }[]) => (
    <ul className="passages">
      {rows.map((row) => (
        <li key={row.span.start}>
          <button type="button" onClick={() => onShow(row.span)}>
            <span className="faint">{row.path.replaceAll('/', '')}</span>
            <span className="quoted passage">{row.text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="overview">
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map((note) => (
            <li key={note}>
              <Icon name="warn" />
              {note}
            </li>
          ))}
        </ul>
      )}
      <Section title="题录">
        <dl className="fields plain">
          <Particular label="名称" value={document.title} why={why} onSave={(title) => void save({ title })} />
          <Particular
            label="发文字号"
            value={document.documentNumber}
            why={why}
            onSave={(documentNumber) => void save({ documentNumber })}
          />
          <Particular label="发文机关" value={document.issuer} why={why} onSave={(issuer) => void save({ issuer })} />
          <DayParticular label="成文日期" value={document.issuedOn} why={why} onSave={(issuedOn) => void save({ issuedOn })} />
        </dl>
      </Section>
      {gone.length > 0 && (
        <Section title="上一版有、这一版没有的" sub={`${gone.length} 条，下达时逐条定作废或保留`}>
          <ul className="passages">
            {gone.map((one) => (
              <li key={`${one.path}-${one.title}`}>
                <span className="faint">{one.path.replaceAll('/', '')}</span> <del className="quoted">{one.text}</del>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {phases.length > 0 && (
        <Section title="阶段" sub={`${phases.length} 个`}>
          <dl className="fields plain">
            {phases.map((phase) => (
              <div key={phase.id}>
                <dt>
                  <button type="button" className="linklike" onClick={() => onShow(phase.span)}>
                    {phase.name}
                  </button>
                </dt>
                <dd>
                  {(['start', 'end'] as const).map((end) => (
                    <PhaseDay
                      key={end}
                      label={`${phase.name}${end === 'start' ? '开始' : '结束'}`}
                      value={phase[end]}
                      why={why}
                      onSave={(day) =>
                        void store.act(draftPhaseContract.edit, { documentId: id, id: phase.id, revision: phase.revision, [end]: day })
                      }
                    />
                  ))}
                  <span className="quoted passage">{phase.text}</span>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {reading.organizations.length > 0 && (
        <Section title="文件设立的组织" sub={`${reading.organizations.length} 个`}>
          <ul className="passages">
            {reading.organizations.map((body) => (
              <li key={`${body.name}-${body.span.start}`}>
                <button type="button" onClick={() => onShow(body.span)}>
                  <b>{body.name}</b>
                  {body.parent && <span className="faint">属 {body.parent}</span>}
                  <span className="faint">{body.members.length > 0 ? `${body.members.length} 人` : '没有列名单'}</span>
                  <span className="quoted passage">{body.members.map((member) => member.name).join('、')}</span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {reading.goals.length > 0 && (
        <Section title="目标" sub={`${reading.goals.length} 段`}>
          {passages(reading.goals)}
        </Section>
      )}
      {reading.requirements.length > 0 && (
        <Section title="要求" sub={`${reading.requirements.length} 段`}>
          {passages(reading.requirements)}
        </Section>
      )}
    </div>
  );
}

interface ParticularProps<T> {
  label: string;
  value: T;
  why: string | null;
  onSave: (value: T) => void;
}

function Particular({ label, value, why, onSave }: ParticularProps<string>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <input
          className="input"
          aria-label={label}
          placeholder="文中没有"
          readOnly={why !== null}
          value={typed ?? value}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={() => {
            if (typed !== null && typed.trim() !== value) onSave(typed.trim());
            setTyped(null);
          }}
        />
      </dd>
    </div>
  );
}

const DayParticular = (props: ParticularProps<Day | null>) => (
  <div>
    <dt>{props.label}</dt>
    <dd>
      <PhaseDay {...props} />
    </dd>
  </div>
);

function PhaseDay({ label, value, why, onSave }: ParticularProps<Day | null>) {
  const [typed, setTyped] = useState<string | undefined>();
  const [touched, setTouched] = useState(false);
  if (why !== null) return <span>{value ?? '没有写'}</span>;
  return (
    <DayInput
      aria-label={label}
      value={touched ? typed : value}
      onChange={(next) => {
        setTouched(true);
        setTyped(next);
      }}
      onBlur={() => {
        const day = typed ? Day.safeParse(typed).data : null;
        if (touched && day !== undefined && day !== value) onSave(day);
        setTouched(false);
      }}
    />
  );
}
