import fastJson from 'fast-json-stringify';
import { z } from 'zod';

type Schema = { [key: string]: unknown };

/** What only checks and never shapes: the serializer is faster without it, and the truth was checked on the way in. */
const idle = [
  '$schema',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'propertyNames',
  'description',
  'default',
  'enum',
  'const',
  'contentEncoding',
  'minItems',
  'maxItems',
];

/** Makes what writes the answers of a verb: fields that are not declared never leave the building. */
export const makeWriter = (output: z.ZodType): ((answer: unknown) => string) => fastJson(answerSchema(output));

/** The writer's schema. `anyOf [X, null]` becomes a nullable X, for which it needs no validator. */
const answerSchema = (output: z.ZodType): Schema =>
  lean(z.toJSONSchema(output, { target: 'draft-7', io: 'output', unrepresentable: 'any' })) as Schema;

function lean(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(lean);
  if (typeof node !== 'object' || node === null) return node;
  const schema = node as Schema;
  const options = schema['anyOf'];
  if (Array.isArray(options)) {
    const [one, ...more] = options.filter((o: Schema) => o['type'] !== 'null') as Schema[];
    // a union in X has no type of its own, and what has no type cannot be nullable
    if (one?.['type'] !== undefined && more.length === 0) return { ...(lean(one) as Schema), nullable: true };
  }
  const kept = Object.entries(schema).filter(([key]) => !idle.includes(key));
  const out: Schema = {};
  for (const [key, value] of kept) {
    // Under `properties` the keys are field names, not keywords.
    out[key] = key === 'properties' ? Object.fromEntries(Object.entries(value as Schema).map(([name, v]) => [name, lean(v)])) : lean(value);
  }
  if (out['type'] === undefined && (typeof schema['const'] === 'string' || Array.isArray(schema['enum']))) out['type'] = 'string';
  return out;
}
