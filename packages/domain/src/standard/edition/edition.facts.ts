import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';
import { Carry } from './cityEdition.schema.ts';

const edition = { edition: z.string(), title: z.string() };

/** What is recorded about editions; the key stands in the data. */
export const editionFacts = {
  chosen: factKind({
    kind: 'edition.chosen',
    says: '采用标准',
    data: z.object({ ...edition, version: z.int().nullable(), before: z.string(), carries: z.array(Carry) }),
    line: (d) => `采用《${d.title}》${d.carries.length > 0 ? `，在用的 ${d.carries.length} 条定了去向` : ''}`,
  }),
  rulesChosen: factKind({
    kind: 'edition.rulesChosen',
    says: '选定模拟评估的规则',
    data: z.object({ scoringTable: z.string(), samplingPlan: z.string() }),
    line: (d) => `模拟评估按 ${d.scoringTable} 评分、按 ${d.samplingPlan} 抽样`,
  }),
};

const fact = { file: z.string(), entry: z.string(), name: z.string() };

/** What is recorded about confirmed facts. */
export const confirmationFacts = {
  confirmed: factKind({
    kind: 'confirmation.confirmed',
    says: '核实',
    data: z.object({ ...fact, target: z.number().nullable(), officialNumber: z.int().nullable(), source: z.string() }),
    line: (d) => `核实“${d.name}”${d.target === null ? '' : `，目标值 ${d.target}`}，依据：${d.source}`,
  }),
  withdrawn: factKind({
    kind: 'confirmation.withdrawn',
    says: '撤回核实',
    data: z.object(fact),
    line: (d) => `撤回对“${d.name}”的核实`,
  }),
};
