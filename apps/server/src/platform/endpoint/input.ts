import { type FieldError, kernelProblems, parametersOf, type Verb } from '@weicheng/domain/kernel';
import { z } from 'zod';

/** Short words where the library's own would puzzle a clerk; everything else keeps the sentence of the schema. */
z.config({
  ...z.locales.zhCN(),
  customError: (issue) => {
    if (issue.code === 'unrecognized_keys') return `多出来的字段：${someOf(issue.keys)}`;
    if (issue.code === 'invalid_type') return issue.input === undefined ? '没有填' : '填写的类型不对';
    if (issue.code === 'invalid_value') return '不在可选的范围里';
    return undefined;
  },
});

/** A few names, cut short: a stranger's ten thousand fields are not sent back to him. */
const someOf = (keys: string[]) =>
  keys
    .slice(0, 5)
    .map((key) => key.slice(0, 40))
    .join('、') + (keys.length > 5 ? ` 等 ${keys.length} 个` : '');

const asFields = (error: z.ZodError): FieldError[] =>
  error.issues.slice(0, 100).map((i) => ({ path: i.path.join('.'), message: i.message }));

const isObject = (value: unknown): value is { [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Depth at which nesting is refused: no form of ours comes near it, and recursion must not follow a stranger down. */
const deepest = 32;
function tooDeep(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((v) => tooDeep(v, left - 1));
}

/**
 * Reads the input of a verb from path, query and body: each field from its one place, unknown fields refused,
 * so that a body can never speak for the path.
 */
export function inputReader(verb: Verb): (params: unknown, query: unknown, body: unknown) => unknown {
  const shape = verb.input.strict();
  const inPath = new Set(parametersOf(verb.path));
  const fromQuery = verb.method === 'GET' || verb.consumes !== undefined;
  return (params, query, body) => {
    const rest = fromQuery ? query : (body ?? {});
    if (!isObject(rest)) throw kernelProblems.notJson({});
    if (tooDeep(rest)) throw kernelProblems.invalid({ fields: [{ path: '', message: '层次太深，没有收下' }] });
    const stray = Object.keys(rest).filter((key) => inPath.has(key));
    if (!fromQuery) stray.push(...Object.keys(query as object));
    if (stray.length) throw kernelProblems.invalid({ fields: stray.map((path) => ({ path, message: '多出来的字段' })) });
    const parsed = shape.safeParse({ ...rest, ...(params as object) });
    if (!parsed.success) throw kernelProblems.invalid({ fields: asFields(parsed.error) });
    return parsed.data;
  };
}
