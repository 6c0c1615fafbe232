import { type IssueState, issueStates } from '@weicheng/domain/rectification';
import { StateGlyph, type StateShape, type StateTone } from '../../../shared/parts/StateGlyph.tsx';

const looks: Readonly<Record<IssueState, { shape: StateShape; tone?: StateTone }>> = {
  registered: { shape: 'empty' },
  dispatched: { shape: 'quarter' },
  declined: { shape: 'back', tone: 'soon' },
  rectifying: { shape: 'half' },
  submitted: { shape: 'most', tone: 'waiting' },
  returned: { shape: 'back', tone: 'soon' },
  closed: { shape: 'done', tone: 'done' },
  reopened: { shape: 'up', tone: 'rebound' },
  shelved: { shape: 'paused' },
  merged: { shape: 'ended' },
  void: { shape: 'ended' },
};

export const IssueStateSays = ({ state }: { state: IssueState }) => <StateGlyph {...looks[state]}>{issueStates[state]}</StateGlyph>;
