import { readFile } from 'node:fs/promises';
import type { ContextDefinition } from 'jsonld';

type Context = { '@context': ContextDefinition };

const folder = new URL('./contexts/', import.meta.url);

/** Where each context lies in the release of its standard, and in the folder beside this. */
const releases: Readonly<Record<string, string>> = {
  '3.0.0/html/examples/context.jsonld': 'dcat-ap-3.0.0-examples',
};
/** SEMIC gives the same releases at several places. */
const semic =
  /^https?:\/\/(?:semiceu\.github\.io\/(?:uri\.semic\.eu-generated\/)?DCAT-AP|raw\.githubusercontent\.com\/SEMICeu\/DCAT-AP\/(?:master|main))\/releases\/(.+)$/;
const dcatUs =
  /^https?:\/\/(?:raw\.githubusercontent\.com\/DOI-DO\/dcat-us\/main|doi-do\.github\.io\/dcat-us)\/context\/dcat-us-3\.0\.jsonld$/;

/** The context of a standard that lies at this address, as it was released; undefined when it is not one of those known. */
export async function findContext(address: string): Promise<Context | undefined> {
  const release = semic.exec(address)?.[1] ?? '';
  const name = dcatUs.test(address) ? 'dcat-us-3.0' : Object.hasOwn(releases, release) ? releases[release] : undefined;
  if (!name) return undefined;
  return parseContext(await readFile(new URL(`${name}.jsonld`, folder), 'utf8'));
}

const parseContext = (text: string) => JSON.parse(text) as Context;
