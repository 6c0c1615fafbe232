import { z } from 'zod';

/** One field of a verb's input or answer, in words a developer of another office can use. */
export interface Field {
  name: string;
  type: string;
  required: boolean;
  limits: string;
}

type Schema = { [keyword: string]: unknown };

/**
 * The fields of a shape, nested ones as `rows[].name`. Input is read from both of its sides: what may be sent says the type,
 * what it becomes says the limits.
 */
export function fieldsOf(type: z.ZodType, io: 'input' | 'output'): Field[] {
  const made = schemaOf(type, 'output');
  return io === 'output' ? walk(made, undefined, '', 0) : walk(schemaOf(type, 'input'), made, '', 0);
}

const schemaOf = (type: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(type, { io, unrepresentable: 'any', reused: 'inline' }) as Schema;

const deepest = 4;

function walk(schema: Schema, made: Schema | undefined, prefix: string, depth: number): Field[] {
  const properties = (schema.properties ?? {}) as { [name: string]: Schema };
  const required = (schema.required ?? []) as string[];
  const becomes = (made?.properties ?? {}) as { [name: string]: Schema };
  return Object.entries(properties).flatMap(([name, raw]) => {
    const { schema: own, optional } = bare(raw);
    const other = becomes[name] && bare(becomes[name]).schema;
    const at = `${prefix}${name}`;
    const whole = { ...other, ...own };
    const field = {
      name: at,
      type: typeOf(own),
      required: required.includes(name),
      limits: [optional ? '可为空' : '', limitsOf(whole)].filter(Boolean).join('；'),
    };
    if (depth === deepest) return [field];
    const rows = own.type === 'array' && (own.items as Schema | undefined);
    const inner = rows ? bare(rows).schema : own;
    const innerMade = rows ? (other?.items as Schema | undefined) : other;
    return [field, ...walk(inner, innerMade, `${at}${rows ? '[]' : ''}.`, depth + 1)];
  });
}

/** `anyOf [X, null]` and `type [X, null]` are an X that may be null. */
function bare(schema: Schema): { schema: Schema; optional: boolean } {
  const options = schema.anyOf as Schema[] | undefined;
  const some = options?.filter((o) => o.type !== 'null');
  if (some?.length === 1 && some[0]) return { schema: { ...schema, anyOf: undefined, ...some[0] }, optional: true };
  const types = Array.isArray(schema.type) ? schema.type.filter((t) => t !== 'null') : [];
  return types.length === 1 ? { schema: { ...schema, type: types[0] }, optional: true } : { schema, optional: false };
}

const typeNames: { [type: string]: string } = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: '是否',
  array: '列表',
  object: '对象',
  null: '空',
};
const formats: { [format: string]: string } = { uuid: '编号', date: '日期', 'date-time': '时刻', email: '邮箱', uri: '网址' };

function typeOf(schema: Schema): string {
  const options = schema.anyOf as Schema[] | undefined;
  if (options) return [...new Set(options.map(typeOf))].join('或');
  if (schema.enum) return '选项';
  if (schema.const !== undefined) return '固定值';
  const format = formats[String(schema.format)];
  if (format) return format;
  const type = typeNames[String(schema.type)] ?? '任意';
  return schema.type === 'array' && schema.items ? `${typeOf(bare(schema.items as Schema).schema)}列表` : type;
}

function limitsOf(schema: Schema): string {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, pattern, format, description } = schema as {
    [k: string]: string | number | undefined;
  };
  const options = schema.enum as unknown[] | undefined;
  const fixed = schema.const;
  const safe = (n: string | number | undefined) => (typeof n === 'number' && Math.abs(n) < Number.MAX_SAFE_INTEGER ? n : undefined);
  return [
    description,
    options?.map(String).join('、'),
    fixed === undefined ? '' : JSON.stringify(fixed),
    span(safe(minLength), safe(maxLength), '个字'),
    span(safe(minimum), safe(maximum), ''),
    span(safe(minItems), safe(maxItems), '项'),
    pattern !== undefined && !formats[String(format)] ? `格式 ${pattern}` : '',
    schema.default === undefined ? '' : `默认 ${JSON.stringify(schema.default)}`,
  ]
    .filter(Boolean)
    .join('；');
}

function span(from: number | undefined, to: number | undefined, unit: string): string {
  if (from === undefined && to === undefined) return '';
  if (from === undefined) return `最多 ${to} ${unit}`.trim();
  if (to === undefined) return `至少 ${from} ${unit}`.trim();
  return (from === to ? `${from} ${unit}` : `${from} 到 ${to} ${unit}`).trim();
}
