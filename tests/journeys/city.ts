import type { PostKind } from '@weicheng/domain/organization';
import { sampleCity } from '../../samples/src/city.ts';

/** The city a new installation is filled with: the server's seed. */
const city = sampleCity(2026);

export const unitId = (name: string): string => {
  const unit = city.units.find((one) => one.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit.id;
};

/** Who is in a post of a unit now: `holder('云台街道', 'liaison')`. */
export const holder = (unitName: string, kind: PostKind): { id: string; name: string } => {
  const post = city.posts.find((one) => one.unitId === unitId(unitName) && one.kind === kind && one.until === null);
  const person = city.people.find((one) => one.id === post?.personId);
  if (!person) throw new Error(`nobody is ${kind} at ${unitName}`);
  return person;
};
