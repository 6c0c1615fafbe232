import type { DraftThreshold, Recurrence, TaskUnitRole } from '@weicheng/domain/plan';
import type { z } from 'zod';

type Threshold = z.infer<typeof DraftThreshold>;

/** 牵头、协助、责任: the role's word in a chip. */
export const roleSays: Readonly<Record<TaskUnitRole, string>> = { lead: '牵头', supporting: '协助', responsible: '责任' };

export const recurrenceSays: Readonly<Record<Recurrence, string>> = {
  daily: '每天',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  yearly: '每年',
};

export const operatorSays: Readonly<Record<Threshold['operator'], string>> = { '>=': '≥', '<=': '≤', '>': '＞', '<': '＜', '=': '=' };

/** ≥ 80%: the figure of a threshold, as printed on chips. */
export const figureSays = ({ operator, value, unit }: Threshold): string => `${operatorSays[operator]} ${value}${unit}`;

/** 三(一)2: a path without its strokes. */
export const pathSays = (path: string): string => path.replaceAll('/', '');

/** 14:31: when it was kept, by the office's clock. */
export const clockSays = (moment: number): string => new Date(moment + 8 * 3600_000).toISOString().slice(11, 16);
