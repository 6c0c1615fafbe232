import { type PlanDocumentState, planDocumentStates } from '@weicheng/domain/plan';
import { StateGlyph } from '../../../shared/parts/index.ts';

const looks = {
  reading: ['quarter', 'plain'],
  draft: ['half', 'soon'],
  published: ['done', 'done'],
  superseded: ['up', 'plain'],
  unreadable: ['back', 'overdue'],
  abandoned: ['ended', 'plain'],
} as const;

/** 方案的状态: glyph and word. */
export function DocumentState({ state }: { state: PlanDocumentState }) {
  const [shape, tone] = looks[state];
  return (
    <StateGlyph shape={shape} tone={tone}>
      {planDocumentStates[state]}
    </StateGlyph>
  );
}
