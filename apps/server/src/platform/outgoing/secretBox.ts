import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** 密钥匣：secrets of others that we must be able to use again, encrypted where they lie. */
export interface SecretBox {
  /** @param place where it will lie, e.g. `webhook:1:<id>`: moved to another place it does not open */
  seal(secret: string, place: string): string;
  /** Null where it does not open: another place, or the server's own secret has changed. */
  open(sealed: string, place: string): string | null;
}

const mark = 'v1.';

/** AES-256-GCM under a key derived from the server's own secret (HKDF), which signs and opens nothing else. */
export function openSecretBox(ownSecret: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', ownSecret, '', 'weicheng outgoing secrets', 32));
  return {
    seal(secret, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
      const hidden = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return mark + Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(sealed, place) {
      if (!sealed.startsWith(mark)) return null;
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64url');
      if (bytes.length < 28) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(place));
        decipher.setAuthTag(bytes.subarray(12, 28));
        return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
