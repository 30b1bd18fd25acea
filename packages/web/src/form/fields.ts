import { Problem } from '@milpa/sdk';
import { readParts } from './multipart.ts';

/** What a form was sent with. Names may repeat, as those of checkboxes do. */
export interface Fields {
  readonly entries: readonly (readonly [name: string, value: string])[];
  /** The first value without white space around it and with `\n` between lines; empty when there is none. */
  text(name: string): string;
  /** As it was typed: for passwords. */
  exact(name: string): string;
  list(name: string): readonly string[];
  has(name: string): boolean;
  /** These fields as text, for a form that comes back with what was typed. */
  pick<Name extends string>(names: readonly Name[]): Readonly<Record<Name, string>>;
  /** All of them as text. */
  readonly values: Values;
  /** The state that was seen of what is changed; 0, at which nothing ever is, where the form does not say. */
  readonly revision: number;
}

/** One text for each field of a form. */
export type Values = Readonly<Record<string, string>>;

/** Bytes of all typed fields of a form together. */
const mostBytes = 4 * 2 ** 20;

export function createFields(entries: readonly (readonly [string, string])[]): Fields {
  // Turned round, so that of several values of one name the first one stays.
  const first = new Map(entries.toReversed());
  const exact = (name: string) => first.get(name) ?? '';
  const text = (name: string) => normalizeText(exact(name));
  return {
    entries,
    exact,
    text,
    list: (name) => entries.filter((each) => each[0] === name).map((each) => normalizeText(each[1])),
    has: (name) => first.has(name),
    pick: (names) => parsePicked(names.map((name) => [name, text(name)])),
    get values() {
      return Object.fromEntries(entries.map(([name]) => [name, text(name)]));
    },
    revision: Number(text('revision')) || 0,
  };
}
const parsePicked = <Name extends string>(picked: readonly (readonly [Name, string])[]) =>
  Object.fromEntries(picked) as Record<Name, string>;

// Browsers send the ends of lines as CRLF, whatever was typed (HTML, 4.10.21.7).
const normalizeText = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/** The typed fields of a form, of either encoding. Files are read past. */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  if (/^multipart\/form-data\b/i.test(type)) {
    const entries: [string, string][] = [];
    for await (const part of readParts(request))
      if (part.filename === undefined) entries.push([part.name, await readText(part.body)]);
    return createFields(entries);
  }
  if (!request.body) return createFields([]);
  return createFields([...new URLSearchParams(await readText(request.body))]);
}

/** A stream as UTF-8 text; throws `too-large` when it is longer than a person types. */
export async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > mostBytes) throw tooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const tooLong = (): Problem =>
  new Problem('too-large', {
    es: 'El formulario tiene más texto del que el portal acepta de una vez. Guárdelo por partes.',
    en: 'The form has more text than the portal takes at once. Save it in parts.',
    fr: 'Le formulaire contient plus de texte que le portail n’en accepte en une fois. Enregistrez-le par parties.',
  });
