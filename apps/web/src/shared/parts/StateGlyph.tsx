/** What a state means, as colour and ring: the ring fills as a thing advances, so that it reads in grey. */
export type StateTone = 'plain' | 'waiting' | 'soon' | 'overdue' | 'done' | 'rebound';
export type StateShape = 'empty' | 'quarter' | 'half' | 'most' | 'done' | 'back' | 'up' | 'paused' | 'ended';

const inside: Record<StateShape, string> = {
  empty: '',
  quarter: 'M7 7V2.5A4.5 4.5 0 0 1 11.5 7z',
  half: 'M7 2.5a4.5 4.5 0 0 1 0 9z',
  most: 'M7 7H2.5A4.5 4.5 0 1 0 7 2.5z',
  done: '',
  back: 'M9.5 7h-5M6.5 5 4.5 7l2 2',
  up: 'M7 9.5v-5M5 6.5l2-2 2 2',
  paused: 'M5.7 5v4M8.3 5v4',
  ended: 'M4.8 4.8l4.4 4.4',
};
const stroked: ReadonlySet<StateShape> = new Set(['back', 'up', 'paused', 'ended']);

/** 状态: a 14 px glyph and the word, no box. */
export function StateGlyph({ shape, tone = 'plain', children }: { shape: StateShape; tone?: StateTone; children: string }) {
  return (
    <span className={`state ${tone}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        {shape === 'done' ? (
          <>
            <circle cx="7" cy="7" r="6.25" fill="currentColor" />
            <path d="M4.3 7.2 6.2 9.2 9.8 5" fill="none" stroke="#fff" strokeWidth="1.5" strokeLinecap="round" />
          </>
        ) : (
          <>
            <circle cx="7" cy="7" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
            <path
              d={inside[shape]}
              fill={stroked.has(shape) ? 'none' : 'currentColor'}
              stroke={stroked.has(shape) ? 'currentColor' : 'none'}
              strokeWidth="1.4"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
          </>
        )}
      </svg>
      {children}
    </span>
  );
}
