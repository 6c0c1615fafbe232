import { toast } from '../../../../shared/parts/index.ts';

/** What looked odd but was taken is said after the act. */
export function sayWarnings({ warnings }: { warnings: readonly string[] }): void {
  for (const warning of warnings) toast(warning, 'told');
}
