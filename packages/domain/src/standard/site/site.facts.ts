import { z } from 'zod';
import { factKind } from '../../kernel/index.ts';

const wish = {
  kind: z.string(),
  kindName: z.string(),
  name: z.string(),
  subdistrictId: z.uuid(),
  subdistrictName: z.string(),
  builtUp: z.boolean(),
  address: z.string(),
};

/** What is recorded about sites; `about` is the site's id. */
export const siteFacts = {
  added: factKind({
    kind: 'site.added',
    says: '登记点位',
    data: z.object(wish),
    line: (d) => `登记${d.kindName}“${d.name}”，在${d.subdistrictName}`,
  }),
  changed: factKind({
    kind: 'site.changed',
    says: '修改点位',
    data: z.object({ ...wish, before: z.object(wish) }),
    line: (d) => (d.name === d.before.name ? `修改点位“${d.name}”` : `点位“${d.before.name}”改为“${d.name}”`),
  }),
  closed: factKind({
    kind: 'site.closed',
    says: '停用点位',
    data: z.object({ name: z.string(), kindName: z.string(), reason: z.string() }),
    line: (d) => `停用${d.kindName}“${d.name}”：${d.reason}`,
  }),
  /** `about` is nothing; the sites stand in `ids`. */
  imported: factKind({
    kind: 'site.imported',
    says: '导入点位',
    data: z.object({ added: z.int(), known: z.int(), sha256: z.string(), ids: z.array(z.uuid()) }),
    line: (d) => `导入 ${d.added} 个点位${d.known ? `，另有 ${d.known} 个已经有` : ''}`,
  }),
};
