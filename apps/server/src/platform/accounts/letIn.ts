import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { sessionHours } from './engine.ts';
import type { Parts } from './parts.ts';
import { setCookie } from './who/cookie.ts';

const pendingSeconds = 600;

/** Starts a session in this browser; returns the cookie that names it. */
export async function letIn({ engine, cookies, secret }: Parts, request: FastifyRequest, accountId: string): Promise<string> {
  const { internalAdapter } = await engine.$context;
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, 300);
  const { token } = await internalAdapter.createSession(accountId, false, { ipAddress: request.ip, userAgent });
  return setCookie(cookies.session, token, secret, { maxAge: sessionHours * 3600, secure: cookies.secure });
}

/** Makes the sign-in wait for its second step, as better-auth's two-step plugin expects it; returns the cookie that names it. */
export async function waitForCode({ engine, cookies, secret }: Parts, accountId: string): Promise<string> {
  const { internalAdapter } = await engine.$context;
  const identifier = `2fa-${randomUUID()}`;
  const expiresAt = new Date(Date.now() + pendingSeconds * 1000);
  await internalAdapter.createVerificationValue({ identifier, value: accountId, expiresAt });
  await internalAdapter.createVerificationValue({ identifier: `2fa-attempts-${identifier}`, value: '0', expiresAt });
  return setCookie(cookies.pending, identifier, secret, { maxAge: pendingSeconds, secure: cookies.secure });
}
