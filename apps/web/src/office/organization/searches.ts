import { personContract, postKinds, unitContract, unitKinds } from '@weicheng/domain/organization';
import { call } from '../../shared/api.ts';
import type { Found } from '../chapter.ts';

/** 找单位: by name, former name or alias. */
export async function findUnits(text: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await call(unitContract.search, { text, limit: 6 }, { signal });
  return rows.map((row) => ({
    key: row.id,
    title: row.name,
    sub: [unitKinds[row.kind].says, row.parentName, row.alias && `又称 ${row.alias}`].filter(Boolean).join(' · '),
    to: `/organization/units/${row.id}`,
  }));
}

/** 找人员: by name. */
export async function findPersons(text: string, signal: AbortSignal): Promise<Found[]> {
  const { rows } = await call(personContract.list, { search: text, limit: 6 }, { signal });
  return rows.map((row) => {
    const post = row.posts[0];
    return {
      key: row.id,
      title: row.name,
      sub: post ? `${post.unitName}${postKinds[post.kind].says}` : '没有岗位',
      to: `/organization/people/${row.id}`,
    };
  });
}
