import { type Operation, operations, problems } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { formatOpenApi } from './index.ts';

const raw = {
  method: 'GET' as const,
  path: '/api/v1/tables/:file{.+\\.csv}',
  description: {
    path: '/api/v1/tables/{table}.csv',
    summary: 'A table as CSV',
    tag: 'tables',
    mediaTypes: ['text/csv'],
  },
  handle: async () => new Response(),
};
const document = formatOpenApi({ publicUrl: 'https://datos.example.org', rawRoutes: [raw] });

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: z.looseObject({}),
});
const Content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.looseObject({}));
const Answer = z.union([
  z.object({ $ref: z.string().regex(/^#\/components\/responses\/\d{3}$/) }),
  z.looseObject({ description: z.string().min(1), content: Content.optional() }),
]);
const PathItem = z.record(
  z.enum(['get', 'post', 'put', 'patch', 'delete']),
  z.looseObject({
    operationId: z.string().optional(),
    summary: z.string().min(1),
    tags: z.array(z.string()).min(1),
    security: z.array(z.record(z.string(), z.array(z.string()))),
    parameters: z.array(Parameter),
    requestBody: z.object({ required: z.literal(true), content: Content }).optional(),
    responses: z.record(z.string().regex(/^\d{3}$/), Answer),
  }),
);
/** The parts of the OpenAPI 3.1 specification that we write. */
const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })),
  tags: z.array(z.object({ name: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), z.unknown()),
  ),
  components: z.looseObject({ responses: z.record(z.string(), z.looseObject({ 'x-problems': z.array(z.string()) })) }),
});

test('is the document OpenAPI 3.1 asks for', () => {
  const parsed = OpenApi.parse(document);
  for (const [path, item] of Object.entries(parsed.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const read = PathItem.valueType.parse(operation);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      const given = read.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(given.sort(), `${method} ${path}`).toEqual(named);
    }
  }
});

test('has every operation of the contract, with who may call it', () => {
  const { paths } = OpenApi.parse(document);
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    const found = PathItem.valueType.parse(paths[operation.path]?.[parseMethod(operation.method.toLowerCase())]);
    expect(found.operationId).toBe(id);
    expect(found.security).toEqual(operation.scope === null ? [] : [{ token: [] }]);
    expect(Object.keys(found.responses)).toContain(String(operation.status));
    expect(found.requestBody !== undefined).toBe(operation.body !== undefined);
    expect(found.parameters.some(({ name }) => name === 'If-Match')).toBe(operation.ifMatch === true);
  }
  expect(Object.keys(paths)).toContain('/api/v1/tables/{table}.csv');
});
const parseMethod = (text: string) => z.enum(['get', 'post', 'put', 'patch', 'delete']).parse(text);

test('names every problem a client can meet', () => {
  const { components } = OpenApi.parse(document);
  const named = Object.values(components.responses).flatMap((response) => response['x-problems']);
  expect(named.sort()).toEqual(Object.keys(problems).sort());
});

test('points only at what it holds', () => {
  for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/(components\/[^"]+)"/g)) {
    const found = (pointer ?? '').split('/').reduce<unknown>((at, step) => Reflect.get(Object(at), step), document);
    expect(found, pointer).toBeDefined();
  }
});

test('a condition that holds conditions is described once, and refers to itself', () => {
  const text = JSON.stringify(document);
  expect(text).not.toContain('$defs');
  expect(text).toContain('"$ref":"#/components/schemas/Condition"');
  for (const [, name = ''] of text.matchAll(/"\$ref":"(?!#\/components\/)([^"]*)"/g)) expect(name).toBe('');
});
