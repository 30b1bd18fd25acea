import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { toRDF } from 'jsonld';
import { DataFactory, Parser, type Quad, Store } from 'n3';
import { type ImportFile, UnreadableFile } from '../../model.ts';
import { describeProblem } from '../../problems.ts';
import { headText } from '../json.ts';
import { findContext } from './known.ts';

export type Syntax = 'turtle' | 'n-triples' | 'rdf-xml' | 'json-ld';

/** Which syntax of RDF a file is in, by its first bytes and its name; undefined when it is none. */
export function findSyntax(name: string, head: Buffer): Syntax | undefined {
  const text = headText(head);
  if (/^(?:<\?xml|<!--|<!DOCTYPE|<rdf:RDF)/i.test(text)) return /<(?:\w+:)?RDF[\s>]/.test(text) ? 'rdf-xml' : undefined;
  if (/^[{[]/.test(text)) return /"@(?:context|graph|id)"\s*:/.test(text) ? 'json-ld' : undefined;
  if (/^\s*(?:#.*\n\s*)*(?:@prefix|@base|prefix\s|base\s)/i.test(text)) return 'turtle';
  if (/^(?:#.*\n\s*)*(?:<[^>\s]+>|_:\S+)\s+<[^>\s]+>\s+.+\.\s*$/m.test(text))
    return /\.nt$/i.test(name) ? 'n-triples' : 'turtle';
  return /\.(?:ttl|turtle|n3)$/i.test(name) ? 'turtle' : undefined;
}

/** All statements of a file. Relative addresses lead nowhere: they are read as of a place that does not exist. */
export async function readGraph(file: ImportFile, syntax: Syntax): Promise<Store> {
  try {
    return await parsers[syntax](file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(describeProblem('file-broken', reason, { severity: 'error' }), { cause: error });
  }
}

export const nowhere = 'https://base.invalid/';

const parsers: Readonly<Record<Syntax, (file: ImportFile) => Promise<Store>>> = {
  turtle: async (file) => new Store(new Parser({ baseIRI: nowhere }).parse(await readText(file))),
  'n-triples': async (file) => new Store(new Parser({ format: 'application/n-triples' }).parse(await readText(file))),
  'rdf-xml': readRdfXml,
  'json-ld': readJsonLd,
};

const readText = async (file: ImportFile): Promise<string> =>
  new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file.path));

async function readRdfXml(file: ImportFile): Promise<Store> {
  const store = new Store();
  // Loaded when asked for, as few portals ever read it.
  const { RdfXmlParser } = await import('rdfxml-streaming-parser');
  const parser = new RdfXmlParser({ baseIRI: nowhere });
  await pipeline(createReadStream(file.path), parser, async (quads: AsyncIterable<Quad>) => {
    for await (const quad of quads) store.addQuad(quad);
  });
  return store;
}

/** No context is fetched, those of the standards lie here: what a file means must not depend on somebody else's server, nor on the time it is read. */
async function readJsonLd(file: ImportFile): Promise<Store> {
  const document: object = JSON.parse(await readText(file));
  const { default: jsonld } = await import('jsonld');
  const text = await jsonld
    .toRDF(parseDocument(document), {
      format: 'application/n-quads',
      base: nowhere,
      documentLoader: async (address) => {
        const context = await findContext(address);
        if (context) return { document: context, documentUrl: address };
        throw new UnreadableFile(describeProblem('context-elsewhere', address, { severity: 'error' }));
      },
    })
    .catch((error: unknown) => {
      throw findCause(error);
    });
  return new Store(new Parser({ format: 'application/n-quads' }).parse(String(text)).map(inDefaultGraph));
}

// The type of the library names every member a document could have.
const parseDocument = (document: object) => document as Parameters<typeof toRDF>[0];

/** The library wraps what its loader throws. */
function findCause(error: unknown): unknown {
  for (let each: unknown = error; typeof each === 'object' && each !== null; ) {
    if (each instanceof UnreadableFile) return each;
    const details: unknown = Reflect.get(each, 'details');
    each =
      Reflect.get(each, 'cause') ??
      (typeof details === 'object' && details !== null ? Reflect.get(details, 'cause') : undefined);
  }
  return error;
}

// A catalogue may be told as named graphs; a dataset is described by all of them together.
const inDefaultGraph = ({ subject, predicate, object }: Quad): Quad => DataFactory.quad(subject, predicate, object);
