import { z } from 'zod';
import { line, verb } from '../../kernel/index.ts';
import { Can } from '../../organization/index.ts';
import { Carry, CarryQuestion, CityEdition } from './cityEdition.schema.ts';
import { Confirmable, Confirmation, FactPlace } from './confirmation.schema.ts';
import { Edition, StandardKey } from './edition.schema.ts';
import { EditionMap } from './editionMap.schema.ts';

/** 一版标准 in the list: of the product (`version` null) or the city's own. */
export const EditionRow = z.object({
  edition: StandardKey,
  version: z.int().nullable(),
  state: z.enum(['shipped', 'draft', 'adopted', 'discarded']),
  title: z.string(),
  documentNumber: z.string().nullable(),
  inForceFrom: z.string().nullable(),
  clauses: z.int(),
  indicators: z.int(),
  unconfirmed: z.int(),
  inForce: z.boolean(),
  fileName: z.string().nullable(),
  importedAt: z.string().nullable(),
  importedBy: z.string().nullable(),
});
export type EditionRow = z.infer<typeof EditionRow>;

/** A checklist's item that asks about a clause. */
const ClauseCheckItem = z.object({
  checklist: z.string(),
  checklistName: z.string(),
  key: z.string(),
  text: z.string(),
  points: z.number(),
  keyItem: z.boolean(),
});
export type ClauseCheckItem = z.infer<typeof ClauseCheckItem>;

const edition = { edition: StandardKey, version: z.coerce.number<number>().int().min(1).optional() };
const chosen = { edition: StandardKey, version: z.int().min(1).nullable().default(null) };

/** The edition in force, or the one asked for. */
export const StandardView = z.object({
  edition: Edition,
  version: z.int().nullable(),
  inForce: z.boolean(),
  confirmations: z.array(Confirmation),
  can: Can,
});

export const editionContract = {
  list: verb({
    name: 'edition.list',
    method: 'GET',
    path: '/api/editions',
    may: 'standard.read',
    summary: '查有哪些标准',
    input: z.strictObject({}),
    output: z.object({
      rows: z.array(EditionRow),
      cityEdition: CityEdition,
      scoringTables: z.array(z.object({ key: StandardKey, title: z.string() })),
      samplingPlans: z.array(z.object({ key: StandardKey, title: z.string() })),
      can: Can,
    }),
  }),
  inForce: verb({
    name: 'edition.inForce',
    method: 'GET',
    path: '/api/editions/in-force',
    may: 'standard.read',
    summary: '查采用的标准',
    input: z.strictObject({}),
    output: StandardView,
  }),
  read: verb({
    name: 'edition.read',
    method: 'GET',
    path: '/api/editions/:edition',
    may: 'standard.read',
    summary: '查一版标准',
    input: z.strictObject(edition),
    output: StandardView,
  }),
  clause: verb({
    name: 'edition.clause',
    method: 'GET',
    path: '/api/editions/:edition/clauses/:clause',
    may: 'standard.read',
    summary: '查一个条款',
    input: z.strictObject({ ...edition, clause: StandardKey }),
    output: z.object({
      view: StandardView,
      clause: StandardKey,
      checkItems: z.array(ClauseCheckItem),
      /** The keys under which this city's tasks, issues and evidence of the clause may lie. */
      keys: z.array(StandardKey),
      /** 在别的版里: where it carries on and what it comes from. */
      kin: z.array(
        z.object({ edition: StandardKey, editionTitle: z.string(), clause: StandardKey, title: z.string(), later: z.boolean() }),
      ),
    }),
  }),
  compare: verb({
    name: 'edition.compare',
    method: 'GET',
    path: '/api/editions/compare',
    may: 'standard.read',
    summary: '对照两版标准',
    input: z.strictObject({ from: StandardKey, to: StandardKey }),
    /** `drawn`: no map of the two is kept; it was drawn from equal keys and names. */
    output: z.object({ from: Edition, to: Edition, map: EditionMap, drawn: z.boolean() }),
  }),
  /** What must be said before the city works to another edition; asked by `choose` again. */
  questions: verb({
    name: 'edition.questions',
    method: 'GET',
    path: '/api/editions/:edition/questions',
    may: 'standard.edit',
    summary: '查换版要定的事',
    input: z.strictObject(edition),
    output: z.object({ questions: z.array(CarryQuestion), to: Edition }),
  }),
  choose: verb({
    name: 'edition.choose',
    method: 'POST',
    path: '/api/editions/choose',
    may: 'standard.edit',
    summary: '换用标准',
    input: z.strictObject({ ...chosen, revision: z.int(), answers: z.array(Carry).max(500).default([]) }),
    output: CityEdition,
  }),
  chooseRules: verb({
    name: 'edition.chooseRules',
    method: 'POST',
    path: '/api/editions/choose-rules',
    may: 'standard.edit',
    summary: '选定模拟评估的规则',
    input: z.strictObject({ revision: z.int(), scoringTable: StandardKey, samplingPlan: StandardKey }),
    output: CityEdition,
  }),
};

export const confirmationContract = {
  list: verb({
    name: 'confirmation.list',
    method: 'GET',
    path: '/api/confirmations',
    may: 'standard.read',
    summary: '查要核实的',
    input: z.strictObject({}),
    output: z.object({
      files: z.array(
        z.object({
          file: StandardKey,
          kind: z.string(),
          title: z.string(),
          rows: z.array(z.object({ ...Confirmable.shape, confirmation: Confirmation.nullable() })),
        }),
      ),
      can: Can,
    }),
  }),
  confirm: verb({
    name: 'confirmation.confirm',
    method: 'POST',
    path: '/api/confirmations/confirm',
    may: 'standard.edit',
    summary: '核实标准',
    input: z.strictObject({
      file: StandardKey,
      entry: FactPlace,
      source: line('依据', 200),
      target: z.number('目标值要写数字').nullable().default(null),
      officialNumber: z.int('编号要写整数').min(1).max(999).nullable().default(null),
    }),
    output: Confirmation,
  }),
  withdraw: verb({
    name: 'confirmation.withdraw',
    method: 'POST',
    path: '/api/confirmations/withdraw',
    may: 'standard.edit',
    summary: '撤回核实',
    input: z.strictObject({ file: StandardKey, entry: FactPlace }),
    output: z.object({ file: StandardKey, entry: FactPlace }),
  }),
};
