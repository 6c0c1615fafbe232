import { type Actor, holds, kernelProblems, type Problem, problem, type Verb } from '@weicheng/domain/kernel';

/** Who the request comes from, as the accounts know it. */
export interface SignedIn {
  actor: Actor;
  sessionId: string;
  mustChangePassword: boolean;
  secondFactorEnabled: boolean;
  /** 接口密钥: the verbs another system's key was given; it may nothing else. */
  only?: ReadonlySet<string>;
}

export const admissionProblems = {
  changePasswordFirst: problem('account.change-password-first', 403, () => '第一次登录，先改密码，再办别的。'),
  secondFactorFirst: problem('account.second-factor-first', 403, () => '你的岗位要求两步验证。先到“我的账号”开启，再办别的。'),
  foreignPage: problem('foreign-page', 403, () => '这个提交不是从本系统页面发出的，没有收下。回到本系统页面重新提交。'),
};

/** The first question of every verb: may this person come in at all? Undefined if so, else the refusal. */
export function refuseEntry(verb: Pick<Verb, 'name' | 'may' | 'summary'>, who: SignedIn | null): Problem | undefined {
  if (verb.may === 'anyone') return undefined;
  if (!who) return kernelProblems.notSignedIn({});
  if (who.only && !who.only.has(verb.name)) return kernelProblems.notAllowed({ what: verb.summary });
  if (verb.may === 'account') return undefined;
  if (who.mustChangePassword) return admissionProblems.changePasswordFirst({});
  if (who.actor.secondFactorRequired && !who.secondFactorEnabled) return admissionProblems.secondFactorFirst({});
  if (verb.may === 'member' || holds(who.actor, verb.may)) return undefined;
  return kernelProblems.notAllowed({ what: verb.summary });
}
