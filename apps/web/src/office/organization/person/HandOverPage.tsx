import { Day } from '@weicheng/domain/kernel';
import { type OwedItem, personContract } from '@weicheng/domain/organization';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { today } from '../../../shared/moments.ts';
import { Button, Confirm, DayField, ErrorState, LoadingRows, Page, PickField, Section } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { PersonField } from '../parts/pickers.tsx';
import '../organization.css';
import { type Decision, type Decisions, planOf, waiting } from './handOver.ts';

const sources: Readonly<Record<string, string>> = { post: '岗位', roleGrant: '角色', delegation: '委托' };

/** 交接、离岗: all that is owed, and who takes it; leaving waits until nothing is left over. */
export default function HandOverPage() {
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const leaving = params.get('leave') === '1';
  const navigate = useNavigate();
  const read = useVerb(personContract.read, { id });
  const owed = useVerb(personContract.owed, { id });
  const leave = useAct(personContract.leave, { inForm: true, done: ({ person }) => `${person.name}已离岗` });
  const handOver = useAct(personContract.handOver, { inForm: true, done: ({ handed }) => `已交接 ${handed} 项` });
  const [receiver, setReceiver] = useState<{ value: string; says: string }>();
  const [decisions, setDecisions] = useState<Decisions>({});
  const [on, setOn] = useState<string | undefined>(today());
  const [asking, setAsking] = useState(false);

  const person = read.data?.person;
  const items = owed.data?.items ?? [];
  const open = waiting(items, receiver?.value, decisions);
  const act = leaving ? '离岗' : '交接';
  const why = !Day.safeParse(on).success
    ? '填上日期，写成 2026-11-24 这样。'
    : leaving && open.length > 0
      ? `还有 ${open.length} 项没有人接手。先选接手的人。`
      : !leaving && open.length === items.length
        ? '还没有选接手的人。'
        : null;
  const decide = (key: string, decision: Decision) => setDecisions((old) => ({ ...old, [key]: decision }));

  return (
    <Page
      title={`${person?.name ?? ''}${act}`}
      sub={leaving ? '交接完才能离岗；离岗后账号停用' : '只转交选了接手人的事项'}
      actions={
        <>
          <Button onClick={() => void navigate(`/organization/people/${id}`)}>取消</Button>
          <Button kind="main" why={why} onClick={() => setAsking(true)}>
            {act}
          </Button>
        </>
      }
    >
      {owed.error && !owed.data ? (
        <ErrorState failure={owed.error} onRetry={() => void owed.refetch()} />
      ) : !owed.data || !person ? (
        <LoadingRows count={6} />
      ) : (
        <div className="column-form">
          <div className="two-fields">
            <DayField
              label={leaving ? '从哪天起不在岗' : '从哪天起'}
              name="on"
              max={today()}
              value={on}
              error={undefined}
              onChange={(day) => setOn(day ?? undefined)}
            />
            {items.length > 0 && (
              <PersonField
                label="全部交给"
                name="receiver"
                except={id}
                value={receiver?.value}
                error={undefined}
                onChange={() => {}}
                onChosen={setReceiver}
                hint="下面可以逐项另选"
              />
            )}
          </div>
          <Section title="要交接的事项" sub={items.length > 0 ? `${items.length - open.length} / ${items.length} 项有人接手` : ''}>
            {items.length === 0 ? (
              <p className="sub">没有要交接的事项{leaving ? '，可以直接离岗。' : '。'}</p>
            ) : (
              <ul className="owed">
                {items.map((item) => (
                  <Owed
                    key={item.key}
                    item={item}
                    leaverId={id}
                    rest={receiver?.says}
                    decision={decisions[item.key] ?? { to: 'rest' }}
                    onDecide={(decision) => decide(item.key, decision)}
                  />
                ))}
              </ul>
            )}
          </Section>
        </div>
      )}
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        act="办理"
        object={`${person?.name ?? ''}的${act}`}
        danger={leaving}
        onAct={async () => {
          const plan = { id, on: on ?? '', ...planOf(items, receiver?.value, decisions) };
          await (leaving ? leave.mutateAsync(plan) : handOver.mutateAsync(plan));
          void navigate(`/organization/people/${id}`);
        }}
      >
        <p>
          {person?.name}自 {on} 起{leaving ? '离岗' : '交接'}，{items.length - open.length} 项有了着落
          {receiver ? `，没有另选的都交给${receiver.says.split(' · ')[0]}` : ''}。
          {!leaving && open.length > 0 && `其余 ${open.length} 项仍由本人负责。`}
        </p>
      </Confirm>
    </Page>
  );
}

interface OwedProps {
  item: OwedItem;
  leaverId: string;
  /** Who takes the rest. */
  rest: string | undefined;
  decision: Decision;
  onDecide: (decision: Decision) => void;
}

function Owed({ item, leaverId, rest, decision, onDecide }: OwedProps) {
  const name = rest?.split(' · ')[0];
  const choices = [
    { value: 'rest', says: name ? `交给${name}` : '随“全部交给”' },
    { value: 'other', says: '另选一个人' },
    ...(item.mayLapse ? [{ value: 'nobody', says: '到此终止' }] : []),
  ] as const;
  return (
    <li>
      <div className="grow">
        <span className="label">{sources[item.source] ?? '事项'}</span>
        <p>{item.says}</p>
      </div>
      <div className="owed-choice">
        <PickField<'rest' | 'other' | 'nobody'>
          label={`${item.says}交给谁`}
          name={item.key}
          choices={choices as readonly { value: 'rest' | 'other' | 'nobody'; says: string }[]}
          value={decision.to}
          error={undefined}
          onChange={(to) => onDecide(to === 'other' ? { to, receiverId: undefined } : { to: to ?? 'rest' })}
        />
        {decision.to === 'other' && (
          <PersonField
            label="接手的人"
            name={`${item.key}-receiver`}
            except={leaverId}
            value={decision.receiverId}
            error={undefined}
            onChange={(receiverId) => onDecide({ to: 'other', receiverId })}
          />
        )}
      </div>
    </li>
  );
}
