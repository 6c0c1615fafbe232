import { type AssignmentState, assignmentStates, type TaskState, taskStates } from '@weicheng/domain/plan';
import { StateGlyph, type StateShape, type StateTone } from '../../../shared/parts/StateGlyph.tsx';

const looks: Readonly<Record<TaskState | AssignmentState, { shape: StateShape; tone?: StateTone }>> = {
  issued: { shape: 'quarter' },
  active: { shape: 'half' },
  submitted: { shape: 'most', tone: 'waiting' },
  returned: { shape: 'back', tone: 'soon' },
  closed: { shape: 'done', tone: 'done' },
  transferred: { shape: 'ended' },
  void: { shape: 'ended' },
};

export const TaskStateSays = ({ state }: { state: TaskState }) => <StateGlyph {...looks[state]}>{taskStates[state]}</StateGlyph>;
export const AssignmentStateSays = ({ state }: { state: AssignmentState }) => (
  <StateGlyph {...looks[state]}>{assignmentStates[state]}</StateGlyph>
);
