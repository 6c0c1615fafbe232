import type { Report } from '@weicheng/domain/plan';
import { fileContract } from '@weicheng/domain/platform';
import { addressOf } from '../../../shared/api.ts';
import { momentSays } from '../../../shared/moments.ts';

const kinds: Readonly<Record<Report['kind'], string>> = {
  report: '报进展',
  submit: '反馈',
  return: '退回',
  close: '核验通过',
  reopen: '重开',
};

/** Said by the unit itself; the others are said to it. */
const ofUnit: ReadonlySet<Report['kind']> = new Set(['report', 'submit']);

/** 说过的话, newest first: words, figures, files. */
export function Reports({ reports }: { reports: readonly Report[] }) {
  return (
    <ol className="facts" aria-label="办理情况">
      {reports.toReversed().map((report) => (
        <li key={report.id} className={report.kind === 'submit' ? 'waiting' : report.kind === 'close' ? 'done' : undefined}>
          <time dateTime={report.at}>{momentSays(report.at)}</time>
          <div className="report">
            <b>{kinds[report.kind]}</b>{' '}
            <span className="sub">
              {ofUnit.has(report.kind) ? `${report.unitName} · ${report.by}` : `${report.by}，对${report.unitName}`}
              {report.kind === 'report' && report.progress !== null && ` · 进度 ${report.progress}%`}
            </span>
            {report.text && <p className="quoted">{report.text}</p>}
            {report.figures.length > 0 && <p className="sub">{report.figures.map((f) => `${f.metric} ${f.value}${f.unit}`).join('；')}</p>}
            {report.files.map((file) => (
              <p key={file.sha256}>
                <a href={addressOf(fileContract.get, { sha256: file.sha256 })} download={file.name}>
                  {file.name}
                </a>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
