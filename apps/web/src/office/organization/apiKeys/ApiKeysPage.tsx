import { type ApiKeyRow, apiKeyContract } from '@weicheng/domain/platform';
import { useState } from 'react';
import { useForm } from '../../../shared/form.ts';
import { momentSays } from '../../../shared/moments.ts';
import { Button, type Column, Confirm, DataTable, Dialog, Empty, Form, Page, StateGlyph, TextField } from '../../../shared/parts/index.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import '../organization.css';
import { ChecksField } from '../parts/ChecksField.tsx';
import { ShownOnce } from '../parts/ShownOnce.tsx';

/** 接口密钥: the systems that send cases in by themselves, each with a key of its own for what it may do. */
export default function ApiKeysPage() {
  const { data, isPending, error, refetch } = useVerb(apiKeyContract.list, {});
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyRow | null>(null);
  const revoke = useAct(apiKeyContract.revoke, { done: '已收回，对方从现在起进不来' });
  const [approving, setApproving] = useState<ApiKeyRow | null>(null);
  const approve = useAct(apiKeyContract.approve, { done: '已授权，对方从现在起能用' });
  const says = new Map(data?.verbs.map((verb) => [verb.name, verb.says]));
  const columns: Column<ApiKeyRow>[] = [
    { key: 'name', head: '对方系统', phone: 1, cell: (row) => <b>{row.name}</b> },
    {
      key: 'state',
      head: '状态',
      width: '168px',
      phone: 1,
      cell: (row) => <KeyState row={row} />,
    },
    {
      key: 'verbs',
      head: '可以办',
      width: 'minmax(0,2fr)',
      phone: 2,
      cell: (row) => row.verbs.map((verb) => says.get(verb) ?? verb).join('、'),
    },
    {
      key: 'used',
      head: '上次用',
      width: '132px',
      leavesBelow: 720,
      cell: (row) => (row.lastUsedAt ? momentSays(row.lastUsedAt) : <span className="faint">还没用过</span>),
    },
    { key: 'issued', head: '发的人', width: '168px', leavesBelow: 960, cell: (row) => `${row.createdBy} · ${momentSays(row.createdAt)}` },
    {
      key: 'act',
      head: '',
      width: '72px',
      leavesBelow: 560,
      cell: (row) =>
        !row.revokedAt &&
        (data?.can.approve === null ? (
          row.approvedAt === null && (
            <Button small kind="main" onClick={() => setApproving(row)}>
              授权
            </Button>
          )
        ) : (
          <Button small onClick={() => setRevoking(row)}>
            收回
          </Button>
        )),
    },
  ];
  return (
    <Page
      title="接口密钥"
      sub="外部系统凭它送问题、查办理情况"
      fill
      actions={
        <Button kind="main" icon="plus" why={data?.can.issue} onClick={() => setIssuing(true)}>
          发密钥
        </Button>
      }
    >
      <DataTable
        label="接口密钥"
        columns={columns}
        rows={data?.rows ?? []}
        loading={isPending}
        failure={data ? null : error}
        onRetry={() => void refetch()}
        keyOf={(row) => row.id}
        roomy
        onOpen={(row) => {
          if (row.revokedAt) return;
          if (data?.can.issue === null) setRevoking(row);
          else if (row.approvedAt === null) setApproving(row);
        }}
        empty={
          <Empty>
            {data?.can.issue === null
              ? '还没有外部系统。对接城管平台、12345 时，发一个密钥给对方。'
              : '还没有外部系统。系统管理员发了密钥，在这里授权。'}
          </Empty>
        }
      />
      {issuing && data && <IssueForm verbs={data.verbs} onClose={() => setIssuing(false)} />}
      <Confirm
        open={approving !== null}
        act="授权"
        object={approving?.name ?? ''}
        onClose={() => setApproving(null)}
        onAct={async () => {
          if (approving) await approve.mutateAsync({ id: approving.id });
        }}
      >
        <p>对方就能办：{approving?.verbs.map((verb) => says.get(verb) ?? verb).join('、')}。有效一年，系统管理员随时能收回。</p>
      </Confirm>
      <Confirm
        open={revoking !== null}
        act="收回"
        object={revoking?.name ?? ''}
        onClose={() => setRevoking(null)}
        onAct={async () => {
          if (revoking) await revoke.mutateAsync({ id: revoking.id });
        }}
      >
        <p>收回以后，对方用这个密钥什么也办不了，不能恢复；要用，另发一个。</p>
      </Confirm>
    </Page>
  );
}

function KeyState({ row }: { row: ApiKeyRow }) {
  if (row.revokedAt) return <StateGlyph shape="ended">已收回</StateGlyph>;
  if (row.expiresAt === null) return <StateGlyph shape="half">待授权</StateGlyph>;
  return <StateGlyph shape="done">{`在用，到 ${row.expiresAt.slice(0, 10)}`}</StateGlyph>;
}

/** 发密钥: for a system, for what it needs; the key is shown this once. */
function IssueForm({ verbs, onClose }: { verbs: readonly { name: string; says: string }[]; onClose: () => void }) {
  const form = useForm(apiKeyContract.issue.input, { verbs: verbs.map(({ name }) => name) });
  const issue = useAct(apiKeyContract.issue, { inForm: true });
  const [key, setKey] = useState<string | null>(null);
  if (key !== null)
    return (
      <ShownOnce secret={key} note="当面交给对方的管理员，不发群里。安全管理员授权以后才能用。丢了就收回，另发一个。" onClose={onClose} />
    );
  return (
    <Dialog open title="发接口密钥" onClose={onClose}>
      <Form
        label="发接口密钥"
        problem={form.problem}
        onSubmit={form.submit(async (input) => setKey((await issue.mutateAsync(input)).key))}
        foot={
          <>
            <Button kind="main" type="submit" busy={form.busy}>
              发密钥
            </Button>
            <Button onClick={onClose}>取消</Button>
          </>
        }
      >
        <TextField label="对方系统" maxLength={60} hint="例如 城市运行管理服务平台、12345 热线" {...form.field('name')} />
        <ChecksField
          label="可以办"
          choices={verbs.map(({ name, says }) => ({ key: name, says }))}
          value={form.values.verbs ?? []}
          onChange={(verbs) => form.set({ verbs })}
          error={form.field('verbs').error}
        />
      </Form>
    </Dialog>
  );
}
