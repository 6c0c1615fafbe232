import type { SheetScore } from '../checklist/checklist.rules.ts';
import type { Checklist, CitySize } from '../checklist/checklist.schema.ts';
import type { ItemMark, ScoreSheetRow } from '../scoreSheet/scoreSheet.schema.ts';
import type { ScoringTable } from '../scoring/scoringTable.schema.ts';
import type { Draw, EditionOutline, MockScores } from './mockAssessment.schema.ts';

/** 一次模拟评估的全部, as papers are made of it. */
export interface AssessmentRecord {
  title: string;
  from: string;
  until: string;
  citySize: CitySize;
  population: number;
  edition: EditionOutline;
  table: ScoringTable;
  /** The last draw; null before the first. */
  draw: Draw | null;
  scores: MockScores;
  sheets: {
    sheet: Pick<ScoreSheetRow, 'number' | 'kind' | 'name' | 'address' | 'placeKindName' | 'subdistrictName' | 'state'>;
    checklist: Checklist;
    marks: ItemMark[];
    score: SheetScore;
  }[];
}
