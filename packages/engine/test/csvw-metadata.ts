/**
 * What Metadata Vocabulary for Tabular Data (https://www.w3.org/TR/tabular-metadata/) forbids in descriptions of the kind the engine
 * writes: structure, names, references, datatypes and common properties. Data are not read. Gives a sentence for each fault.
 */
export function listFaults(metadata: unknown): string[] {
  if (!isObject(metadata)) return ['metadata is no object'];
  const tables = 'tables' in metadata ? metadata['tables'] : [metadata];
  if (!Array.isArray(tables) || tables.length === 0) return ['a group has no tables'];
  const group = 'tables' in metadata;
  return [
    ...judgeContext(metadata['@context']),
    ...judgeNode(metadata, group ? 'TableGroup' : 'Table'),
    ...tables.flatMap((table) => judgeTable(table, tables)),
  ];
}

type Thing = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const isTag = (text: unknown) => typeof text === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(text);

function judgeContext(context: unknown): string[] {
  const local = list(context).filter(isObject);
  return local.flatMap((each) =>
    Object.keys(each)
      .filter((key) => key !== '@base' && key !== '@language')
      .map((key) => `@context has ${key}`),
  );
}

/** What every described thing keeps: its identifier, its type, and its common properties. */
function judgeNode(thing: Thing, type: string): string[] {
  const faults: string[] = [];
  const id = thing['@id'];
  if (id !== undefined && (typeof id !== 'string' || id.startsWith('_:'))) faults.push(`${type}: bad @id`);
  if (thing['@type'] !== undefined && thing['@type'] !== type) faults.push(`${type}: bad @type`);
  for (const [key, value] of Object.entries(thing))
    if (key.includes(':')) faults.push(...judgeCommon(value).map((fault) => `${key}: ${fault}`));
  return faults;
}

function judgeCommon(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(judgeCommon);
  if (!isObject(value)) return [];
  const keys = Object.keys(value);
  if ('@value' in value) return judgeLiteral(value, keys);
  const faults = keys
    .filter((key) => key.startsWith('@') && key !== '@id' && key !== '@type')
    .map((key) => `${key} has no place here`);
  const id = value['@id'];
  if (typeof id === 'string' && id.startsWith('_:')) faults.push('@id is a blank node');
  if (!list(value['@type']).every((type) => isKnownType(type))) faults.push('@type is none');
  return [...faults, ...keys.filter((key) => !key.startsWith('@')).flatMap((key) => judgeCommon(value[key]))];
}

function judgeLiteral(value: Thing, keys: readonly string[]): string[] {
  const faults: string[] = [];
  if ('@language' in value && '@type' in value) faults.push('@language and @type together');
  if (keys.some((key) => !['@value', '@language', '@type'].includes(key))) faults.push('@value with more');
  if ('@language' in value && !isTag(value['@language'])) faults.push('@language is no tag');
  if ('@type' in value && !isKnownType(value['@type'])) faults.push('@type is none');
  return faults;
}

/** A term of a vocabulary with a prefix, a whole address, or a datatype of the standard. */
const isKnownType = (type: unknown) =>
  typeof type === 'string' &&
  (/^(?:https?:\/\/\S+|[a-z]+:\w+)$/.test(type) || classes.has(type) || datatypes.has(type)) &&
  type !== 'Resource';
const classes = new Set(['TableGroup', 'Table', 'Schema', 'Column', 'Dialect', 'Template', 'Datatype']);
const datatypes = new Set(
  (
    'anyAtomicType anyURI base64Binary boolean date dateTime dateTimeStamp decimal integer long int short byte nonNegativeInteger ' +
    'positiveInteger unsignedLong unsignedInt unsignedShort unsignedByte nonPositiveInteger negativeInteger double duration ' +
    'dayTimeDuration yearMonthDuration float gDay gMonth gMonthDay gYear gYearMonth hexBinary QName string normalizedString token ' +
    'language Name NMTOKEN xml html json time any binary datetime number'
  ).split(' '),
);

function judgeTable(table: unknown, all: readonly unknown[]): string[] {
  if (!isObject(table)) return ['a table is no object'];
  const faults = judgeNode(table, 'Table');
  if (typeof table['url'] !== 'string') faults.push('a table has no url');
  if (isObject(table['dialect'])) faults.push(...judgeNode(table['dialect'], 'Dialect'));
  const schema = table['tableSchema'];
  if (isObject(schema)) faults.push(...judgeSchema(schema, all));
  return faults;
}

function judgeSchema(schema: Thing, all: readonly unknown[]): string[] {
  const columns = list(schema['columns']).filter(isObject);
  const names = columns.map((column) => column['name']).filter((name) => name !== undefined);
  const faults = [...judgeNode(schema, 'Schema'), ...columns.flatMap(judgeColumn)];
  if (new Set(names).size < names.length) faults.push('two columns have one name');
  if (columns.some((each, at) => !each['virtual'] && columns.slice(0, at).some((before) => before['virtual'])))
    faults.push('a virtual column before one that is not');
  for (const key of list(schema['foreignKeys'])) faults.push(...judgeForeignKey(key, names, all));
  return faults;
}

function judgeColumn(column: Thing): string[] {
  const faults = judgeNode(column, 'Column');
  const { name, titles, datatype } = column;
  // A variable of a URI template (RFC 6570) that does not begin with an underscore.
  if (
    name !== undefined &&
    (typeof name !== 'string' || !/^(?!_)(?:\w|%[0-9A-F]{2})(?:\.?(?:\w|%[0-9A-F]{2}))*$/i.test(name))
  )
    faults.push(`a column may not be named ${String(name)}`);
  if (isObject(titles) && !Object.keys(titles).every(isTag)) faults.push('titles in no language');
  const base = isObject(datatype) ? (datatype['base'] ?? 'string') : datatype;
  if (base !== undefined && !datatypes.has(String(base))) faults.push(`${String(base)} is no datatype`);
  if (
    isObject(datatype) &&
    typeof datatype['@id'] === 'string' &&
    (datatype['@id'].startsWith('_:') || datatypes.has(datatype['@id'].replace(/^.*#/, '')))
  )
    faults.push('a datatype of one’s own has the address of another');
  return faults;
}

function judgeForeignKey(key: unknown, names: readonly unknown[], all: readonly unknown[]): string[] {
  if (!isObject(key) || !isObject(key['reference'])) return ['a foreign key leads nowhere'];
  const { reference } = { reference: key['reference'] };
  const faults = [...Object.keys(key), ...Object.keys(reference)]
    .filter((name) => name.includes(':'))
    .map((name) => `a foreign key has ${name}`);
  if (!list(key['columnReference']).every((column) => names.includes(column)))
    faults.push('a foreign key of no column');
  const target = all.filter(isObject).find((table) => table['url'] === reference['resource']);
  if (typeof reference['resource'] === 'string' && !target) return [...faults, 'a foreign key into no table'];
  const schema = target?.['tableSchema'];
  const others = isObject(schema)
    ? list(schema['columns'])
        .filter(isObject)
        .map((column) => column['name'])
    : undefined;
  if (others && !list(reference['columnReference']).every((column) => others.includes(column)))
    faults.push('a foreign key to no column');
  return faults;
}
