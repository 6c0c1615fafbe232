import { Problem } from '@weicheng/domain/kernel';
import { accountProblems, lockMinutes } from '@weicheng/domain/platform';

/** What a sign-in that comes back from elsewhere (统一登录) may have been refused with. */
const refusals = [
  accountProblems.signOnUnknown({}),
  accountProblems.signOnFailed({}),
  accountProblems.closed({}),
  accountProblems.noPerson({}),
  accountProblems.secondFactorExpired({}),
  accountProblems.locked({ minutes: lockMinutes }),
];

/** The sentence of a refusal by its code, as `/sign-in?problem=<code>` brings it; an unknown code still says what to do. */
const refusalOf = (code: string): Problem =>
  refusals.find((problem) => problem.code === code) ??
  new Problem('sign-in-refused', 401, '登录没有成功。再试一次，或用用户名和密码登录。');

/** With what one comes to the sign-in page: why one was sent back, and whether only the code of the second step is missing. */
export function arrivalOf(search: string): { told: Problem | null; first: 'password' | 'secondFactor' } {
  const asked = new URLSearchParams(search);
  const code = asked.get('problem') ?? asked.get('error');
  return { told: code === null ? null : refusalOf(code), first: asked.get('step') === 'second-factor' ? 'secondFactor' : 'password' };
}
