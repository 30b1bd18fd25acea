import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';

const folder = new URL('../fixtures/standards/dcat-us-3/definitions/', import.meta.url);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * A definition as it is meant. Each property bears an `$id`, by which JSON Schema would look for every `#/definitions/…` below it
 * at the address of the property.
 */
function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (!isObject(value)) return value;
  const isAddress = (name: string, each: unknown) => name === '$id' && typeof each === 'string';
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (isAddress(name, each) ? [] : [[name, withoutIds(each)]])),
  );
}

function readDefinitions(): Record<string, unknown> {
  const found = Object.fromEntries(
    readdirSync(folder).map((file) => [
      basename(file, '.json'),
      withoutIds(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
    ]),
  );
  // The schema names some classes that it does not define: what describes one of them is an object, as its address is a text.
  const named = [...JSON.stringify(found).matchAll(/"#\/definitions\/(\w+)"/g)].map(([, name = '']) => name);
  return { ...Object.fromEntries(named.map((name) => [name, { type: 'object' }])), ...found };
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
ajv.addFormat('iri', (text: string) => URL.canParse(text));
ajv.addSchema({ $id: 'https://dcat-us-3.invalid/', definitions: readDefinitions() });

/** What the official JSON Schema of DCAT-US 3.0 says against something of a class. */
export function judgeDcatUs3(name: string, value: unknown): string[] {
  const validate = ajv.getSchema(`https://dcat-us-3.invalid/#/definitions/${name}`);
  if (!validate) throw new Error(`DCAT-US 3 defines no ${name}`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
