import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '@weicheng/domain/kernel';
import { organizationImportContract, xlsx } from '@weicheng/domain/organization';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Output } from '../../../shared/api.ts';
import { download, upload } from '../../../shared/bytes.ts';
import { Button, Confirm, DropZone, Page, Progress, Refusal, Section, StateGlyph, toast } from '../../../shared/parts/index.ts';
import { problemOf } from '../../../shared/problems.ts';
import { useMay } from '../parts/useMay.ts';
import '../organization.css';
import { ErrorRows } from './ErrorRows.tsx';

type Checked = Output<typeof organizationImportContract.check>;
/** Nothing wrong and nothing new: all of it is registered already. */
const nothingNew = ({ errors, units, persons, posts }: Checked) => errors.length + units + persons + posts === 0;
type Applied = Output<typeof organizationImportContract.apply>;

const largest = 10 * 1024 * 1024;
const sayCounts = ({ units, persons, posts }: Pick<Checked, 'units' | 'persons' | 'posts'>) =>
  `${units} 个单位、${persons} 人、${posts} 个岗位`;

/** Bytes of a workbook; the browser may not know its type. */
const asWorkbook = (file: File) => (file.type === xlsx ? file : new Blob([file], { type: xlsx }));

/** 导入导出: template → file → what is wrong, row by row → all rows or none. */
export default function ExchangePage() {
  const mayImport = useMay('organization.import');
  const mayExport = useMay('organization.export');
  return (
    <Page title="导入导出" sub="单位、人员和岗位，用 Excel 表格成批登记">
      <div className="column-form">
        {mayImport && <Import />}
        {mayExport && <Export />}
        {!mayImport && !mayExport && <p className="state-line sub">你的岗位不办导入导出。要办，找创卫办授权。</p>}
      </div>
    </Page>
  );
}

function Import() {
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [applied, setApplied] = useState<Applied | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asking, setAsking] = useState(false);

  const take = async (next: File) => {
    setFile(next);
    setChecked(null);
    setApplied(null);
    setProblem(refusalOf(next));
    if (refusalOf(next)) return;
    setShare(0);
    try {
      setChecked(await upload(organizationImportContract.check, {}, asWorkbook(next), setShare));
    } catch (failure) {
      setProblem(problemOf(failure));
    } finally {
      setShare(null);
    }
  };
  const apply = async () => {
    if (!file) return;
    setApplied(await upload(organizationImportContract.apply, {}, asWorkbook(file)));
    setChecked(null);
    await client.invalidateQueries();
  };

  return (
    <>
      <Section title="1. 填模板">
        <p className="step">
          <span className="grow">模板里有样例行和填写说明。已有的单位和人按名称认出来，不会重复登记。</span>
          <Button icon="export" onClick={() => void download(organizationImportContract.template, {}, '单位和人员模板.xlsx').catch(refuse)}>
            下载模板
          </Button>
        </p>
      </Section>
      <Section title="2. 检查文件" sub="只检查，不写入">
        <DropZone
          says={file ? `${file.name} · ${Math.ceil(file.size / 1024)} KB` : '把填好的表格拖到这里'}
          hint=".xlsx 表格，最大 10 MB、5,000 行"
          button={file ? '换一个文件' : '选文件'}
          accept=".xlsx"
          busy={share !== null}
          onTake={(next) => void take(next)}
        >
          {share !== null && <Progress label="上传" value={Math.round(share * 100)} total={100} />}
        </DropZone>
        {problem && <Refusal problem={problem} />}
        {checked && <Result checked={checked} />}
      </Section>
      <Section title="3. 导入" sub="全部写入，或者一行也不写">
        {applied ? (
          <p className="answer">
            <StateGlyph shape="done" tone="done">
              已导入
            </StateGlyph>
            <span>{sayCounts(applied)}</span>
            <Link to="/organization/units">看组织</Link>
          </p>
        ) : (
          <p className="step">
            <span className="grow sub">
              {checked && checked.errors.length === 0 && !nothingNew(checked)
                ? `将写入 ${sayCounts(checked)}。`
                : '检查没有错误后才能导入。'}
            </span>
            <Button kind="main" why={notYet(checked)} onClick={() => setAsking(true)}>
              导入
            </Button>
          </p>
        )}
      </Section>
      <Confirm open={asking} act="导入" object={file?.name ?? ''} onClose={() => setAsking(false)} onAct={apply}>
        <p>写入 {checked && sayCounts(checked)}。写入后可以逐个更正，不能整批撤回。</p>
      </Confirm>
    </>
  );
}

/** Why the import cannot be done yet. */
function notYet(checked: Checked | null): string | null {
  if (!checked) return '先选文件检查。';
  if (checked.errors.length > 0) return `还有 ${checked.errors.length} 处错误，在表格里改好后重新选文件。`;
  return nothingNew(checked) ? '表里没有要新登记的单位、人员或岗位。' : null;
}

function Result({ checked }: { checked: Checked }) {
  const { errors, warnings } = checked;
  return (
    <>
      <p className="answer">
        {errors.length > 0 ? (
          <StateGlyph shape="back" tone="overdue">{`${errors.length} 处要改`}</StateGlyph>
        ) : nothingNew(checked) ? (
          <StateGlyph shape="empty">没有新内容</StateGlyph>
        ) : (
          <StateGlyph shape="done" tone="done">
            可以导入
          </StateGlyph>
        )}
        <span>{nothingNew(checked) ? '表里的单位、人员和岗位都已经登记过。' : `要新登记 ${sayCounts(checked)}`}</span>
        {warnings.length > 0 && <span className="sub">{warnings.length} 处提醒，不影响导入</span>}
      </p>
      {errors.length > 0 && <ErrorRows label="要改的地方" rows={errors} />}
      {warnings.length > 0 && <ErrorRows label="提醒" rows={warnings} />}
    </>
  );
}

function Export() {
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await download(organizationImportContract.export, {}, '单位和人员.xlsx').catch(refuse);
    setBusy(false);
  };
  return (
    <Section title="导出">
      <p className="step">
        <span className="grow">现在的全部单位、人员和岗位，格式和模板一样，改完可以再导入。导出会记入留痕。</span>
        <Button icon="export" busy={busy} onClick={() => void go()}>
          导出
        </Button>
      </p>
    </Section>
  );
}

const refuse = (failure: unknown) => toast(problemOf(failure).message, 'refused');

/** What can be seen without opening the file. */
function refusalOf(file: File): Problem | null {
  if (/\.xls$/i.test(file.name)) return new Problem('import.old-format', 415, '这是旧格式 .xls，在 Excel 里另存为 .xlsx 再选。');
  if (!/\.xlsx$/i.test(file.name)) return new Problem('import.not-xlsx', 415, '只认 .xlsx 表格。用模板填好再选。');
  return file.size > largest ? new Problem('import.too-large', 413, '文件超过 10 MB。删掉图片和空行，或分成几个文件。') : null;
}
