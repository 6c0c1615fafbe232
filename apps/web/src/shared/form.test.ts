import { expect, it } from 'vitest';
import { errorsByField } from './form.ts';

it('says the first error of each field, under the field', () => {
  const errors = errorsByField([
    { path: 'name', message: '名称没有填' },
    { path: 'name', message: '名称至少 2 个字' },
    { path: 'include.0', message: '没有这个单位' },
  ]);
  expect(errors).toEqual({ name: '名称没有填', include: '没有这个单位' });
});
