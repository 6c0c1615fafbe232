import { kernelProblems, Problem } from '@weicheng/domain/kernel';

/** A rule answers with what comes next or with a refusal; the refusal is thrown. */
export function must<T>(answer: T | Problem): T {
  if (answer instanceof Problem) throw answer;
  return answer;
}

/** A policy answers with a refusal or with nothing. */
export function refuse(no: Problem | undefined): void {
  if (no) throw no;
}

/** What was asked for by id must be there; another city's is not. `what` is its Chinese name. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw kernelProblems.notFound({ what });
  return value;
}
