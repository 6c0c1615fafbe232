import { type MockAssessmentRow, mockAssessmentContract } from '@weicheng/domain/standard';
import { useState } from 'react';
import { download } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { Button, CheckField, Confirm, TextField, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { useMay } from '../../organization/parts/useMay.ts';

type Open = 'finish' | 'reopen' | 'void' | null;

/** What can be done with an assessment as a whole. */
export function AssessmentActs({ assessment }: { assessment: MockAssessmentRow }) {
  const { id, title, state, sheets, finishedSheets, can } = assessment;
  const [open, setOpen] = useState<Open>(null);
  const [busy, setBusy] = useState(false);
  const [handOver, setHandOver] = useState(true);
  const finish = useAct(mockAssessmentContract.finish, { inForm: true, done: '评估已结束' });
  const edits = useMay('mockAssessment.edit');
  const close = () => setOpen(null);
  const save = async (act: Promise<void>) => {
    setBusy(true);
    await act.catch((failure: unknown) => toast(problemOf(failure).message, 'refused'));
    setBusy(false);
  };
  const empty = sheets === 0 ? '还没有打分表，先抽点位。' : null;
  return (
    <>
      <Button
        icon="print"
        busy={busy}
        title="这次评估用到的每一种检查表，各一张空白的；某一处的在它的打分表里打印"
        onClick={() => void save(download(mockAssessmentContract.blank, { id }, `${title}空白打分表.docx`))}
      >
        空白打分表
      </Button>
      <Button
        icon="export"
        busy={busy}
        why={empty}
        onClick={() => void save(download(mockAssessmentContract.export, { id }, `${title}.xlsx`))}
      >
        导出
      </Button>
      {edits && state !== 'void' && (
        <Button why={can.void} onClick={() => setOpen('void')}>
          作废
        </Button>
      )}
      {edits &&
        (state === 'finished' ? (
          <Button why={can.reopen} onClick={() => setOpen('reopen')}>
            重新打开
          </Button>
        ) : (
          <Button kind="main" why={can.finish} onClick={() => setOpen('finish')}>
            结束评估
          </Button>
        ))}
      <Confirm open={open === 'finish'} act="结束" object={title} onClose={close} onAct={() => finish.mutateAsync({ id, handOver })}>
        <p>
          {finishedSheets < sheets
            ? `还有 ${sheets - finishedSheets} 张打分表没有填完，不计分。结束后要改，先说明原因重新打开。`
            : '全部打分表都填完了。结束后要改，先说明原因重新打开。'}
        </p>
        <CheckField
          label="检查发现登记为问题，等着交办"
          name="handOver"
          error={undefined}
          value={handOver}
          onChange={(value) => setHandOver(value ?? false)}
        />
      </Confirm>
      {open === 'reopen' && <ReopenForm assessment={assessment} onClose={close} />}
      {open === 'void' && <VoidForm assessment={assessment} onClose={close} />}
    </>
  );
}

interface ReasonProps {
  assessment: MockAssessmentRow;
  onClose: () => void;
}

function ReopenForm({ assessment: { id, title }, onClose }: ReasonProps) {
  const form = useForm(mockAssessmentContract.reopen.input, { id, reason: '' });
  const reopen = useAct(mockAssessmentContract.reopen, { inForm: true, done: '评估已重新打开' });
  return (
    <FormDialog title={`重新打开 ${title}`} act="重新打开" form={form} onAct={reopen.mutateAsync} onClose={onClose}>
      <TextField label="原因" maxLength={200} {...form.field('reason')} />
    </FormDialog>
  );
}

function VoidForm({ assessment: { id, title }, onClose }: ReasonProps) {
  const form = useForm(mockAssessmentContract.void.input, { id, reason: '' });
  const end = useAct(mockAssessmentContract.void, { inForm: true, done: '评估已作废' });
  return (
    <FormDialog title={`作废 ${title}`} act="作废" danger form={form} onAct={end.mutateAsync} onClose={onClose}>
      <p className="sub">建错了才作废。作废的评估还看得到，不能恢复。</p>
      <TextField label="原因" maxLength={200} {...form.field('reason')} />
    </FormDialog>
  );
}
