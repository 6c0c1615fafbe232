import type { Carry, CarryQuestion } from '@weicheng/domain/standard';

/** What was chosen so far for a question. */
export interface ChosenAnswer {
  answer: Carry['answer'] | undefined;
  to: readonly string[];
}

export const keyOfQuestion = ({ kind, from }: Pick<CarryQuestion, 'kind' | 'from'>): string => `${kind}/${from}`;

/** Nothing is chosen for a person; where it would go is only filled in beside it. */
export const startOf = ({ suggested }: CarryQuestion): ChosenAnswer => ({ answer: undefined, to: suggested });

const done = ({ answer, to }: ChosenAnswer): boolean => answer !== undefined && (answer === 'ends' || to.length > 0);

/** Why the change cannot be made yet; null when every question has its answer. */
export function missingSays(questions: readonly CarryQuestion[], answers: ReadonlyMap<string, ChosenAnswer>): string | null {
  const open = questions.filter((one) => !done(answers.get(keyOfQuestion(one)) ?? startOf(one)));
  return open[0] ? `还有 ${open.length} 条没有定去向，先定“${open[0].name}”。` : null;
}

/** The answers as the verb takes them. */
export const answersOf = (questions: readonly CarryQuestion[], answers: ReadonlyMap<string, ChosenAnswer>): Carry[] =>
  questions.flatMap((one) => {
    const { answer, to } = answers.get(keyOfQuestion(one)) ?? startOf(one);
    return answer === undefined ? [] : [{ kind: one.kind, from: one.from, answer, to: answer === 'ends' ? [] : [...to] }];
  });
