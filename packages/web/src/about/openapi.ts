/** What the reference page takes from an OpenAPI description; what is missing there is missing here. */
export interface ApiOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Permissions a token needs (`x-scope`, or the security requirement's own list); empty when signing in is enough. */
  readonly scopes: readonly string[];
  readonly open: boolean;
  readonly parameters: readonly ApiParameter[];
}

export interface ApiParameter {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Reads any OpenAPI 3 document; parts that are not as the standard says are left out. */
export function parseOpenApi(document: unknown): readonly ApiOperation[] {
  return Object.entries(find(document, 'paths')).flatMap(([path, item]) =>
    Object.entries(isRecord(item) ? item : {}).flatMap(([method, operation]) =>
      methods.includes(method) && isRecord(operation) ? [parseOperation(path, method, operation)] : [],
    ),
  );
}

function parseOperation(path: string, method: string, operation: Record<string, unknown>): ApiOperation {
  const security = Array.isArray(operation.security) ? operation.security.filter(isRecord) : [];
  const scopes = security.flatMap((each) => Object.values(each)).flatMap((each) => (Array.isArray(each) ? each : []));
  const parameters = Array.isArray(operation.parameters) ? operation.parameters.filter(isRecord) : [];
  return {
    id: text(operation.operationId),
    method: method.toUpperCase(),
    path,
    tag: Array.isArray(operation.tags) ? text(operation.tags[0]) : '',
    summary: text(operation.summary),
    scopes: [...new Set([text(operation['x-scope']), ...scopes.map(text)])].filter(
      (scope) => scope && scope !== 'account',
    ),
    open: security.length === 0 || security.some((each) => Object.keys(each).length === 0),
    parameters: parameters.flatMap(parseParameter),
  };
}

function parseParameter(parameter: Record<string, unknown>): ApiParameter[] {
  const name = text(parameter.name);
  if (!name) return [];
  const schema = isRecord(parameter.schema) ? parameter.schema : {};
  const description = text(parameter.description) || text(schema.description);
  return [
    { name, place: text(parameter.in), required: parameter.required === true, type: formatType(schema), description },
  ];
}

function formatType(schema: Record<string, unknown>): string {
  if (Array.isArray(schema.enum)) return schema.enum.map(text).join(' | ');
  const any = Array.isArray(schema.anyOf) ? schema.anyOf.filter(isRecord) : [];
  if (any.length > 0) return [...new Set(any.map(formatType))].join(' | ');
  if (schema.type === 'array' && isRecord(schema.items)) return `${formatType(schema.items)}[]`;
  return text(schema.format) || text(schema.type);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const find = (value: unknown, key: string): Record<string, unknown> => {
  const found = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
};
