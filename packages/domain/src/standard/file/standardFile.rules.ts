import { checklistProblems } from '../checklist/checklist.rules.ts';
import { dictionaryProblems } from '../dictionary/dictionary.rules.ts';
import type { Dictionary } from '../dictionary/dictionary.schema.ts';
import { editionProblems } from '../edition/edition.rules.ts';
import type { Edition } from '../edition/edition.schema.ts';
import { editionMapProblems } from '../edition/editionMap.rules.ts';
import { matterCodesProblems } from '../matter/matterCodes.rules.ts';
import { occasionsProblems } from '../occasion/occasions.rules.ts';
import { rectificationRulesProblems } from '../rectification/rectificationRules.rules.ts';
import { samplingPlanProblems } from '../scoring/sampling.rules.ts';
import { scoringTableProblems } from '../scoring/scoringTable.rules.ts';
import { vectorLevelsProblems } from '../vector/vectorLevels.rules.ts';
import { StandardFile, standardFileKinds } from './standardFile.schema.ts';

/** What a file may refer to, by its key. */
export interface StandardLibrary {
  editionOf(key: string): Edition | undefined;
  dictionaryOf(key: string): Dictionary | undefined;
}

/** 检查的结果: what the file is, null where it cannot be told, and every problem as a sentence. */
export interface StandardFileReport {
  file: StandardFile | null;
  problems: string[];
}

const words: { readonly [code: string]: (issue: { readonly input?: unknown; readonly keys?: unknown }) => string | undefined } = {
  unrecognized_keys: ({ keys }) => `不认识 ${String(keys)}`,
  invalid_type: ({ input }) => (input === undefined ? '没有填' : '填写的类型不对'),
  invalid_value: () => '不在可选的范围里',
  invalid_union: () => '不在可选的种类里',
  too_small: () => '不能是空的，或者太小',
  too_big: () => '太大',
  invalid_format: () => '写法不对',
};

/** 检查一份标准文件: its shape, then its sense, then what it refers to. */
export function checkStandardFile(content: unknown, library: StandardLibrary): StandardFileReport {
  const kind = (content as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(standardFileKinds, kind))
    return { file: null, problems: [`kind 要写明是哪一种：${Object.keys(standardFileKinds).join('、')}`] };
  const read = StandardFile.safeParse(content, { error: (issue) => words[issue.code ?? '']?.(issue) });
  if (!read.success)
    return { file: null, problems: read.error.issues.map(({ path, message }) => `${path.join('.') || '文件'}：${message}`) };
  return { file: read.data, problems: senseOf(read.data, library) };
}

function senseOf(file: StandardFile, library: StandardLibrary): string[] {
  switch (file.kind) {
    case 'edition':
      return editionProblems(file);
    case 'editionMap':
      return editionMapProblems(file, library.editionOf(file.from), library.editionOf(file.to));
    case 'workingCalendar':
      return [];
    case 'dictionary':
      return dictionaryProblems(file);
    case 'matterCodes':
      return matterCodesProblems(file, library.dictionaryOf);
    case 'occasions':
      return occasionsProblems(file);
    case 'vectorLevels':
      return vectorLevelsProblems(file);
    case 'checklist':
      return checklistProblems(file, library.editionOf(file.edition), library.dictionaryOf('placeKinds'));
    case 'scoringTable':
      return scoringTableProblems(file, library.editionOf(file.edition), library.dictionaryOf('placeKinds'));
    case 'samplingPlan':
      return samplingPlanProblems(file, library.dictionaryOf('placeKinds'));
    case 'rectificationRules':
      return rectificationRulesProblems(file);
  }
}
