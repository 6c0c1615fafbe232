import type { UnitId } from '../../organization/index.ts';
import type { SheetScore } from '../checklist/checklist.rules.ts';
import { documentsKey } from '../scoreSheet/scoreSheet.rules.ts';
import type { ScoreSheetRow } from '../scoreSheet/scoreSheet.schema.ts';
import { scoreTable } from '../scoring/scoringTable.rules.ts';
import type { ScoringTable } from '../scoring/scoringTable.schema.ts';
import type { EditionOutline, MockScores } from './mockAssessment.schema.ts';

/** A sheet with what its marks are worth. */
export interface MarkedSheet {
  sheet: Pick<
    ScoreSheetRow,
    'id' | 'kind' | 'checklist' | 'placeKind' | 'placeKindName' | 'name' | 'subdistrictId' | 'subdistrictName' | 'state'
  >;
  score: SheetScore;
}

const sumOf = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0);
const meanOf = (figures: readonly number[]) => (figures.length === 0 ? null : sumOf(figures) / figures.length);

/** 模拟评估的得分, of the finished sheets. `whole`: whether these are all sheets of the city. */
export function mockScores(table: ScoringTable, edition: EditionOutline, sheets: readonly MarkedSheet[], whole: boolean): MockScores {
  const onSite = sheets.filter(({ sheet }) => sheet.kind === 'site');
  const counted = onSite.flatMap(({ sheet, score }) => (counts(sheet, score) ? [{ sheet, score, scaled: score.scaled ?? 0 }] : []));
  const names = new Map(onSite.map(({ sheet }) => [sheet.placeKind, sheet.placeKindName]));
  const { parts, won, of, atMost } = scoreTable(
    table,
    counted.map(({ sheet, scaled }) => ({ placeKind: sheet.placeKind, scaled })),
  );
  const clauseArea = new Map(edition.clauses.map((clause) => [clause.key, clause.area]));
  const items = counted.flatMap(({ score }) => score.items.filter(({ won }) => won !== null));
  const documents = new Map(
    sheets.filter(({ sheet, score }) => sheet.kind === 'documents' && counts(sheet, score)).map((s) => [s.sheet.checklist, s.score.scaled]),
  );
  return {
    whole: whole ? { won, of, atMost, total: table.total, passLine: table.passLine } : null,
    parts: parts.map(({ part, points, kinds }) => ({
      key: part.key,
      name: part.name,
      points: part.points,
      won: points,
      kinds: kinds.map((kind) => ({ ...kind, kindName: names.get(kind.placeKind) ?? kind.placeKind })),
    })),
    kinds: [...Map.groupBy(onSite, ({ sheet }) => sheet.placeKind)].map(([placeKind, all]) => {
      const scored = counted.filter(({ sheet }) => sheet.placeKind === placeKind);
      return {
        placeKind,
        kindName: names.get(placeKind) ?? placeKind,
        sheets: all.length,
        scored: scored.length,
        mean: meanOf(scored.map(({ scaled }) => scaled)),
        vetoes: scored.filter(({ score }) => score.vetoes.length > 0).length,
        failedKeys: scored.filter(({ score }) => score.failedKeys.length > 0).length,
      };
    }),
    areas: edition.areas.map(({ key, name }) => {
      const mine = items.filter(({ item }) => clauseArea.get(item.clause) === key);
      const [won, due] = [sumOf(mine.map(({ won }) => won ?? 0)), sumOf(mine.map(({ item }) => item.points))];
      return { area: key, name, won, due, rate: due === 0 ? null : (won / due) * 100, documents: documents.get(documentsKey(key)) ?? null };
    }),
    subdistricts: [...Map.groupBy(onSite, ({ sheet }) => sheet.subdistrictId)].flatMap(([subdistrictId, all]) => {
      if (subdistrictId === null) return [];
      const scored = counted.filter(({ sheet }) => sheet.subdistrictId === subdistrictId);
      const name = all[0]?.sheet.subdistrictName ?? '';
      return [
        {
          subdistrictId: subdistrictId as UnitId,
          name,
          sheets: all.length,
          scored: scored.length,
          mean: meanOf(scored.map(({ scaled }) => scaled)),
        },
      ];
    }),
    vetoes: counted.flatMap(({ sheet, score }) => score.vetoes.map(({ name }) => ({ sheetId: sheet.id, name: sheet.name, group: name }))),
  };
}

/** Whether a sheet counts: finished, and something on it applied. */
const counts = (sheet: Pick<ScoreSheetRow, 'state'>, score: SheetScore): boolean => sheet.state === 'finished' && score.scaled !== null;
