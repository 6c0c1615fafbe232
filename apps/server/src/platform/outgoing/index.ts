import type { Settings } from '../settings/index.ts';
import { addressRefusal, type Parcel, post, type Sent } from './post.ts';
import { allowing, type Reached, type Resolve, reach } from './reach.ts';
import { openSecretBox, type SecretBox } from './secretBox.ts';

export type { Parcel, Reached, SecretBox, Sent };

/** 往外：everything that leaves the building goes through here. */
export interface Outgoing {
  /** Sends a POST; the answer, or why there is none, is a value. Does not throw for anything the far side does. */
  post(address: string, parcel: Parcel): Promise<Sent>;
  /** Where a connection that is no HTTP may go (mail): connect to one of the addresses, not to the name. */
  reach(host: string, port: number): Promise<Reached>;
  /** Why an address typed into a form is none we send to; null where it may be one. Looks nothing up. */
  refusal(address: string): string | null;
  box: SecretBox;
}

/** @param secret the server's own; the box's key is derived from it */
export function openOutgoing({ OUTGOING_HOSTS }: Pick<Settings, 'OUTGOING_HOSTS'>, secret: string, resolve?: Resolve): Outgoing {
  const allowed = allowing(OUTGOING_HOSTS);
  const reached = (host: string, port: number) => reach(host, port, allowed, resolve);
  return {
    post: (address, parcel) => post(address, parcel, allowed, reached),
    reach: reached,
    refusal: (address) => addressRefusal(address, allowed),
    box: openSecretBox(secret),
  };
}
