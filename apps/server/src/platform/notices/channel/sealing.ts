import type { SecretBox } from '../../outgoing/index.ts';
import { Sealed } from './send.ts';

/** Where it lies: sealed for one channel it does not open at another. */
const placeOf = (cityId: number, channelId: string) => `channel:${cityId}:${channelId}`;

export const sealFor = (box: SecretBox, cityId: number, channelId: string, sealed: Sealed): string =>
  box.seal(JSON.stringify(sealed), placeOf(cityId, channelId));

/** Null where it does not open: the server's own secret is another one now. */
export function openSealed(box: SecretBox, cityId: number, channel: { id: string; sealed: string }): Sealed | null {
  const text = box.open(channel.sealed, placeOf(cityId, channel.id));
  return text === null ? null : Sealed.parse(JSON.parse(text));
}
