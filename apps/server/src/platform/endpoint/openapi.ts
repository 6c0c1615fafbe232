import { parametersOf, type Verb } from '@weicheng/domain/kernel';
import { z } from 'zod';

type Json = { [key: string]: unknown };

const schemaOf = (type: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Json;
  return schema;
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: '给办事人看的一句话' },
    status: { type: 'integer' },
    code: { type: 'string', description: '稳定的编号，程序据此判断' },
    instance: { type: 'string', description: '请求编号，报修时用' },
    details: { type: 'object' },
  },
};

/** OpenAPI 3.1, made from the same contracts that the server obeys. */
export function openapi(verbs: readonly Verb[], version: string): Json {
  const paths: { [path: string]: Json } = {};
  for (const verb of verbs) {
    const path = verb.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [verb.method.toLowerCase()]: operation(verb) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '卫城 Weicheng', version, description: '写入要带 x-weicheng: 1；带 Idempotency-Key 的重复提交只办一次。' },
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'weicheng.session_token' },
        key: { type: 'http', scheme: 'bearer', description: '接口密钥，由系统管理员发' },
      },
    },
  };
}

function operation(verb: Verb): Json {
  const inPath = parametersOf(verb.path);
  const input = schemaOf(verb.input, 'input') as { properties?: { [name: string]: Json }; required?: string[] };
  const fields = Object.entries(input.properties ?? {});
  const inQuery = verb.method === 'GET' || verb.consumes !== undefined;
  const parameters = fields.flatMap(([name, schema]) => {
    const place = inPath.includes(name) ? 'path' : inQuery ? 'query' : undefined;
    return place ? [{ name, in: place, required: place === 'path' || (input.required ?? []).includes(name), schema }] : [];
  });
  if (verb.method !== 'GET' && verb.replay !== false)
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 8, maxLength: 100, description: '提交编号：同一个编号再送一次，只办一次，答复一样' },
    });
  const inBody = inQuery ? [] : fields.filter(([name]) => !inPath.includes(name));
  const required = (input.required ?? []).filter((name) => inBody.some(([n]) => n === name));
  const body = {
    type: 'object',
    properties: Object.fromEntries(inBody),
    additionalProperties: false,
    ...(required.length ? { required } : {}),
  };
  return {
    operationId: verb.name,
    summary: verb.summary,
    tags: [verb.name.split('.')[0]],
    description: verb.may === 'anyone' ? '不用登录' : verb.may === 'account' || verb.may === 'member' ? '登录即可' : `权限：${verb.may}`,
    ...(verb.may === 'anyone' ? {} : { security: [{ session: [] }, ...(verb.outside ? [{ key: [] }] : [])] }),
    ...(parameters.length ? { parameters } : {}),
    ...(verb.consumes
      ? { requestBody: { required: true, content: { [verb.consumes]: { schema: { type: 'string', format: 'binary' } } } } }
      : {}),
    ...(inBody.length
      ? {
          requestBody: {
            required: required.length > 0,
            content: { 'application/json': { schema: body, ...(verb.example ? { example: verb.example } : {}) } },
          },
        }
      : {}),
    responses: {
      200: {
        description: '办成',
        content: verb.produces
          ? { [verb.produces]: { schema: { type: 'string', format: 'binary' } } }
          : { 'application/json': { schema: schemaOf(verb.output, 'output') } },
      },
      default: { description: '没有办成', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}
