import { type PlanDocumentRow, planDocumentContract } from '@weicheng/domain/plan';
import { download } from '../../../shared/bytes.ts';
import { Button, Progress, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import type { DraftView } from './draftStore.ts';
import { clockSays } from './words.ts';

/** What was read and whether it is kept: beside the title. */
export function sayState({ draft, saving, savedAt, conflicts }: DraftView): string {
  if (!draft) return '';
  const { counts, documentNumber } = draft.document;
  const kept = conflicts.size > 0 ? '有一处没存下' : saving > 0 ? '正在存' : savedAt ? `已自动保存 ${clockSays(savedAt)}` : null;
  return [documentNumber, `读出 ${counts.tasks} 条任务、${draft.units.length} 个单位名称`, kept].filter(Boolean).join(' · ');
}

/** 任务指标分解表 as a file. */
export const downloadBreakdown = (document: Pick<PlanDocumentRow, 'id' | 'title'>, format: 'xlsx' | 'docx', unitId?: string) =>
  download(
    planDocumentContract.breakdown,
    { id: document.id, format, ...(unitId ? { unitId: unitId as never } : {}) },
    `${document.title}任务指标分解表.${format}`,
  ).catch((failure: unknown) => toast(problemOf(failure).message, 'refused'));

interface ReviewBarProps {
  document: PlanDocumentRow;
  undo: string | null;
  others: ReadonlyMap<string, string>;
  onUndo: () => void;
  onPublish: () => void;
}

/** 进度与动作: who else is here, how far it is, undo, the breakdown, and the one green button. */
export function ReviewBar({ document, undo, others, onUndo, onPublish }: ReviewBarProps) {
  const { counts } = document;
  // one green button on the page: confirming, until there is nothing left to confirm
  const ready = counts.accepted === counts.tasks && counts.openUnits === 0;
  const names = [...new Set(others.values())].filter(Boolean);
  return (
    <>
      {names.length > 0 && <b className="by">{names.join('、')} 也在核对</b>}
      <span className="checked">
        <span className="faint">已核</span>
        <Progress label="已核对" value={counts.accepted} total={counts.tasks} />
      </span>
      <Button icon="trail" keys="Z" title={undo ?? undefined} why={undo ? null : '还没有可以撤销的。'} onClick={onUndo}>
        撤销
      </Button>
      <Button icon="export" className="breakdown" onClick={() => void downloadBreakdown(document, 'xlsx')}>
        分解表
      </Button>
      {document.state === 'draft' && (
        <Button kind={ready ? 'main' : 'outlined'} why={document.can.publish} onClick={onPublish}>
          下达任务…
        </Button>
      )}
    </>
  );
}
