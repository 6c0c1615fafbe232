import { expect, it } from 'vitest';
import { toggled, wishedOf } from './address.ts';

it('keeps a wish in the address, each thing once', () => {
  expect(wishedOf({ met: 'K01,K44,K01', right: '' })).toEqual({ met: ['K01', 'K44'], right: [] });
  expect(toggled(['K01'], 'K44')).toBe('K01,K44');
  expect(toggled(['K01', 'K44'], 'K01')).toBe('K44');
  expect(toggled(['K01'], 'K01')).toBeUndefined();
});
