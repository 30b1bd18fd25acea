import { createReadStream } from 'node:fs';
import iconv from 'iconv-lite';
import { SaxesParser } from 'saxes';
import { readTextFacts } from '../csv/encoding.ts';
import { type OpenContext, Refusal } from '../format.ts';

/** What happens in an XML text, in order. `name` is the qualified name as written. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
  /** Called between pieces of the file: the place to wait for a disk. */
  rest?(): Promise<void>;
}

/** Elements within elements: data is never this deep. */
const maxDepth = 100;

/** The encoding of an XML file: bytes that are UTF-8 prove it, else what it declares, else how its letters stand. */
export async function findXmlEncoding(context: OpenContext): Promise<string> {
  const facts = await readTextFacts(context.probe.path, context.options.signal);
  if (facts.encoding.startsWith('utf-')) return facts.encoding;
  const head = context.probe.head.subarray(0, 200).toString('latin1');
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]?.toLowerCase();
  return declared !== undefined && declared !== 'utf-8' && iconv.encodingExists(declared) ? declared : facts.encoding;
}

/**
 * Reads a file as XML from its start to its end. Nothing beside the file is ever fetched: a document that declares entities of its
 * own, which could name files or unfold without end, is refused. Throws Refusal for what is not well-formed.
 */
export async function readXml(context: OpenContext, encoding: string, handler: XmlHandler): Promise<void> {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', (text) => {
    if (/<!ENTITY/i.test(text)) throw new Refusal('xml-entities');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > maxDepth) throw new Refusal('broken', { format: 'XML', reason: `> ${maxDepth} levels` });
    handler.open(name, attributes);
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(name);
  });
  const { signal } = context.options;
  const decoder = iconv.getDecoder(encoding);
  try {
    for await (const chunk of createReadStream(context.probe.path, {
      highWaterMark: 1 << 18,
      ...(signal ? { signal } : {}),
    })) {
      const bytes: Buffer = chunk;
      parser.write(decoder.write(bytes));
      await handler.rest?.();
    }
    parser.write(decoder.end() ?? '').close();
    await handler.rest?.();
  } catch (error) {
    throw explain(error, isWhole(context, encoding));
  }
}

/** Whether the file ends by closing the element it begins with: then what is left open was never closed. */
function isWhole({ probe }: OpenContext, encoding: string): boolean {
  const root = /<([a-z_][\w.:-]*)[\s/>]/i.exec(iconv.decode(probe.head, encoding))?.[1];
  const last = /<\/([\w.:-]+)\s*>\s*$/.exec(iconv.decode(probe.tail, encoding))?.[1];
  return root !== undefined && root === last;
}

function explain(error: unknown, whole: boolean): unknown {
  if (error instanceof Refusal || !(error instanceof Error) || !/^\d+:\d+: /.test(error.message)) return error;
  if (!whole && /unclosed|unexpected end\.|must contain a root/i.test(error.message)) return new Refusal('truncated');
  return new Refusal('broken', { format: 'XML', reason: error.message.slice(0, 200) });
}

/** A name without the prefix of its namespace. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
