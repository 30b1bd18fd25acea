import { type Operation, operations, ProblemDocument, problems } from '@milpa/sdk';
import { z } from 'zod';
import type { RawRoute } from './route.ts';

export interface OpenApiOptions {
  readonly publicUrl: string;
  readonly rawRoutes: readonly RawRoute[];
}

type Json = { [name: string]: unknown };

/** The portal's API as OpenAPI 3.1, from the contract and from what raw routes say about themselves. */
export function formatOpenApi({ publicUrl, rawRoutes }: OpenApiOptions): Json {
  const described: Record<string, Json> = {};
  const add = (path: string, method: string, content: Json) => {
    described[path] = { ...described[path], [method.toLowerCase()]: content };
  };
  for (const [id, operation] of Object.entries<Operation>(operations))
    add(operation.path, operation.method, formatOperation(id, operation));
  for (const { method, description } of rawRoutes)
    if (description) add(description.path, method === 'ALL' ? 'GET' : method, formatRaw(description));
  const schemas: Json = { Problem: toSchema(ProblemDocument, 'output') };
  for (const [path, methods] of Object.entries(described)) described[path] = parseJson(hoist(methods, schemas));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Milpa',
      version: '1',
      description:
        'Everything the pages of this portal do, they do through this interface. Reading needs no account. Errors are problem documents (RFC 9457) with a permanent `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: [...new Set(Object.values(operations).map(({ tag }) => tag))].map((name) => ({ name })),
    paths: described,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'An API token, made in the account' } },
      schemas,
      responses: formatProblems(),
    },
  };
}

/** Schemas that refer to themselves are named once for the whole document: a reference there begins at its root. */
function hoist(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((each) => hoist(each, schemas));
  if (typeof value !== 'object' || value === null) return value;
  const { $defs, ...rest }: Json = { ...value };
  for (const [name, schema] of Object.entries($defs ?? {})) schemas[name] = hoist(schema, schemas);
  return Object.fromEntries(
    Object.entries(rest).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string'
        ? member.replace('#/$defs/', '#/components/schemas/')
        : hoist(member, schemas),
    ]),
  );
}

const parseJson = (value: unknown) => value as Json;

function formatOperation(id: string, operation: Operation): Json {
  return {
    operationId: id,
    summary: operation.summary,
    tags: [operation.tag],
    ...(operation.scope === null
      ? { security: [] }
      : {
          security: [{ token: [] }],
          ...(operation.scope === 'account' ? {} : { 'x-scope': operation.scope }),
        }),
    parameters: [
      ...formatParameters(operation.params, 'path'),
      ...formatParameters(operation.query, 'query'),
      ...(operation.ifMatch ? [revision] : []),
    ],
    ...(operation.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toSchema(operation.body, 'input') } },
          },
        }
      : {}),
    responses: { [operation.status]: formatSuccess(operation), ...listProblems(operation) },
  };
}

function formatSuccess({ status, response, summary }: Operation): Json {
  if (status === 204) return { description: summary };
  return { description: summary, content: { 'application/json': { schema: toSchema(response, 'output') } } };
}

const revision = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The revision that is being changed, as in the ETag of the answer that showed it: "7"',
  schema: { type: 'string', pattern: '^"[0-9]+"$' },
};

function formatParameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = parseObjectSchema(toSchema(schema, 'input'));
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
      ...(rest['type'] === 'array' ? { style: 'form', explode: true } : {}),
    };
  });
}

const parseObjectSchema = (schema: Json) => schema as { properties?: Record<string, Json>; required?: string[] };

/** JSON Schema 2020-12, which OpenAPI 3.1 is written in. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function listProblems(operation: Operation): Json {
  const statuses = new Set([500, 503]);
  if (operation.params) statuses.add(404);
  if (operation.query || operation.body || operation.params) statuses.add(422);
  if (operation.body) for (const status of [400, 413]) statuses.add(status);
  if (operation.scope !== null) for (const status of [401, 403]) statuses.add(status);
  if (operation.method !== 'GET') for (const status of [403, 409]) statuses.add(status);
  if (operation.ifMatch) for (const status of [412, 428]) statuses.add(status);
  return Object.fromEntries(
    [...statuses].sort().map((status) => [status, { $ref: `#/components/responses/${status}` }]),
  );
}

/** One response for each status, naming every problem that has it. */
function formatProblems(): Json {
  const byStatus = Map.groupBy(Object.entries(problems), ([, { status }]) => status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map(([code, { title }]) => `\`${code}\`: ${title.en}`).join('. '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        'x-problems': list.map(([code]) => code),
      },
    ]),
  );
}

function formatRaw({ path, summary, tag, mediaTypes }: NonNullable<RawRoute['description']>): Json {
  return {
    summary,
    tags: [tag],
    security: [],
    parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    responses: {
      200: { description: summary, content: Object.fromEntries(mediaTypes.map((type) => [type, {}])) },
      ...Object.fromEntries([404, 500, 503].map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  };
}
