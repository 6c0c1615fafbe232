import { type Carry, type CarryQuestion, type Edition, editionContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { SelectManyField } from '../../../shared/antd/index.ts';
import { Button, Empty, ErrorState, LoadingRows, Page, PickField, Refusal, Section } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { useAddress } from '../../organization/parts/useAddress.ts';
import '../../organization/organization.css';
import { answersOf, type ChosenAnswer, keyOfQuestion, missingSays, startOf } from './answers.ts';
import './edition.css';

/** 换用标准: the change stops here and asks what becomes of everything in use. Nothing is keyed again, nothing is lost. */
export default function ChoosePage() {
  const { edition = '' } = useParams();
  const { at } = useAddress(['version']);
  const version = at.version === undefined ? undefined : Number(at.version);
  const asked = useVerb(editionContract.questions, { edition, version });
  const list = useVerb(editionContract.list, {});
  if (asked.error && !asked.data)
    return (
      <Page title="换用标准">
        <ErrorState failure={asked.error} onRetry={() => void asked.refetch()} />
      </Page>
    );
  if (!asked.data || !list.data)
    return (
      <Page title="换用标准">
        <LoadingRows count={8} />
      </Page>
    );
  return (
    <Choose
      to={asked.data.to}
      version={version ?? null}
      questions={asked.data.questions}
      revision={list.data.cityEdition.revision}
      why={list.data.can.choose}
    />
  );
}

interface ChooseProps {
  to: Edition;
  version: number | null;
  questions: readonly CarryQuestion[];
  revision: number;
  why: string | null | undefined;
}

function Choose({ to, version, questions, revision, why }: ChooseProps) {
  const navigate = useNavigate();
  const open = questions.filter(({ question }) => question !== null);
  const plain = questions.filter(({ question }) => question === null);
  const [answers, setAnswers] = useState<ReadonlyMap<string, ChosenAnswer>>(
    () => new Map(open.map((one) => [keyOfQuestion(one), startOf(one)])),
  );
  const choose = useAct(editionContract.choose, { inForm: true, done: `已换用《${to.shortTitle}》` });
  const missing = missingSays(open, answers);
  const act = async () => {
    await choose.mutateAsync({ edition: to.key, version, revision, answers: answersOf(open, answers) }).then(
      () => void navigate('/standard/clauses'),
      () => undefined,
    );
  };
  return (
    <Page
      title={`换用《${to.shortTitle}》`}
      sub="任务、数据和佐证都不动，只定它们算到新版的哪里"
      actions={
        <>
          <Button onClick={() => void navigate('/standard/editions')}>不换</Button>
          <Button kind="main" why={why ?? missing} busy={choose.isPending} onClick={() => void act()}>
            换用这一版
          </Button>
        </>
      }
    >
      {choose.error && <Refusal problem={problemOf(choose.error)} />}
      <Section title="要定去向的" sub={open.length > 0 ? `${open.length} 条` : ''}>
        {open.length === 0 ? (
          <Empty>在用的都对得上，没有要定的。</Empty>
        ) : (
          <ul className="carry-list">
            {open.map((one) => (
              <CarryRow
                key={keyOfQuestion(one)}
                question={one}
                to={to}
                answer={answers.get(keyOfQuestion(one)) ?? startOf(one)}
                onAnswer={(answer) => setAnswers((old) => new Map(old).set(keyOfQuestion(one), answer))}
              />
            ))}
          </ul>
        )}
      </Section>
      {plain.length > 0 && (
        <Section title="直接沿用的" sub={`${plain.length} 条`}>
          <ul className="plain-rows">
            {plain.map((one) => (
              <li key={keyOfQuestion(one)}>
                <span className="grow cut">{one.name}</span>
                <span className="sub cut">{one.suggested.map((key) => nameIn(to, one.kind, key)).join('、')}</span>
                <span className="faint">{usesSay(one)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}

const asks = {
  several: '新版里拆成几条，算到哪一条',
  nowhere: '新版里没有了',
  otherUnit: '新版里单位变了，从前的数不能直接比',
} as const;
const choices: readonly { value: Carry['answer']; says: string }[] = [
  { value: 'carriesOn', says: '沿用' },
  { value: 'needsNew', says: '重新办' },
  { value: 'ends', says: '终止' },
];

const usesSay = ({ uses }: CarryQuestion) => uses.map(({ what, count }) => `${what} ${count}`).join(' · ');
const nameIn = ({ clauses, indicators }: Edition, kind: Carry['kind'], key: string) =>
  (kind === 'clause' ? clauses.find((one) => one.key === key)?.title : indicators.find((one) => one.key === key)?.name) ?? key;

interface CarryRowProps {
  question: CarryQuestion;
  to: Edition;
  answer: ChosenAnswer;
  onAnswer: (answer: ChosenAnswer) => void;
}

function CarryRow({ question, to, answer, onAnswer }: CarryRowProps) {
  const { kind, from, name } = question;
  const places =
    kind === 'clause'
      ? to.clauses.map(({ key, title }) => ({ value: key, says: title }))
      : to.indicators.map((one) => ({ value: one.key, says: one.name }));
  return (
    <li>
      <div>
        <b>{name}</b>
        <p className="sub">
          {kind === 'clause' ? '条款' : '指标'} · {question.question && asks[question.question]}
        </p>
        <p className="faint">{usesSay(question)}</p>
      </div>
      <PickField
        label="去向"
        name={`answer-${kind}-${from}`}
        value={answer.answer}
        error={undefined}
        choices={question.question === 'otherUnit' ? choices.filter(({ value }) => value !== 'carriesOn') : choices}
        onChange={(next) => onAnswer({ answer: next, to: next === 'ends' ? [] : answer.to.length > 0 ? answer.to : question.suggested })}
      />
      {answer.answer !== undefined && answer.answer !== 'ends' && (
        <SelectManyField
          label="新版的哪里"
          name={`to-${kind}-${from}`}
          value={[...answer.to]}
          error={undefined}
          choices={places}
          onChange={(next) => onAnswer({ ...answer, to: next ?? [] })}
        />
      )}
    </li>
  );
}
