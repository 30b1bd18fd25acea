import { StringDecoder } from 'node:string_decoder';
import iconv from 'iconv-lite';

/** What a scanner tells, in the order of the document. Names come without their prefix. */
export interface XmlListener {
  open(name: string, tag: string): void;
  close(name: string): void;
  /** A piece of text as written, entities and all; long texts come in several pieces. */
  text(piece: string): void;
}

/** The document is not well formed, or has what a table file never has. */
export class XmlError extends Error {}

/** The document declares entities of its own: they could grow without end or bring in other files. */
export class XmlEntities extends XmlError {}

const longestTag = 1 << 20;
const deepest = 256;

/**
 * Reads XML piece by piece, at the speed of `indexOf`: the sheets of a book are hundreds of megabytes of it. A sheet of 52 MB takes
 * 0.57 s of processor, with a reader for any XML (saxes) 0.98 s; attributes are looked for only when they are asked for, and every
 * length has a limit. No entities are ever declared, none are fetched, and tags must match.
 */
export class XmlScanner {
  readonly #listener: XmlListener;
  readonly #open: string[] = [];
  #rest = '';
  #seen = false;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  write(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      const end = tag < 0 ? text.length : tag;
      if (end > at) this.#tell(text, at, end);
      if (tag < 0) {
        this.#rest = '';
        return;
      }
      const after = this.#take(text, tag);
      if (after < 0) {
        if (text.length - tag > longestTag) throw new XmlError('a tag without end');
        this.#rest = text.slice(tag);
        return;
      }
      at = after;
    }
  }

  end(): void {
    if (this.#rest !== '' || this.#open.length > 0 || !this.#seen) throw new XmlError('unexpected end of the document');
  }

  #tell(text: string, from: number, to: number): void {
    if (this.#open.length > 0) this.#listener.text(from === 0 && to === text.length ? text : text.slice(from, to));
    else if (text.slice(from, to).replace('\ufeff', '').trim() !== '') throw new XmlError('text outside the document');
  }

  /** Index after what begins at `at`, or -1 when its end is not here yet. */
  #take(text: string, at: number): number {
    const sign = text.charCodeAt(at + 1);
    if (sign === 33) return this.#takeMark(text, at);
    if (sign === 63) return after(text, '?>', at);
    const end = findTagEnd(text, at);
    if (end < 0) return -1;
    if (sign === 47) this.#close(localName(text, at + 2, end));
    else this.#start(text, at + 1, end);
    return end + 1;
  }

  #start(text: string, from: number, end: number): void {
    const empty = text.charCodeAt(end - 1) === 47;
    const tag = text.slice(from, empty ? end - 1 : end);
    const name = localName(tag, 0, tag.length);
    if (name === '') throw new XmlError('a tag without name');
    if (this.#open.length === 0 && this.#seen) throw new XmlError('more than one document');
    this.#seen = true;
    this.#listener.open(name, tag);
    if (empty) this.#listener.close(name);
    else if (this.#open.push(name) > deepest) throw new XmlError('tags nested too deeply');
  }

  #close(name: string): void {
    const open = this.#open.pop();
    if (open !== name) throw new XmlError(`</${name.slice(0, 40)}> where </${open ?? ''}> should be`);
    this.#listener.close(name);
  }

  #takeMark(text: string, at: number): number {
    if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end < 0) return -1;
      // As text it would be unescaped once more.
      if (this.#open.length > 0) this.#listener.text(text.slice(at + 9, end).replaceAll('&', '&amp;'));
      return end + 3;
    }
    if (text.length - at < 9) return -1;
    const end = text.indexOf('>', at);
    const declaration = text.slice(at, end < 0 ? undefined : end);
    if (!/^<!DOCTYPE/i.test(declaration) || declaration.includes('['))
      throw new XmlEntities('declarations of entities are not read');
    return end < 0 ? -1 : end + 1;
  }
}

function after(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found < 0 ? -1 : found + mark.length;
}

/** The > that ends a tag: one within quotes belongs to a value. */
function findTagEnd(text: string, at: number): number {
  let end = text.indexOf('>', at);
  for (;;) {
    if (end < 0) return -1;
    let quote = 0;
    for (let index = at; index < end; index++) {
      const code = text.charCodeAt(index);
      if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
    }
    if (quote === 0) return end;
    end = text.indexOf('>', end + 1);
  }
}

function localName(text: string, from: number, to: number): string {
  let start = from;
  let end = from;
  for (; end < to; end++) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 47) break;
    if (code === 58) start = end + 1;
  }
  return text.slice(start, end);
}

/** The value of an attribute by its name as written (with prefix), or undefined. */
export function findAttribute(tag: string, name: string): string | undefined {
  const usual = `${name}="`;
  for (let at = tag.indexOf(usual); at >= 0; at = tag.indexOf(usual, at + 1)) {
    if (tag.charCodeAt(at - 1) > 32) continue;
    const from = at + usual.length;
    return unescapeXml(tag.slice(from, tag.indexOf('"', from)));
  }
  if (!/'|\s=|=\s/.test(tag)) return undefined;
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities put in. Only the five of XML itself and numbers are known: nothing can grow by them. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,20}));/gi, (_whole, hex, decimal, name) => {
    if (name !== undefined) {
      const sign = named[String(name)];
      if (sign === undefined) throw new XmlError(`an entity that is not declared: ${String(name)}`);
      return sign;
    }
    const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
  });
}

/** Feeds bytes to a listener. `write` and `end` throw XmlError. */
export interface XmlReader {
  write(bytes: Buffer): void;
  end(): void;
}

export function createXmlReader(listener: XmlListener): XmlReader {
  const scanner = new XmlScanner(listener);
  let decoder: { write(bytes: Buffer): string } | undefined;
  return {
    write(bytes) {
      decoder ??= findDecoder(bytes);
      scanner.write(decoder.write(bytes));
    },
    end: () => scanner.end(),
  };
}

/** Reads a whole stream. */
export async function scanXml(stream: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const reader = createXmlReader(listener);
  for await (const bytes of stream) reader.write(bytes);
  reader.end();
}

function findDecoder(bytes: Buffer): { write(bytes: Buffer): string } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new StringDecoder('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return iconv.getDecoder('utf-16be');
  return new StringDecoder('utf8');
}
