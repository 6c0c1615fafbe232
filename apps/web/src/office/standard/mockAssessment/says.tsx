import { type AssessmentState, assessmentStates, type ScoreSheetState } from '@weicheng/domain/standard';
import { StateGlyph, type StateShape, type StateTone } from '../../../shared/parts/StateGlyph.tsx';

const looks: Readonly<Record<AssessmentState, { shape: StateShape; tone?: StateTone }>> = {
  prepared: { shape: 'empty' },
  underWay: { shape: 'half' },
  finished: { shape: 'done', tone: 'done' },
  void: { shape: 'ended' },
};

export const AssessmentStateSays = ({ state }: { state: AssessmentState }) => (
  <StateGlyph {...looks[state]}>{assessmentStates[state]}</StateGlyph>
);

/** 打分表填到哪里: `marked` of its items. */
export const SheetStateSays = ({ state, marked }: { state: ScoreSheetState; marked: number }) =>
  state === 'finished' ? (
    <StateGlyph shape="done" tone="done">
      已填完
    </StateGlyph>
  ) : (
    <StateGlyph shape={marked > 0 ? 'half' : 'empty'}>{marked > 0 ? '在填' : '未填'}</StateGlyph>
  );

/** 分数, two decimals at most: 87.5. Nothing counted yet: 未打分. */
export const scoreSays = (score: number | null): string => (score === null ? '未打分' : String(Math.round(score * 100) / 100));

export const severitySays = { minor: '一般', major: '较重', severe: '严重' } as const;
