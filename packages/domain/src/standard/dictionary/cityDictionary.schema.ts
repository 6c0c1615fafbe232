import { z } from 'zod';
import { line } from '../../kernel/index.ts';
import { StandardKey, Verification } from '../edition/edition.schema.ts';

export const EntryName = line('词条', 40);
export const EntryNote = line('说明', 120, 0);

/** 一个词条 over the shipped ones, as a row keeps it. */
export interface EntryRow {
  key: string;
  name: string;
  note: string;
  within: string | null;
  added: boolean;
  retired: boolean;
  changedAt: string;
  changedBy: string;
}

/** Which reading of the word the city chose; null: the first that ships. */
export interface DictionaryChoice {
  owner: string;
  edition: string;
  variant: string | null;
  entries: string[] | null;
  revision: number;
  changedAt: string;
  changedBy: string;
}

/** 词条 as the city has it. */
export const CityEntry = z.object({
  key: StandardKey,
  name: z.string(),
  note: z.string(),
  within: z.string().nullable(),
  /** 自带 as it ships; 改过; 本地加的; 停用. */
  standing: z.enum(['shipped', 'changed', 'added', 'retired']),
  shippedName: z.string().nullable(),
  /** Whether the city's reading of the word counts it in. */
  counted: z.boolean(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type CityEntry = z.infer<typeof CityEntry>;

/** A reading that ships. */
const Variant = z.object({ name: z.string(), entries: z.array(StandardKey), sourceTitle: z.string(), verification: Verification });

/** 词典 as the city has it. */
export const CityDictionary = z.object({
  key: StandardKey,
  name: z.string(),
  owner: z.string(),
  edition: z.string(),
  /** The edition the city's choice was made over, where the product has a newer one since. */
  chosenOver: z.string().nullable(),
  entries: z.array(CityEntry),
  variants: z.array(Variant),
  /** The name of the chosen reading; null: the city's own. */
  variant: z.string().nullable(),
  revision: z.int(),
  changedAt: z.string().nullable(),
  changedBy: z.string().nullable(),
});
export type CityDictionary = z.infer<typeof CityDictionary>;
