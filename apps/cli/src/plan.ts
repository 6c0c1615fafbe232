import { readFile, writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readText } from '@weicheng/documents/text';
import { problem } from '@weicheng/domain/kernel';
import { breakdownOf, readPlan } from '@weicheng/domain/plan';
import { ledgerOf } from './ledger.ts';
import { complain, say, sayJson } from './terminal.ts';

const noFile = problem<{ file: string }>('cli.no-file', 404, ({ file }) => `打不开 ${file}。看看路径对不对、有没有读的权限。`);
const notWritten = problem<{ file: string }>('cli.not-written', 507, ({ file }) => `没有写成 ${file}。看看文件夹在不在、写不写得进去。`);

/** 把方案读成任务台账: for people, as JSON, or as the paper 任务指标分解表. Needs no database. */
export async function parsePlan(file: string, options: { json?: true; xlsx?: string; docx?: string }): Promise<void> {
  const bytes =
    file === '-'
      ? await buffer(process.stdin)
      : await readFile(file).catch(() => {
          throw noFile({ file });
        });
  const source = await readText(bytes, file);
  const reading = readPlan(source);
  const write = async (to: string, paper: Buffer) =>
    writeFile(to, paper).catch(() => {
      throw notWritten({ file: to });
    });
  const papers = options.xlsx || options.docx ? await import('@weicheng/documents/plan') : undefined;
  if (papers && options.xlsx) await write(options.xlsx, await papers.writeBreakdownSheet(breakdownOf(reading)));
  if (papers && options.docx) await write(options.docx, await papers.writeBreakdownPaper(breakdownOf(reading)));
  if (options.json) sayJson(jsonOf(reading, source.notes));
  else for (const line of ledgerOf(reading, source.notes)) say(line);
  for (const to of [options.xlsx, options.docx]) if (to) complain(`已写到 ${to}`);
}

/** One object for other programs; every `span` is a place in the text that was read, in UTF-16 units. */
function jsonOf(reading: ReturnType<typeof readPlan>, notes: readonly { kind: string; sentence: string }[]) {
  const texts = (list: readonly { text: string }[]) => list.map((one) => one.text);
  const { title, documentNumber, issuer, date } = reading;
  return {
    title: title?.text ?? null,
    documentNumber: documentNumber?.text ?? null,
    issuer: issuer?.text ?? null,
    date: date?.text ?? null,
    addressees: texts(reading.addressees),
    attachments: texts(reading.attachments),
    basis: texts(reading.basis),
    tasks: reading.tasks.map((task) => ({
      path: task.path,
      headings: texts(task.headings),
      text: task.text,
      leadUnits: texts(task.leadUnits),
      supportingUnits: texts(task.supportingUnits),
      responsibleUnits: texts(task.responsibleUnits),
      deadlines: task.deadlines.map((deadline) => deadline.value),
      recurrence: task.recurrence.map((recurrence) => recurrence.value),
      thresholds: task.thresholds.map(({ metric, operator, value, unit }) => ({ metric, operator, value, unit })),
      clauses: texts(task.clauses),
      period: task.period,
      span: task.span,
    })),
    phases: reading.phases.map(({ name, start, end, span }) => ({ name, start, end, span })),
    organizations: reading.organizations.map(({ name, parent, members, posts, duties, span }) => ({
      name,
      parent,
      members: members.map((member) => member.name),
      posts: texts(posts),
      duties: duties?.text ?? null,
      span,
    })),
    sections: reading.sections.map(({ path, title: heading, kind, owners, periods, span }) => ({
      path,
      title: heading,
      kind,
      owners: texts(owners),
      periods: periods.map((period) => period.value),
      span,
    })),
    goals: reading.goals.map(({ path, text, span }) => ({ path, text, span })),
    requirements: reading.requirements.map(({ path, text, span }) => ({ path, text, span })),
    flags: reading.flags,
    notes,
    spans: {
      title: title?.span ?? null,
      documentNumber: documentNumber?.span ?? null,
      issuer: issuer?.span ?? null,
      date: date?.span ?? null,
      tasks: reading.tasks.map((task) => {
        const places = (list: readonly { span: { start: number; end: number } }[]) => list.map((one) => one.span);
        return {
          text: task.span,
          leadUnits: places(task.leadUnits),
          supportingUnits: places(task.supportingUnits),
          responsibleUnits: places(task.responsibleUnits),
          deadlines: places(task.deadlines),
          recurrence: places(task.recurrence),
          thresholds: places(task.thresholds),
          clauses: places(task.clauses),
        };
      }),
    },
  };
}
