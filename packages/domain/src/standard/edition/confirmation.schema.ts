import { z } from 'zod';
import { line } from '../../kernel/index.ts';
import { StandardKey, Verification } from './edition.schema.ts';

/** The place of a fact in its file: `clause:streets`, `indicator:K07`, an item's key; empty for the file as a whole. */
export const FactPlace = z.string().regex(/^$|^[A-Za-z0-9:-]{1,80}$/, '要核实的位置不对');

/** 核实: who has seen a fact in the text of the standard, where, and with which figure. */
export const Confirmation = z.object({
  file: StandardKey,
  entry: FactPlace,
  /** The figure as the standard has it, where it is not the shipped one. */
  target: z.number().nullable(),
  officialNumber: z.int().nullable(),
  source: line('依据', 200),
  confirmedAt: z.string(),
  confirmedBy: z.string(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** 要核实的一条: a fact that the product ships without having seen it in the text of the standard. */
export const Confirmable = z.object({
  file: StandardKey,
  entry: FactPlace,
  /** 条款、指标、检查项 … */
  what: z.string(),
  name: z.string(),
  verification: Verification,
  /** The shipped figure with its unit, for the eye; null where there is none. */
  figure: z.string().nullable(),
  /** The shipped target that can be put right; null where there is no single one. */
  target: z.number().nullable(),
  /** The sentence of the file about where it is from. */
  sourceTitle: z.string(),
});
export type Confirmable = z.infer<typeof Confirmable>;
