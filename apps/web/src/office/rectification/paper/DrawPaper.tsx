import { type IssueId, PaperKind, paperContract, paperKinds } from '@weicheng/domain/rectification';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useForm } from '../../../shared/form.ts';
import { PickField } from '../../../shared/parts/index.ts';
import { useAct } from '../../../shared/queries.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';

const uses: Readonly<Record<PaperKind, string>> = {
  dispatchNotice: '把问题交给责任单位，表格式，不用发文字号',
  escalationNotice: '没有按时整改的，催它办',
  rectificationNotice: '正式发通知，可以有发文字号和红头',
  rectificationReport: '责任单位写整改情况，附整改前后照片',
  issueList: '一行一个问题，横排，可以有几个单位的',
};

/** 拟公文 from chosen issues: the kind, then straight to the draft. */
export function DrawPaper({ issueIds, onClose }: { issueIds: readonly IssueId[]; onClose: () => void }) {
  const navigate = useNavigate();
  const draw = useAct(paperContract.draw, { inForm: true, done: '草稿拟好了，补全再发出' });
  const form = useForm(paperContract.draw.input, { kind: 'dispatchNotice', issueIds: [...issueIds] });
  const kind = form.field('kind');
  return (
    <FormDialog
      title={`拟公文，${issueIds.length} 个问题`}
      act="拟公文"
      form={form}
      onAct={async (input) => {
        const paper = await draw.mutateAsync(input);
        void navigate(`/papers/${paper.id}`);
      }}
      onClose={onClose}
    >
      <PickField
        label="哪一种"
        choices={PaperKind.options.map((value) => ({ value, says: paperKinds[value] }))}
        hint={kind.value && uses[kind.value]}
        {...kind}
      />
    </FormDialog>
  );
}

/** Whether the window is open, for a page that offers it. */
export function useDrawPaper() {
  const [open, setOpen] = useState(false);
  return { open, show: () => setOpen(true), hide: () => setOpen(false) };
}
