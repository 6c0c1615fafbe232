import { accountProblems } from '@weicheng/domain/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { accounts } from './account.store.ts';
import { signOnPath, signOnProvider } from './engine.ts';
import { waitForCode } from './letIn.ts';
import { headersFor, type Parts, passCookies, tokenIn } from './parts.ts';
import { sessions } from './session.store.ts';
import { admit } from './signIn.service.ts';

const config = { rateLimit: { max: 30, timeWindow: 60_000 } };

/** Back at the sign-in page, which finds the sentence of a problem by its code. */
const backWith = (reply: FastifyReply, problem: { code: string }) => reply.redirect(`/sign-in?problem=${encodeURIComponent(problem.code)}`);

/** 统一登录：the two addresses of the way to the city's OpenID Connect service and back. Pages, not verbs: a browser goes there. */
export function mountSignOn(app: FastifyInstance, parts: Parts): void {
  app.get(signOnPath, { config }, (request, reply) => leave(parts, request, reply));
  app.get(`${signOnPath}/callback/${signOnProvider}`, { config }, (request, reply) => comeBack(parts, request, reply));
}

async function leave({ engine }: Parts, request: FastifyRequest, reply: FastifyReply) {
  const body = { provider: signOnProvider, callbackURL: '/', errorCallbackURL: '/sign-in', disableRedirect: true };
  const going = await engine.api.signInSocial({ body, headers: headersFor(request), returnHeaders: true }).catch((error: unknown) => {
    request.log.warn({ err: error }, 'sign-on');
  });
  if (!going?.response.url) return backWith(reply, accountProblems.signOnFailed({}));
  passCookies(reply, going.headers);
  return reply.redirect(going.response.url);
}

async function comeBack(parts: Parts, request: FastifyRequest, reply: FastifyReply) {
  const { door, engine } = parts;
  const { baseURL } = await engine.$context;
  const headers = headersFor(request);
  headers.set('cookie', request.headers.cookie ?? '');
  const url = new URL(request.url, baseURL);
  const outcome = await door.act(async (act) => {
    const answer = await engine.handler(new Request(url, { headers }));
    const token = tokenIn(parts, answer.headers);
    const session = token === undefined ? undefined : await sessions.accountOf(door.db, token);
    if (!session) {
      const why = new URL(answer.headers.get('location') ?? '/', baseURL).searchParams.get('error') ?? '';
      request.log.warn({ why }, 'sign-on');
      const unknown = ['signup_disabled', 'email_not_found', 'account_not_linked', 'unable_to_link_account'].includes(why);
      return { problem: unknown ? accountProblems.signOnUnknown({}) : accountProblems.signOnFailed({}) };
    }
    const account = await accounts.byId(door.db, session.accountId);
    // The sign-on service stands for the password, not for the telephone.
    if (account.secondFactorEnabled && !account.closed) {
      await sessions.end(door.db, account.id, { id: session.id });
      return { pending: await waitForCode(parts, account.id) };
    }
    const problem = await admit(parts, act, request, account, 'signOn');
    return problem ? { problem } : { headers: answer.headers };
  });
  if (outcome.problem) return backWith(reply, outcome.problem);
  if (outcome.pending !== undefined) return reply.header('set-cookie', outcome.pending).redirect('/sign-in?step=second-factor');
  passCookies(reply, outcome.headers);
  return reply.redirect('/');
}
