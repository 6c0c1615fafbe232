import { describe, expect, it } from 'vitest';
import { addressOf, maySee } from './chapter.ts';

describe('addressOf', () => {
  it('leaves out what may be missing, and only that', () => {
    expect(addressOf({ path: 'organization/units/:id?' })).toBe('organization/units');
    expect(addressOf({ path: 'organization/people/:id' })).toBe('organization/people/:id');
    expect(addressOf({ path: 'organization/people/:id/hand-over' })).toBe('organization/people/:id/hand-over');
  });
});

describe('maySee', () => {
  it('opens to everybody what asks for nothing', () => expect(maySee({}, [])).toBe(true));
  it('wants any one of the permissions', () => {
    expect(maySee({ may: ['unit.read', 'unit.edit'] }, ['unit.edit'])).toBe(true);
    expect(maySee({ may: ['unit.read'] }, ['person.read'])).toBe(false);
    expect(maySee({ may: [] }, ['unit.read'])).toBe(false);
  });
});
