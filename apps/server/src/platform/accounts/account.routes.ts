import { apiKeyContract, accountContract as verbs } from '@weicheng/domain/platform';
import { type Route, route, wireRoute } from '../endpoint/index.ts';
import type { Settings } from '../settings/index.ts';
import { close, liftSecondFactor, list, open, reopen, resetPassword, unlock } from './account.service.ts';
import type { ApiKeys } from './apiKey/apiKey.service.ts';
import { product, signOnPath } from './engine.ts';
import type { Parts, SampleAccount } from './parts.ts';
import { changePassword } from './password/password.service.ts';
import { confirmSecondFactor, startSecondFactor, stopSecondFactor } from './secondFactor.service.ts';
import { endSessions, listSessions, me, signOut } from './session.service.ts';
import { signIn, verifySecondFactor } from './signIn.service.ts';

/** The verbs of accounts. */
export function accountRoutes(
  parts: Parts,
  settings: Settings,
  sampleAccounts: () => Promise<SampleAccount[]>,
  keys: ApiKeys,
): readonly Route[] {
  const signOn = settings.OIDC_DISCOVERY_URL ? { name: settings.OIDC_NAME ?? '统一登录', path: signOnPath } : null;
  return [
    route(verbs.options, async () => ({ product, signOn, sampleAccounts: await sampleAccounts() })),
    wireRoute(verbs.signIn, (_ctx, input, wire) => signIn(parts, wire, input)),
    wireRoute(verbs.verifySecondFactor, (_ctx, input, wire) => verifySecondFactor(parts, wire, input)),
    wireRoute(verbs.signOut, (_ctx, _input, wire) => signOut(parts, wire)),
    wireRoute(verbs.me, (_ctx, _input, wire) => me(parts, wire)),
    wireRoute(verbs.changePassword, (_ctx, input, wire) => changePassword(parts, wire, input)),
    wireRoute(verbs.sessions, (_ctx, _input, wire) => listSessions(parts, wire)),
    wireRoute(verbs.endSession, (_ctx, { id }, wire) => endSessions(parts, wire, id)),
    wireRoute(verbs.endOtherSessions, (_ctx, _input, wire) => endSessions(parts, wire)),
    wireRoute(verbs.startSecondFactor, (_ctx, input, wire) => startSecondFactor(parts, wire, input)),
    wireRoute(verbs.confirmSecondFactor, (_ctx, input, wire) => confirmSecondFactor(parts, wire, input)),
    wireRoute(verbs.stopSecondFactor, (_ctx, input, wire) => stopSecondFactor(parts, wire, input)),

    route(verbs.list, (ctx, input) => list(parts, ctx, input)),
    route(verbs.open, (ctx, input) => open(parts, ctx, input)),
    route(verbs.resetPassword, (ctx, input) => resetPassword(parts, ctx, input)),
    route(verbs.unlock, (ctx, input) => unlock(parts, ctx, input)),
    route(verbs.liftSecondFactor, (ctx, input) => liftSecondFactor(parts, ctx, input)),
    route(verbs.close, (ctx, input) => close(parts, ctx, input)),
    route(verbs.reopen, (ctx, input) => reopen(parts, ctx, input)),

    route(apiKeyContract.list, keys.list),
    route(apiKeyContract.issue, keys.issue),
    route(apiKeyContract.approve, keys.approve),
    route(apiKeyContract.revoke, keys.revoke),
  ];
}
