import { type ChannelRow, channelContract, channelKinds } from '@weicheng/domain/platform';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { momentSays } from '../../../shared/moments.ts';
import { Button, Confirm, Empty, ErrorState, Form, LoadingRows, Page, Section } from '../../../shared/parts/index.ts';
import { useAct, usePages, useVerb } from '../../../shared/queries.ts';
import '../organization.css';
import './channels.css';
import { ChannelFields, fieldsOf, useChannelForm } from './ChannelFields.tsx';
import { ChannelState } from './ChannelsPage.tsx';
import { DeliveryState } from './DeliveriesPage.tsx';

/** 一个通道: what it is, changed in place; tried out, paused, removed; and what it brought lately. A new one is only the form. */
export default function ChannelPage() {
  const { id } = useParams();
  const { data, error, refetch } = useVerb(channelContract.list, {});
  if (!data)
    return (
      <Page title="通知通道">{error ? <ErrorState failure={error} onRetry={() => void refetch()} /> : <LoadingRows count={8} />}</Page>
    );
  const row = data.rows.find((one) => one.id === id);
  if (id === 'new') return <NewChannel kinds={data.kinds} linked={data.linked} />;
  if (!row)
    return (
      <Page title="通知通道">
        <Empty action={<Link to="/organization/channels">看全部通道</Link>}>没有这个通道，可能已经去掉。</Empty>
      </Page>
    );
  return <OneChannel key={row.id} row={row} kinds={data.kinds} linked={data.linked} />;
}

interface Kinds {
  kinds: readonly { kind: string; says: string; standing: boolean }[];
  linked: boolean;
}

function NewChannel({ kinds, linked }: Kinds) {
  const navigate = useNavigate();
  const form = useChannelForm(null, kinds);
  const add = useAct(channelContract.add, { inForm: true, done: '已加。试发一条，看群里收不收得到' });
  return (
    <Page title="加通知通道">
      <Form
        label="加通知通道"
        problem={form.problem}
        onSubmit={form.submit(async ({ kind, ...fields }) => {
          const { id } = await add.mutateAsync({ kind, ...fieldsOf(fields) });
          void navigate(`/organization/channels/${id}`, { replace: true });
        })}
        foot={
          <>
            <Button kind="main" type="submit" busy={form.busy}>
              加通道
            </Button>
            <Button onClick={() => void navigate('/organization/channels')}>取消</Button>
          </>
        }
      >
        <ChannelFields form={form} kinds={kinds} linked={linked} row={null} />
      </Form>
    </Page>
  );
}

function OneChannel({ row, kinds, linked }: Kinds & { row: ChannelRow }) {
  const navigate = useNavigate();
  const { id, name, kind } = row;
  const form = useChannelForm(row);
  const change = useAct(channelContract.change, { inForm: true, done: '已改' });
  const pause = useAct(channelContract.pause, { done: '已暂停，从现在起的事不再记给它' });
  const resume = useAct(channelContract.resume, { done: '已恢复' });
  const remove = useAct(channelContract.remove, { done: '已去掉' });
  const test = useAct(channelContract.test);
  const [removing, setRemoving] = useState(false);
  return (
    <Page
      title={name}
      sub={`${channelKinds[kind]} · ${row.target}`}
      actions={
        <>
          <Button kind="bare" onClick={() => setRemoving(true)}>
            去掉
          </Button>
          {row.pausedAt ? (
            <Button busy={resume.isPending} onClick={() => resume.mutate({ id })}>
              恢复
            </Button>
          ) : (
            <Button busy={pause.isPending} onClick={() => pause.mutate({ id })}>
              暂停
            </Button>
          )}
          <Button busy={test.isPending} onClick={() => test.mutate({ id })}>
            试发
          </Button>
        </>
      }
    >
      <div className="channel">
        <Form
          label={`改 ${name}`}
          problem={form.problem}
          onSubmit={form.submit(async ({ kind: _kind, ...fields }) => {
            await change.mutateAsync({ id, ...fieldsOf(fields) });
            form.reset({ ...form.values, address: '', secret: '' });
          })}
          foot={
            <Button kind="main" type="submit" busy={form.busy} why={form.touched ? null : '还没有改动。'}>
              改通道
            </Button>
          }
        >
          <ChannelFields form={form} kinds={kinds} linked={linked} row={row} />
        </Form>
        <div>
          <Section title="现在" action={<ChannelState row={row} />}>
            <p className="sub">{`${row.createdBy} ${momentSays(row.createdAt)}加。${row.waiting > 0 ? `${row.waiting} 条在等发。` : ''}`}</p>
            {test.data && (
              <p className={test.data.ok ? 'tried' : 'tried field-error'} role="status">
                {test.data.ok ? `试发的一条，对方收下了：${test.data.said}` : `试发的一条没送到：${test.data.said}`}
              </p>
            )}
          </Section>
          <Latest row={row} />
        </div>
      </div>
      <Confirm
        open={removing}
        act="去掉"
        object={name}
        danger
        onClose={() => setRemoving(false)}
        onAct={async () => {
          await remove.mutateAsync({ id });
          void navigate('/organization/channels');
        }}
      >
        <p>地址和密钥一并删掉，等发的不再发，送达记录留着。只是停一阵，用“暂停”。</p>
      </Confirm>
    </Page>
  );
}

/** 最近送达 of one channel. */
function Latest({ row }: { row: ChannelRow }) {
  const { rows, loading, failure, onRetry } = usePages(channelContract.deliveries, { channelId: row.id, limit: 8 });
  return (
    <Section title="最近送达" action={<Link to={`/organization/channels/deliveries?channel=${row.id}`}>全部</Link>}>
      {loading && <LoadingRows count={3} />}
      {failure && <ErrorState failure={failure} onRetry={onRetry} />}
      {!loading && !failure && rows.length === 0 && <Empty>还没有发过。有了要发的事，一分钟内发出。</Empty>}
      <ul className="lines">
        {rows.map((one) => (
          <li key={one.id}>
            <DeliveryState row={one} />
            <span className="grow cut" title={one.title}>
              {one.title}
            </span>
            <span className="sub">{momentSays(one.doneAt ?? one.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
