import { randomUUID } from 'node:crypto';
import { UserName } from '@weicheng/domain/platform';
import { betterAuth } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import type { Settings } from '../settings/index.ts';
import { accounts } from './account.store.ts';
import type { Door } from './door.ts';

export const product = '卫城';
/** A session ends after so many hours, however busy it is. */
export const sessionHours = 12;
/** The path under which better-auth itself answers: the way back from the sign-on service, and nothing else. */
export const signOnPath = '/api/account/sign-on';
export const signOnProvider = 'office';
/** better-auth asks for an address; ours can receive nothing (RFC 2606) and only carries the user name. */
export const addressOf = (userName: string): string => `${userName}@account.invalid`;

export type Engine = ReturnType<typeof openEngine>;

/** better-auth, set up as a library: it hashes, keeps sessions, checks codes and talks to the sign-on service. It serves no verb. */
export function openEngine(door: Door, settings: Settings, secret: string, clock: () => number) {
  const baseURL = settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`;
  return betterAuth({
    appName: product,
    baseURL,
    basePath: signOnPath,
    secret,
    database: { db: door.db, type: 'postgres', transaction: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128 },
    user: {
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        cityId: { type: 'number', fieldName: 'city_id', input: false },
        personId: { type: 'string', fieldName: 'person_id', input: false },
        mustChangePassword: { type: 'boolean', fieldName: 'must_change_password', input: false },
      },
    },
    session: {
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      additionalFields: {
        lastUsedAt: { type: 'date', fieldName: 'last_used_at', required: false, input: false },
        door: { type: 'string', required: false, input: false },
      },
    },
    account: {
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      updateAccountOnSignIn: false,
      accountLinking: { trustedProviders: [signOnProvider] },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (name) => UserName.safeParse(name).success,
      }),
      twoFactor({
        issuer: product,
        twoFactorCookieMaxAge: 600,
        // The lock by user name (attempt.store.ts) counts wrong codes as it counts wrong passwords.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      ...(settings.OIDC_DISCOVERY_URL && settings.OIDC_CLIENT_ID && settings.OIDC_CLIENT_SECRET
        ? [
            genericOAuth({
              config: [
                {
                  providerId: signOnProvider,
                  discoveryUrl: settings.OIDC_DISCOVERY_URL,
                  clientId: settings.OIDC_CLIENT_ID,
                  clientSecret: settings.OIDC_CLIENT_SECRET,
                  scopes: ['openid', 'profile'],
                  disableSignUp: true,
                  // The address stands for the user name, so that better-auth finds the account of that name and no other.
                  mapProfileToUser: ({ preferred_username: name }) => {
                    const userName = UserName.safeParse(name);
                    return { email: userName.success ? addressOf(userName.data) : '', emailVerified: true };
                  },
                },
              ],
            }),
          ]
        : []),
    ],
    databaseHooks: {
      account: {
        create: {
          // Who somebody is over there is enough to know; what one could do in his name over there is not kept.
          // The name over there is believed once, when the account is linked; a second person who takes the name gets nothing.
          before: async (account) => {
            const linked = await accounts.isLinked(door.db, account.userId, account.providerId);
            return linked ? false : { data: { ...account, accessToken: null, refreshToken: null, idToken: null } };
          },
        },
      },
      session: {
        create: {
          // Our clock says when; of the door only better-auth's path tells. A renewed session keeps the door it came by.
          before: async (session, context) => {
            const now = clock();
            const door = session.door ?? (context?.path === '/callback/:id' ? 'signOn' : 'password');
            return {
              data: {
                ...session,
                createdAt: new Date(now),
                lastUsedAt: new Date(now),
                expiresAt: new Date(now + sessionHours * 3600_000),
                door,
              },
            };
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'weicheng',
      useSecureCookies: baseURL.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      database: { generateId: () => randomUUID() },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { errorURL: '/sign-in' },
  });
}

/** Set by us alone from what Fastify believes; a header of that name from outside never gets here. */
export const addressHeader = 'x-weicheng-address';
