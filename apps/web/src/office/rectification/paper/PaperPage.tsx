import {
  type PaperFields,
  type PaperId,
  type PaperIssue,
  type PaperRow,
  paperContract,
  paperKinds,
  paperStates,
} from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { download } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { momentSays } from '../../../shared/moments.ts';
import {
  Button,
  Confirm,
  ErrorState,
  Form,
  LoadingRows,
  Page,
  Section,
  TextAreaField,
  TextField,
  toast,
} from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct, useVerb } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { Lines } from '../../organization/parts/Lines.tsx';
import '../../organization/organization.css';
import '../../plan/plan.css';
import './paper.css';

const take = ({ id, numbered, kind, fields }: PaperRow) =>
  download(paperContract.file, { id }, `${paperKinds[kind]}${numbered || '草稿'} ${fields.addressee}.docx`).catch((failure: unknown) =>
    toast(problemOf(failure).message, 'refused'),
  );

/** 一份公文: a draft is completed here and issued; what was issued is downloaded as it went out. */
export default function PaperPage() {
  const { id = '' } = useParams();
  const read = useVerb(paperContract.read, { id: id as PaperId });
  const { data } = read;
  if (!data)
    return (
      <Page title="公文">
        {read.error ? <ErrorState failure={read.error} onRetry={() => void read.refetch()} /> : <LoadingRows count={8} />}
      </Page>
    );
  const { paper, issues } = data;
  return (
    <Page title={paper.numbered ? `${paperKinds[paper.kind]} ${paper.numbered}` : paperKinds[paper.kind]} sub={paperStates[paper.state]}>
      <div className="task-record">
        <div>{paper.state === 'draft' ? <Draft key={paper.id} paper={paper} /> : <Issued paper={paper} />}</div>
        <div>
          <IssuesInIt issues={issues} />
        </div>
      </div>
    </Page>
  );
}

const isForm = ({ kind }: PaperRow) => kind === 'dispatchNotice' || kind === 'escalationNotice';

function Draft({ paper }: { paper: PaperRow }) {
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'issue' | 'discard' | null>(null);
  const { id, revision, kind } = paper;
  const form = useForm(paperContract.edit.input.shape.fields, paper.fields, { draft: `issuePaper.${id}` });
  const edit = useAct(paperContract.edit, { inForm: true });
  const issue = useAct(paperContract.issue, { inForm: true, done: '已发出，编号写在公文上' });
  const discard = useAct(paperContract.discard, { inForm: true, done: '草稿丢掉了' });
  const save = (fields: PaperFields) => edit.mutateAsync({ id, revision, fields });
  /** What stands in the fields is what is downloaded and issued. */
  const saved = (then: (fresh: PaperRow) => unknown) => form.submit(async (fields) => then(form.touched ? await save(fields) : paper));
  const notList = kind !== 'issueList';
  return (
    <Section title="要补全的" sub={`${paper.madeBy}拟`}>
      <Form
        label="公文草稿"
        problem={form.problem}
        onSubmit={saved(() => setAsking('issue'))}
        foot={
          <>
            <Button kind="main" type="submit" busy={form.busy} why={paper.can.issue}>
              发出…
            </Button>
            <Button icon="export" onClick={saved((fresh) => take(fresh))}>
              下载草稿
            </Button>
            <Button why={paper.can.edit} onClick={form.submit(save)}>
              存草稿
            </Button>
            <Button kind="bare" why={paper.can.discard} onClick={() => setAsking('discard')}>
              丢掉
            </Button>
          </>
        }
      >
        <TextField label="标题" maxLength={120} {...form.field('title')} />
        {notList && <TextField label={isForm(paper) ? '责任单位' : '主送'} maxLength={120} {...form.field('addressee')} />}
        <TextAreaField label="开头" rows={3} maxLength={1000} {...form.field('opening')} />
        <TextAreaField
          label={kind === 'rectificationReport' ? '原因和今后的做法' : notList ? '要求' : '说明'}
          rows={5}
          maxLength={2000}
          {...form.field('requirement')}
        />
        <TextField label="署名" maxLength={60} {...form.field('issuer')} />
        <TextField label="联系人和电话" optional maxLength={80} {...form.field('contact')} />
        {isForm(paper) && <TextField label="签发" optional hint="空着，打印后手签" maxLength={40} {...form.field('signer')} />}
        <TextField
          label="机关代字"
          optional
          hint={isForm(paper) || !notList ? '空着就编“2026年第12号”这样的号' : '如“澄创卫办”。写了就有发文字号、红头和版记'}
          maxLength={20}
          {...form.field('mark')}
        />
        {notList && !isForm(paper) && <TextField label="抄送" optional maxLength={200} {...form.field('copies')} />}
      </Form>
      <Confirm
        open={asking === 'issue'}
        onClose={() => setAsking(null)}
        act="发出"
        object={paperKinds[kind]}
        onAct={() => issue.mutateAsync({ id, revision: paper.revision })}
      >
        <p>发出就编号、存档，不能再改。写错了可以撤回，号不再用。</p>
      </Confirm>
      <Confirm
        open={asking === 'discard'}
        onClose={() => setAsking(null)}
        act="丢掉"
        object="这份草稿"
        danger
        onAct={async () => {
          await discard.mutateAsync({ id, revision });
          void navigate('/papers');
        }}
      />
    </Section>
  );
}

