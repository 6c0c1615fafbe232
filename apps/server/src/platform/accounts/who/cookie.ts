import { createHmac, timingSafeEqual } from 'node:crypto';

/** The raw values of one cookie in a request; a browser may send a name twice. */
function valuesOf(header: string, name: string): string[] {
  return header.split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at > 0 && pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
}

const signature = (value: string, secret: string): string => createHmac('sha256', secret).update(value).digest('base64');

/** A Set-Cookie header that better-auth will believe it has signed itself. `maxAge` in seconds. */
export const setCookie = (name: string, value: string, secret: string, { maxAge, secure }: { maxAge: number; secure: boolean }): string => {
  const signed = encodeURIComponent(`${value}.${signature(value, secret)}`);
  return `${name}=${signed}; Max-Age=${maxAge}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
};

/**
 * Reads a cookie that better-auth has signed: `<value>.<base64 of HMAC-SHA-256>`, percent-encoded.
 * Undefined when it is missing, sent twice, or signed by somebody else.
 */
export function signedCookie(header: string | undefined, name: string, secret: string): string | undefined {
  const [raw, ...more] = valuesOf(header ?? '', name);
  if (raw === undefined || more.length > 0 || raw.length > 500) return undefined;
  let text: string;
  try {
    text = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  const dot = text.lastIndexOf('.');
  if (dot < 1) return undefined;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1));
  const right = Buffer.from(signature(value, secret));
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined;
}

/** A cookie header with only the named cookies: what better-auth is shown of a request. */
export const onlyCookies = (header: string | undefined, names: readonly string[]): string =>
  names.flatMap((name) => valuesOf(header ?? '', name).map((value) => `${name}=${value}`)).join('; ');
