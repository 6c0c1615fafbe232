import { describe, expect, it } from 'vitest';
import { maySee } from './chapter.ts';

describe('maySee', () => {
  it('opens to everybody what asks for nothing', () => expect(maySee({}, [])).toBe(true));
  it('wants any one of the permissions', () => {
    expect(maySee({ may: ['unit.read', 'unit.edit'] }, ['unit.edit'])).toBe(true);
    expect(maySee({ may: ['unit.read'] }, ['person.read'])).toBe(false);
    expect(maySee({ may: [] }, ['unit.read'])).toBe(false);
  });
});
