import { type Draw, type MockAssessmentRow, mockAssessmentContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import type { Output } from '../../../shared/api.ts';
import { useForm } from '../../../shared/form.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Empty, PickField, Section, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { useAddress } from '../../organization/parts/useAddress.ts';
import { useMay } from '../../organization/parts/useMay.ts';
import { BasisLine, basisChoices } from './basis.tsx';

type Bases = Output<typeof mockAssessmentContract.read>['basis'];

/** 抽点位: the basis, the draws with their seeds, and by kind what was drawn; what is short stands first. */
export function Draws({ assessment, draws, basis }: { assessment: MockAssessmentRow; draws: readonly Draw[]; basis: Bases }) {
  const [drawing, setDrawing] = useState(false);
  const last = draws.toSorted((a, b) => b.number - a.number)[0];
  const { can, editionTitle, population, builtUpOnly } = assessment;
  const button = useMay('mockAssessment.edit') && (
    <Button small={last !== undefined} kind={last ? 'outlined' : 'main'} why={can.draw} onClick={() => setDrawing(true)}>
      {last ? '重抽' : '抽点位'}
    </Button>
  );
  const short = last?.kinds.filter((kind) => kind.short !== null) ?? [];
  return (
    <>
      <Section title="依据">
        <dl className="pairs">
          <dt>标准</dt>
          <dd>{editionTitle}</dd>
          <dt>评分表</dt>
          <dd>
            <BasisLine basis={basis.table} />
          </dd>
          <dt>抽样方案</dt>
          <dd>
            <BasisLine basis={basis.plan} />
          </dd>
          <dt>人口</dt>
          <dd>
            {population} 万人{builtUpOnly && '，只抽建成区里的点位'}
          </dd>
        </dl>
      </Section>
      {!last ? (
        <Section title="抽取">
          <Empty action={button}>还没有抽。种子当众念出来、写下来：同一个种子抽到的总是同一批点位。</Empty>
        </Section>
      ) : (
        <>
          <Section
            title={`第 ${last.number} 次抽取`}
            sub={`种子 ${last.seed} · ${last.plan} · ${last.by ?? '系统'} · ${momentSays(last.at)}`}
            action={button}
          >
            {short.length > 0 && (
              <>
                <p className="mock-short">{short.length} 类没有抽够</p>
                <ul className="plain-rows">
                  {short.map((kind) => (
                    <li key={kind.placeKind}>
                      <span className="grow">{kind.kindName}</span>
                      <span className="sub">{kind.short}</span>
                    </li>
                  ))}
                </ul>
              </>
            )}
            <table className="mock-table">
              <thead>
                <tr>
                  <th>类别</th>
                  <th className="right">按规则</th>
                  <th className="right">登记的</th>
                  <th className="right">抽到</th>
                </tr>
              </thead>
              <tbody>
                {last.kinds.map((kind) => (
                  <tr key={kind.placeKind}>
                    <td>{kind.kindName}</td>
                    <td className="right">{kind.wanted}</td>
                    <td className="right">{kind.available}</td>
                    <td className="right">
                      <b>{kind.drawn}</b>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
          {draws.length > 1 && (
            <Section title="以前的抽取" sub={`${draws.length - 1} 次`}>
              <ul className="plain-rows">
                {draws
                  .filter(({ number }) => number !== last.number)
                  .map(({ number, seed, by, at }) => (
                    <li key={number}>
                      <span className="grow">
                        第 {number} 次，种子 {seed}
                        <span className="sub"> 后来重抽：{draws.find((next) => next.number === number + 1)?.reason}</span>
                      </span>
                      <span className="faint">
                        {by ?? '系统'} · {momentSays(at)}
                      </span>
                    </li>
                  ))}
              </ul>
            </Section>
          )}
        </>
      )}
      {drawing && <DrawForm assessment={assessment} again={last !== undefined} onClose={() => setDrawing(false)} />}
    </>
  );
}

function DrawForm({
  assessment: { id, title, plan },
  again,
  onClose,
}: {
  assessment: MockAssessmentRow;
  again: boolean;
  onClose: () => void;
}) {
  const form = useForm(
    mockAssessmentContract.draw.input,
    { id, seed: '', plan, reason: '' },
    { under: { 'mockAssessment.reason-wanted': 'reason' } },
  );
  const draw = useAct(mockAssessmentContract.draw, {
    inForm: true,
    done: ({ draw: { kinds } }) => `抽到 ${kinds.reduce((sum, { drawn }) => sum + drawn, 0)} 处点位`,
  });
  const { set } = useAddress(['tab']);
  const { plans = [] } = useVerb(mockAssessmentContract.options, {}).data ?? {};
  const act = again ? '重抽' : '抽点位';
  return (
    <FormDialog
      title={`${act} ${title}`}
      act={act}
      form={form}
      onAct={async (input) => {
        // what was drawn, and what is short, stays before the eyes
        set({ tab: 'draws' });
        await draw.mutateAsync(input);
      }}
      onClose={onClose}
    >
      <PickField label="抽样方案" choices={basisChoices(plans)} {...form.field('plan')} />
      <TextField label="种子" maxLength={40} hint="任意几个字或数，当众定下来。记下它，谁都能照样再抽一遍。" {...form.field('seed')} />
      {again && <TextField label="重抽的原因" maxLength={200} hint="已经打过分的点位不会丢。" {...form.field('reason')} />}
    </FormDialog>
  );
}
