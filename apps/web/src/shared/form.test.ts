import { Problem } from '@weicheng/domain/kernel';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { errorOf, errorsByField, fieldsOf } from './form.ts';

it('says the first error of each field, under the field', () => {
  const errors = errorsByField([
    { path: 'name', message: '名称没有填' },
    { path: 'name', message: '名称至少 2 个字' },
    { path: 'include.0', message: '没有这个单位' },
  ]);
  expect(errors).toEqual({ name: '名称没有填', include: '没有这个单位' });
});

it('says a refusal under the field it belongs to: its own fields, or the one the form names for its code', () => {
  const fields = [{ path: 'name', message: '名称没有填' }];
  const weak = new Problem('account.weak-password', 422, '新密码还不行。', {});
  expect(fieldsOf(new Problem('invalid-input', 422, '', { fields }), { other: 'next' })).toEqual(fields);
  expect(fieldsOf(weak, { 'account.weak-password': 'next' })).toEqual([{ path: 'next', message: '新密码还不行。' }]);
  expect(fieldsOf(weak)).toEqual([]);
});

it('calls what holds nothing missing, and what holds something by its own sentence', () => {
  const shape = z.object({ unitId: z.uuid('编号格式不对'), members: z.object({ kinds: z.array(z.string('要填文字')) }) });
  const said = (values: Record<string, unknown>) => shape.safeParse(values).error?.issues.map((issue) => errorOf(issue, values));
  expect(said({ members: { kinds: [] } })).toEqual([{ path: 'unitId', message: '没有填' }]);
  expect(said({ unitId: 'x', members: { kinds: [undefined] } })).toEqual([
    { path: 'unitId', message: '编号格式不对' },
    { path: 'members.kinds.0', message: '要填文字' },
  ]);
});
