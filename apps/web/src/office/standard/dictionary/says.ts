import type { CityDictionary, CityEntry } from '@weicheng/domain/standard';

const dayOf = (moment: string): string => new Date(moment).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
const byWhom = ({ changedBy, changedAt }: Pick<CityEntry, 'changedBy' | 'changedAt'>): string =>
  changedBy && changedAt ? ` · ${changedBy} ${dayOf(changedAt)}` : '';

/** Where an entry comes from, and who changed it when. */
export function standingSays(entry: CityEntry): string {
  switch (entry.standing) {
    case 'shipped':
      return '产品自带';
    case 'changed':
      return `本市改过${entry.shippedName === entry.name ? '' : `，原来是“${entry.shippedName}”`}${byWhom(entry)}`;
    case 'added':
      return `本市加的${byWhom(entry)}`;
    case 'retired':
      return `已停用${byWhom(entry)}`;
  }
}

/** 林若宁 2026-11-25 选定. */
export const changedSays = ({ changedBy, changedAt }: CityDictionary): string => `${changedBy} ${changedAt ? dayOf(changedAt) : ''} 选定`;
