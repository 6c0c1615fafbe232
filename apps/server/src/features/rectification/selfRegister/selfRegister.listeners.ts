import { taskFacts } from '@weicheng/domain/plan';
import { issueOfTask } from '@weicheng/domain/rectification';
import type { z } from 'zod';
import { type Listener, when } from '#platform/facts';
import { rulesOf } from '../cityRules/cityRules.service.ts';
import { registerIssue } from '../issue/register.ts';
import { origins } from './selfRegister.store.ts';

/** 超期的任务自己登记成问题: one issue for a share of a task, however often it is heard; the office can switch it off. */
export const selfRegisterListeners: readonly Listener[] = [
  when<z.output<typeof taskFacts.overdue.data>>(taskFacts.overdue, 'register-overdue-task', async (ctx, { about, data }) => {
    if (!about || !(await rulesOf(ctx)).selfRegister.tasks) return;
    await origins.lock(ctx);
    const { assignmentId } = data;
    if (await origins.isKnown(ctx, assignmentId)) return;
    const { title, text, severity, says, link } = issueOfTask(about, data);
    const words = { title, text, severity, source: 'task', sourceNumber: null, place: '' } as const;
    const issue = await registerIssue(ctx, { ...words, matter: null, location: null, areaUnitId: null, photos: [] });
    await origins.add(ctx, { assignmentId, says, link }, issue.id);
  }),
];
