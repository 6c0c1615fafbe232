import { RectificationRules } from '@weicheng/domain/standard';
import ours from './rectification/rectification.json' with { type: 'json' };

let opened: RectificationRules | undefined;

/** 整改的规矩 a new city starts with, opened the first time it is asked for. */
export function rectificationRules(): RectificationRules {
  opened ??= RectificationRules.parse(ours);
  return opened;
}
