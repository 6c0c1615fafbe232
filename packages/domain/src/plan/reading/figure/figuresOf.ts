import type { ReadThreshold } from '../reading.schema.ts';
import { lookAtLines } from '../text/lines.ts';
import { viewOf } from '../text/view.ts';
import { thresholdsIn } from './thresholds.ts';

/** 文中的数: every figure a text prints with what it speaks of, wherever it stands; years are among them. */
export function figuresOf(text: string): ReadThreshold[] {
  const { drop, soft } = lookAtLines(text, []);
  const view = viewOf(text, { drop, soft });
  return thresholdsIn(view, 0, view.text.length, []);
}
