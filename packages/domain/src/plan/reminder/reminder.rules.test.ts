import { expect, it } from 'vitest';
import { reminderTitle } from './reminder.rules.ts';

it('says only what there is', () => {
  expect(reminderTitle({ overdue: 2, soon: 3 }, 3)).toBe('2 项任务已超期，3 项任务在 3 个工作日内到期');
  expect(reminderTitle({ overdue: 2, soon: 0 }, 3)).toBe('2 项任务已超期');
  expect(reminderTitle({ overdue: 0, soon: 1 }, 3)).toBe('1 项任务在 3 个工作日内到期');
});
