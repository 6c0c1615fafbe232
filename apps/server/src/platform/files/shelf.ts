import type { Readable } from 'node:stream';

/** 架：where contents lie under their hash. The store above it has checked them already. */
export interface Shelf {
  /** Takes over a finished file of this machine; false when the content lay there already. The file itself is left or moved away. */
  place(sha256: string, path: string, mediaType: string): Promise<boolean>;
  get(sha256: string): Promise<Readable | null>;
  has(sha256: string): Promise<boolean>;
  /** @throws when contents can be neither read nor written */
  check(): Promise<void>;
}
