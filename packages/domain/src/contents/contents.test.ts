import { type FactKind, parametersOf, type Verb, writes } from '@weicheng/domain/kernel';
import * as organization from '@weicheng/domain/organization';
import * as plan from '@weicheng/domain/plan';
import * as platform from '@weicheng/domain/platform';
import * as rectification from '@weicheng/domain/rectification';
import * as standard from '@weicheng/domain/standard';
import { describe, expect, it } from 'vitest';
import { contracts, facts, permissions } from './index.ts';

const verbs: Verb[] = Object.values(contracts).flatMap((contract) => Object.values<Verb>(contract));
const doors = ['anyone', 'account', 'member'];

describe('目录', () => {
  it('names every verb and every address once', () => {
    expect(new Set(verbs.map((v) => v.name)).size).toBe(verbs.length);
    expect(new Set(verbs.map((v) => `${v.method} ${v.path.replace(/:[A-Za-z0-9]+/g, ':')}`)).size).toBe(verbs.length);
    for (const [noun, contract] of Object.entries(contracts))
      for (const [key, verb] of Object.entries<Verb>(contract)) expect(verb.name).toBe(`${noun}.${key}`);
  });

  it.each(verbs.map((v) => [v.name, v] as const))('%s asks for what exists', (_, v) => {
    expect(doors.includes(v.may) || Object.hasOwn(permissions, v.may), v.may).toBe(true);
    for (const name of parametersOf(v.path)) expect(Object.keys(v.input.shape)).toContain(name);
    expect(v.summary).toMatch(/\p{Script=Han}/u);
  });

  it('asks for every permission somewhere, or leaves it to a policy', () => {
    const asked = new Set(verbs.map((v) => v.may));
    expect(Object.keys(permissions).filter((permission) => !asked.has(permission))).toEqual([]);
  });

  it('tells every fact there is, each once, as noun.participle, with words', () => {
    const nouns = Object.entries({ ...organization, ...standard, ...plan, ...rectification, ...platform }).filter(([name]) =>
      name.endsWith('Facts'),
    );
    const declared = nouns.flatMap(([, kinds]) => Object.values(kinds as Record<string, FactKind>).map((fact) => fact.kind));
    expect([...facts.keys()].sort()).toEqual(declared.sort());
    for (const { kind, says } of facts.values()) {
      expect(kind).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
      expect(says).toMatch(/\p{Script=Han}/u);
    }
  });

  it('has a fact for every noun of the organization that is written', () => {
    const told = new Set([...facts.keys()].map((kind) => kind.split('.')[0]));
    const ofPlatform = ['account', 'file', 'notice'];
    for (const v of verbs.filter((verb) => writes(verb) && verb.replay !== false)) {
      const noun = v.name.split('.')[0] ?? '';
      if (!ofPlatform.includes(noun)) expect(told.has(noun), v.name).toBe(true);
    }
  });
});
