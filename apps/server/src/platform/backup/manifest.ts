import { z } from 'zod';

/**
 * 备份清单：the last entry of a backup, so that a file without it was cut short. A backup is one tar:
 * `tables/<schema.table>/<part>` (COPY text, parents before children), `files/<sha256>`, `secret`, `manifest/<sha256>`.
 */
export const Manifest = z.object({
  format: z.literal('weicheng-backup-1'),
  version: z.string(),
  at: z.string(),
  migrations: z.array(z.string()),
  cities: z.array(z.object({ cityId: z.int(), name: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.int(), bytes: z.int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.int(), called: z.boolean() })),
  files: z.object({ count: z.int(), bytes: z.int(), missing: z.array(z.string()) }),
  /** Whether the signing key is in here, came from the environment and is not, or was not made yet. */
  secret: z.enum(['kept', 'given', 'none']),
});
export type Manifest = z.infer<typeof Manifest>;
export type TablePart = Manifest['tables'][number];