function Issued({ paper }: { paper: PaperRow }) {
  const [asking, setAsking] = useState(false);
  const { fields } = paper;
  return (
    <Section
      title={fields.title}
      action={
        <>
          <Button icon="export" onClick={() => void take(paper)}>
            下载
          </Button>
          <Button why={paper.can.withdraw} onClick={() => setAsking(true)}>
            撤回
          </Button>
        </>
      }
    >
      <Lines
        inline
        lines={[
          ['编号', paper.numbered],
          ['给', paper.unitName ?? fields.addressee],
          ['发出', [paper.issuedBy, paper.issuedAt && momentSays(paper.issuedAt)].filter(Boolean).join(' · ')],
          paper.withdrawnWhy !== null && ['撤回', paper.withdrawnWhy],
        ]}
      />
      {fields.opening && <p className="task-words">{fields.opening}</p>}
      {fields.requirement && <p className="task-words">{fields.requirement}</p>}
      {asking && <Withdraw paper={paper} onClose={() => setAsking(false)} />}
    </Section>
  );
}

function Withdraw({ paper, onClose }: { paper: PaperRow; onClose: () => void }) {
  const form = useForm(paperContract.withdraw.input, { id: paper.id, revision: paper.revision, reason: '' });
  const withdraw = useAct(paperContract.withdraw, { inForm: true, done: '已撤回' });
  return (
    <FormDialog
      title={`撤回 ${paperKinds[paper.kind]} ${paper.numbered}`}
      act="撤回"
      why={paper.can.withdraw}
      danger
      form={form}
      onAct={(input) => withdraw.mutateAsync(input)}
      onClose={onClose}
    >
      <TextAreaField label="为什么撤回" hint="文件还在，上面的号不再用" rows={3} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  );
}

const IssuesInIt = ({ issues }: { issues: readonly PaperIssue[] }) => (
  <Section title="写进去的问题" sub={`${issues.length} 个`}>
    <ol className="paper-issues">
      {issues.map((issue) => (
        <li key={issue.number}>
          <b>
            {issue.number} 号 {issue.title}
          </b>
          <span className="sub">
            {[
              issue.place,
              issue.leadUnit,
              issue.due && `${issue.due} 前`,
              issue.overdueDays > 0 && `超期 ${issue.overdueDays} 个工作日`,
              issue.photos.length > 0 && `${issue.photos.length} 张照片`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  </Section>
);
