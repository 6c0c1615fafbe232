import type { NameCandidate, NameDecision } from '@weicheng/domain/plan';
import { Button, Tip } from '../../../../shared/parts/index.ts';
import type { ReviewActs } from '../acts.ts';
import { wordDiff } from '../compare/wordDiff.ts';
import type { Doubt } from '../doubts.ts';
import { NamePicker } from '../panel/NamePicker.tsx';

export const decisionOf = ({ kind, id }: NameCandidate): NameDecision =>
  kind === 'unit' ? { kind, unitId: id as never } : { kind, groupId: id as never };

interface DoubtLinesProps {
  doubts: readonly Doubt[];
  acts: ReviewActs;
  why: string | null;
  /** The name whose unit is being chosen. */
  picking: string | null;
  onPicking: (name: string | null) => void;
  onDue: () => void;
  onUnits: () => void;
}

/** 待定: one line for each thing a person must say, with the likeliest answer first and its key printed on it. */
export function DoubtLines({ doubts, acts, why, picking, onPicking, onDue, onUnits }: DoubtLinesProps) {
  return doubts.map((doubt, i) => {
    const key = i < 9 ? String(i + 1) : undefined;
    if (doubt.kind === 'name')
      return (
        <NameDoubt
          key={`name-${doubt.named.printed}`}
          doubt={doubt}
          acts={acts}
          why={why}
          keys={key}
          picking={picking === doubt.named.printed}
          onPicking={(on) => onPicking(on ? doubt.named.printed : null)}
        />
      );
    if (doubt.kind === 'changed') return <ChangedDoubt key="changed" former={doubt.former} />;
    const [says, act, go] =
      doubt.kind === 'flag'
        ? ([doubt.flag.sentence, '看过，没问题', () => void acts.settle([doubt.flag])] as const)
        : doubt.kind === 'due'
          ? ([doubt.reason, '定时限', onDue] as const)
          : (['没有写责任单位', '加单位', onUnits] as const);
    return (
      <div key={doubt.kind === 'flag' ? doubt.flag.id : doubt.kind} className="doubt">
        <dt>待定</dt>
        <dd>
          <span className="asks">{says}</span>
          <Button small why={why} keys={key} onClick={go}>
            {act}
          </Button>
        </dd>
      </div>
    );
  });
}

interface NameDoubtProps extends Pick<DoubtLinesProps, 'acts' | 'why'> {
  doubt: Doubt & { kind: 'name' };
  keys: string | undefined;
  picking: boolean;
  onPicking: (on: boolean) => void;
}

function NameDoubt({ doubt, acts, why, keys, picking, onPicking }: NameDoubtProps) {
  const { named } = doubt;
  const confirm = (decision: NameDecision) => void acts.confirm(named, decision);
  return (
    <div className="doubt">
      <dt>待定</dt>
      <dd>
        <span className="asks">
          组织里没有“<span className="quoted">{named.printed}</span>”{named.candidates.length > 0 ? '，像' : ''}
        </span>
        {named.candidates.slice(0, 2).map((candidate, i) => (
          <Tip key={candidate.id} say={candidate.reason}>
            <Button small why={why} keys={i === 0 ? keys : undefined} onClick={() => confirm(decisionOf(candidate))}>
              {candidate.name}
            </Button>
          </Tip>
        ))}
        {picking ? (
          <NamePicker
            label={`“${named.printed}”指哪个单位`}
            onCancel={() => onPicking(false)}
            onPick={(decision) => {
              onPicking(false);
              confirm(decision);
            }}
          />
        ) : (
          <>
            <Button small kind="bare" why={why} keys={named.candidates.length === 0 ? keys : undefined} onClick={() => onPicking(true)}>
              另选
            </Button>
            <Button small kind="bare" why={why} onClick={() => confirm({ kind: 'none' })}>
              不是本市单位
            </Button>
          </>
        )}
        {named.mentions > 1 && <span className="faint">全文 {named.mentions} 处一起定</span>}
      </dd>
    </div>
  );
}

function ChangedDoubt({ former }: { former: string }) {
  return (
    <div className="doubt">
      <dt>有改动</dt>
      <dd>
        <span className="asks">和上一版不一样，下面对照着看</span>
        {former === '' && <span className="faint">上一版没有这一段</span>}
      </dd>
    </div>
  );
}

/** 对照: the new text with what the former version had struck out and what is new underlined. */
export function Difference({ former, present }: { former: string; present: string }) {
  return (
    <p className="difference quoted">
      {wordDiff(former, present).map(({ kind, text }, i) => {
        const key = `${i}-${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        return kind === 'gone' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
      })}
    </p>
  );
}
