import { type ItemMark, mockAssessmentContract, type ScoreSheetRow, scoreSheetContract, scoreWritten } from '@weicheng/domain/standard';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { download } from '../../../shared/bytes.ts';
import { useForm } from '../../../shared/form.ts';
import { Button, Confirm, Page, Progress, TextField, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useAct } from '../../../shared/queries.ts';
import { useUnsaved } from '../../../shared/unsaved.ts';
import { FormDialog } from '../../organization/parts/FormDialog.tsx';
import { SheetStateSays, scoreSays } from '../mockAssessment/says.tsx';
import { ItemLine } from './ItemLine.tsx';
import type { Wish } from './lines.ts';

interface SheetFormProps {
  data: Output<typeof scoreSheetContract.read>;
  write: (wish: Wish, revision: number) => Promise<ItemMark>;
  /** Takes a line as somebody else wrote it. */
  onTheirs: (mark: ItemMark) => void;
}

/** One sheet: its head, its lines by group, what it is worth, and what comes next. */
export function SheetForm({ data, write, onTheirs }: SheetFormProps) {
  const { sheet, checklist, marks, citySize, assessmentTitle, previous, next } = data;
  const navigate = useNavigate();
  const { hash } = useLocation();
  const lines = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<'rest' | 'finish' | 'reopen' | null>(null);
  const rest = useAct(scoreSheetContract.markRest, { inForm: true, done: '其余各项已记为无问题' });
  const finish = useAct(scoreSheetContract.finish, { inForm: true, done: '打分表已填完' });
  const byItem = new Map(marks.map((mark) => [mark.item, mark]));
  const score = scoreWritten(checklist, marks, citySize);
  const left = checklist.items.filter(({ key }) => !byItem.has(key)).length;
  const notLooked = left + marks.filter(({ kind }) => kind === 'notLooked').length;
  const [troubled, setTroubled] = useState<readonly string[]>([]);
  useUnsaved(troubled.length > 0);
  const onTrouble = (item: string, trouble: boolean) =>
    setTroubled((old) => [...old.filter((one) => one !== item), ...(trouble ? [item] : [])]);
  const unsaved = troubled.length > 0 ? `${troubled.length} 项没有存下，先改好。` : null;
  const [printing, setPrinting] = useState(false);
  const print = async () => {
    setPrinting(true);
    const wish = { id: sheet.assessmentId, sheetId: sheet.id };
    await download(mockAssessmentContract.blank, wish, `${sheet.number} ${sheet.name}打分表.docx`).catch((failure: unknown) =>
      toast(problemOf(failure).message, 'refused'),
    );
    setPrinting(false);
  };
  const close = () => setOpen(null);
  const figures = () => [...(lines.current?.querySelectorAll<HTMLInputElement>('.figure-input') ?? [])];
  const step = (from: HTMLInputElement, by: 1 | -1) => {
    const all = figures();
    const to = all[all.indexOf(from) + by];
    to?.focus();
    to?.select();
  };
  const go = (to: string | null) => to !== null && void navigate(`/standard/mock-assessments/sheets/${to}`);
  const onKeyDown = (e: KeyboardEvent<HTMLDivElement>) => {
    const turns = e.code === 'BracketLeft' ? previous : e.code === 'BracketRight' ? next : null;
    const typesWords = e.target instanceof HTMLInputElement && !e.target.classList.contains('figure-input');
    if (turns === null || typesWords || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    if (e.target instanceof HTMLElement) e.target.blur();
    go(turns);
  };
  // a finding leads to its line, else the hand lies on the first line that is open
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the sheet opens
  useEffect(() => {
    const wanted = hash ? lines.current?.querySelector<HTMLInputElement>(`[data-item="${CSS.escape(hash.slice(1))}"]`) : null;
    const first = wanted ?? figures().find(({ value }) => value === '') ?? figures()[0];
    first?.focus();
    if (wanted) wanted.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <Page
      title={sheet.name}
      sub={`${sheet.number} 号 · ${sheet.placeKindName}${sheet.subdistrictName ? ` · ${sheet.subdistrictName}` : ''}`}
      actions={
        <>
          <Button icon="print" busy={printing} onClick={() => void print()}>
            空白表
          </Button>
          <Button icon="left" aria-label="上一张" why={previous ? null : '这是第一张。'} onClick={() => go(previous)} />
          <Button icon="right" aria-label="下一张" why={next ? null : '这是最后一张。'} onClick={() => go(next)} />
          {sheet.state === 'finished' ? (
            <Button why={sheet.can.reopen} onClick={() => setOpen('reopen')}>
              重新打开
            </Button>
          ) : (
            <>
              <Button why={sheet.can.mark ?? unsaved ?? (left === 0 ? '每一项都填过了。' : null)} onClick={() => setOpen('rest')}>
                其余 {left} 项无问题
              </Button>
              <Button kind="main" why={sheet.can.finish ?? unsaved} onClick={() => setOpen('finish')}>
                填完
              </Button>
            </>
          )}
        </>
      }
      strip={
        <div className="sheet-strip">
          <Link to={`/standard/mock-assessments/${sheet.assessmentId}?tab=sheets`}>{assessmentTitle}</Link>
          <SheetStateSays state={sheet.state} marked={marks.length} />
          <Progress label="已填" value={marks.length} total={checklist.items.length} unit=" 项" />
          <span>
            {score.scaled === null ? (
              <span className="faint">还没有计分的项</span>
            ) : (
              <>
                {scoreSays(score.won)} ÷ {scoreSays(score.due)} × 100 = <b>{scoreSays(score.scaled)}</b> 分
              </>
            )}
          </span>
          {score.vetoes.map(({ key, name }) => (
            <span key={key} className="mock-hurts">
              一票否决：{name}
            </span>
          ))}
          {score.failedKeys.length > 0 && <span className="mock-hurts">关键项 {score.failedKeys.length} 项没过</span>}
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the fields in it */}
      <div ref={lines} onKeyDown={onKeyDown}>
        {!sheet.can.mark && (
          <p className="faint sheet-keys">
            填{sheet.kind === 'documents' ? '评分 0–10' : '问题数，没有问题填 0'}，<kbd>Enter</kbd> 存下，到下一项 · <kbd>/</kbd> 合理缺项 ·{' '}
            <kbd>-</kbd> 没有看 · <kbd>↑</kbd> <kbd>↓</kbd> 换行 · <kbd>[</kbd> <kbd>]</kbd> 换表
          </p>
        )}
        {checklist.groups.map(({ key, name, vetoBelow }) => (
          <section key={key} className="sheet-group">
            <h2>
              {name}
              {vetoBelow !== null && <span className="faint"> 得分不到 {Math.round(vetoBelow * 100)}% 一票否决</span>}
            </h2>
            <ol>
              {score.items
                .filter(({ item }) => item.group === key)
                .map(({ item, won }) => (
                  <ItemLine
                    key={item.key}
                    item={item}
                    mark={byItem.get(item.key)}
                    won={won}
                    rated={sheet.kind === 'documents'}
                    closed={sheet.can.mark ?? null}
                    write={write}
                    onTheirs={onTheirs}
                    onTrouble={onTrouble}
                    onStep={step}
                  />
                ))}
            </ol>
          </section>
        ))}
      </div>
      <Confirm
        open={open === 'rest'}
        act="记下"
        object={`其余 ${left} 项无问题`}
        onClose={close}
        onAct={() => rest.mutateAsync({ id: sheet.id })}
      >
        <p>没有填的 {left} 项都记为无问题，得满分。填过的不变。</p>
      </Confirm>
      <Confirm open={open === 'finish'} act="填完" object={sheet.name} onClose={close} onAct={() => finish.mutateAsync({ id: sheet.id })}>
        <p>
          {notLooked > 0 && `${notLooked} 项没有看，不计分。`}
          失分的项成为检查发现。填完后要改，先说明原因重新打开。
        </p>
      </Confirm>
      {open === 'reopen' && <ReopenForm sheet={sheet} onClose={close} />}
    </Page>
  );
}

function ReopenForm({ sheet: { id, name }, onClose }: { sheet: ScoreSheetRow; onClose: () => void }) {
  const form = useForm(scoreSheetContract.reopen.input, { id, reason: '' });
  const reopen = useAct(scoreSheetContract.reopen, { inForm: true, done: '打分表已重新打开' });
  return (
    <FormDialog title={`重新打开 ${name}`} act="重新打开" form={form} onAct={reopen.mutateAsync} onClose={onClose}>
      <TextField label="原因" maxLength={200} {...form.field('reason')} />
    </FormDialog>
  );
}
