import { targetOf, targetSays } from '../board/target.rules.ts';
import type { StandardFile } from '../file/standardFile.schema.ts';
import type { Confirmable, Confirmation } from './confirmation.schema.ts';
import type { Edition, Verification } from './edition.schema.ts';

type Fact = Pick<Confirmable, 'what' | 'name' | 'entry' | 'verification'> & { source: string; figure?: string; target?: number | null };

function factsOf(file: StandardFile): Fact[] {
  switch (file.kind) {
    case 'edition':
      return [
        ...file.clauses.map(({ key, title, verification, source }) => ({
          ...{ what: '条款', name: title, entry: `clause:${key}`, verification, source },
        })),
        ...file.indicators.map((indicator) => ({
          ...{ what: '指标', name: indicator.name, entry: `indicator:${indicator.key}` },
          ...{ verification: indicator.verification, source: indicator.source, figure: targetSays(indicator), target: targetOf(indicator) },
        })),
      ];
    case 'checklist':
      return file.items.map(({ key, text, verification, source }) => ({ what: '检查项', name: text, entry: key, verification, source }));
    case 'vectorLevels':
      return file.measures.map(({ key, name, verification, source, C, unit, direction }) => ({
        ...{ what: '密度', name, entry: key, verification, source, figure: `C 级 ${direction === 'down' ? '≤' : '≥'} ${C}${unit}` },
      }));
    case 'scoringTable':
    case 'samplingPlan':
    case 'matterCodes':
      return [{ what: whole[file.kind], name: file.title, entry: '', verification: file.verification, source: file.sources[0]?.key ?? '' }];
    case 'dictionary':
      return file.variants.map(({ name, verification, source }, i) => ({
        ...{ what: '说法', name, entry: `variant:${i + 1}`, verification, source },
      }));
    case 'occasions':
      return file.occasions.map(({ key, name, verification, source }) => ({ what: '卫生日', name, entry: key, verification, source }));
    default:
      return [];
  }
}
const whole = { scoringTable: '评分表', samplingPlan: '抽样方案', matterCodes: '事项代码' } as const;

/** 要核实的: every fact of a file that was not seen in the text of the standard. What was seen needs nobody. */
export function confirmablesOf(file: StandardFile): Confirmable[] {
  const titles = new Map('sources' in file ? file.sources.map(({ key, title }) => [key, title]) : []);
  return factsOf(file)
    .filter(({ verification }) => verification !== ('seen' satisfies Verification))
    .map(({ source, figure, target, ...fact }) => ({
      ...fact,
      file: file.key,
      figure: figure ?? null,
      target: target ?? null,
      sourceTitle: titles.get(source) ?? '',
    }));
}

/** The edition as the office has confirmed it: its figures and official numbers over the shipped ones. What is not confirmed stays. */
export function withConfirmations(edition: Edition, confirmations: readonly Confirmation[]): Edition {
  const own = new Map(confirmations.filter(({ file }) => file === edition.key).map((one) => [one.entry, one]));
  if (own.size === 0) return edition;
  return {
    ...edition,
    clauses: edition.clauses.map((clause) => {
      const said = own.get(`clause:${clause.key}`);
      return said?.officialNumber ? { ...clause, number: said.officialNumber } : clause;
    }),
    indicators: edition.indicators.map((indicator) => {
      const said = own.get(`indicator:${indicator.key}`);
      if (!said) return indicator;
      const { rule } = indicator;
      return {
        ...indicator,
        officialNumber: said.officialNumber ?? indicator.officialNumber,
        rule: said.target !== null && 'target' in rule ? { ...rule, target: said.target } : rule,
      };
    }),
  };
}
