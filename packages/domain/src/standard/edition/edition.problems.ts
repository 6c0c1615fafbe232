import { problem } from '../../kernel/index.ts';

/** Refusals about editions and about which one a city works to. */
export const editionRefusals = {
  unanswered: problem<{ count: number; name: string; edition: string }>(
    'edition.unanswered',
    409,
    ({ count, name, edition }) =>
      `换成《${edition}》之前，在用的还有 ${count} 条要定去向，先定“${name}”：沿用、终止还是重新办。任务、数据和佐证都不动。`,
  ),
  leadsNowhere: problem<{ name: string; to: string; edition: string }>(
    'edition.leads-nowhere',
    422,
    ({ name, to, edition }) => `“${name}”要去的 ${to} 不在《${edition}》里，重选去向。`,
  ),
  halfAnswered: problem<{ name: string }>('edition.half-answered', 422, ({ name }) => `“${name}”沿用或重新办，要选去向；终止，不选去向。`),
  otherUnit: problem<{ name: string }>(
    'edition.other-unit',
    422,
    ({ name }) => `“${name}”在新版里单位变了，从前的数据不能沿用。选“重新办”或“终止”。`,
  ),
  unknown: problem<{ edition: string }>(
    'edition.unknown',
    404,
    ({ edition }) => `没有 ${edition} 这一版标准，可能已经变动。返回目录再选。`,
  ),
  sameEdition: problem<{ title: string }>('edition.same', 409, ({ title }) => `现在用的就是《${title}》，不用换。`),
  unsound: problem<{ count: number; problems: string[] }>('edition.unsound', 422, ({ count, problems }) =>
    count === 1 ? `这一版还有一处不对：${problems[0]}。改好再采用。` : `这一版还有 ${count} 处不对，改好再采用。第一处：${problems[0]}。`,
  ),
  noClause: problem('edition.no-clause', 404, () => '这一版里没有这个条款，可能已经换版。到标准目录里找。'),
  notConfirmable: problem<{ entry: string }>(
    'confirmation.not-confirmable',
    422,
    ({ entry }) => `“${entry}”不在要核实的里面，刷新后再看。`,
  ),
  noFigure: problem<{ name: string }>(
    'confirmation.no-figure',
    422,
    ({ name }) => `“${name}”没有单一的目标值，不能改数。去掉目标值再核实。`,
  ),
  badFigure: problem<{ name: string; reason: string }>(
    'confirmation.bad-figure',
    422,
    ({ name, reason }) => `“${name}”的目标值不对：${reason}。`,
  ),
  numberTaken: problem<{ number: number; name: string }>(
    'confirmation.number-taken',
    409,
    ({ number, name }) => `编号 ${number} 已经是“${name}”的，核对后再填。`,
  ),
};
