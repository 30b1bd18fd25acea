import { type FieldProblem, type Language, type LanguageMap, type Operation, Problem } from '@milpa/sdk';
import { z } from 'zod';
import { revisionMissing } from './problem.ts';
import { explainIssue } from './sentences.ts';

export interface InputOptions {
  readonly language: Language;
  /** Bytes a JSON body may have. */
  readonly jsonBytes: number;
}

export interface ParsedInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly revision?: number;
}

/** What the contract says a request carries. Throws Problem. */
export async function parseInput(
  operation: Operation,
  request: Request,
  params: Readonly<Record<string, string>>,
  options: InputOptions,
): Promise<ParsedInput> {
  const { language } = options;
  return {
    ...(operation.params ? { params: parsePart(operation.params, params, language) } : {}),
    ...(operation.query ? { query: parseQuery(operation.query, request, language) } : {}),
    ...(operation.ifMatch ? { revision: parseRevision(request.headers.get('if-match')) } : {}),
    ...(operation.body
      ? { body: parsePart(operation.body, await readJson(request, options.jsonBytes), language, '') }
      : {}),
  };
}

/** The parameters of an address as their schema makes them. Throws Problem. */
export const parseQuery = (schema: z.ZodObject, request: Request, language: Language): unknown =>
  parsePart(schema, listQuery(schema, new URL(request.url).searchParams), language);

/** A part of the request as its schema makes it. `root`: the JSON Pointer's start; without it fields are parameters. */
export function parsePart(schema: z.ZodType, value: unknown, language: Language, root?: ''): unknown {
  refuseUnstorable(value, root);
  const parsed = schema.safeParse(value, { error: explainIssue(language) });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .flatMap(listCauses)
    .slice(0, 100)
    .map(
      (issue): FieldProblem => ({
        pointer: root === undefined ? issue.path.join('.') : formatPointer(issue.path),
        detail: issue.message,
      }),
    );
  throw new Problem('invalid-request', summarize(errors, language), { errors });
}

/** A part of a form that is JSON, as its schema makes it; nothing sent is an empty object. Throws Problem. */
export function parseJsonPart<Schema extends z.ZodType>(
  schema: Schema,
  text: string | undefined,
  language: Language,
): z.output<Schema> {
  let given: unknown = {};
  try {
    given = text ? JSON.parse(text) : {};
  } catch {
    given = text; // the schema then says that it is no object
  }
  return schema.parse(parsePart(schema, given, language, ''));
}

/** Of several forms that were tried, what is wrong with the one that was meant: the one whose fields all exist. */
function listCauses(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const known = issue.errors.filter((errors) => errors.every(({ code }) => code !== 'unrecognized_keys'));
  const meant = known.filter((errors) => errors.some(({ path }) => path.length > 0));
  const [only] = meant;
  if (!only || meant.length > 1) return [issue];
  return only.flatMap((inner) => listCauses({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** No database keeps NUL or half a surrogate pair as text. Nobody types them, so they are refused for every field at once. */
function refuseUnstorable(value: unknown, root: '' | undefined): void {
  const path = findUnstorable(value, []);
  if (!path) return;
  const pointer = root === undefined ? path.join('.') : formatPointer(path);
  const detail = {
    en: `The field ${pointer} has a character that is no text (NUL or half a surrogate pair). Take it out.`,
    es: `El campo ${pointer} tiene un carácter que no es texto (NUL o medio par sustituto). Quítelo.`,
    fr: `Le champ ${pointer} contient un caractère qui n'est pas du texte (NUL ou demi-paire de substitution). Retirez-le.`,
  };
  throw new Problem('invalid-request', detail, { errors: [{ pointer, detail: detail.en }] });
}

/** Levels of a JSON body; nothing of the contract has half of them. */
const deepest = 64;

const tooDeep = () =>
  malformed(
    `The JSON nests deeper than the ${deepest} levels that are read.`,
    `El JSON está anidado a más de los ${deepest} niveles que se leen.`,
    `Le JSON est imbriqué au-delà des ${deepest} niveaux lus.`,
  );

function findUnstorable(value: unknown, path: readonly string[]): readonly string[] | undefined {
  if (path.length > deepest) throw tooDeep();
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const found = findUnstorable(name, path) ?? findUnstorable(member, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

function summarize(errors: readonly FieldProblem[], language: Language): LanguageMap {
  const [first] = errors;
  const place = first?.pointer ? `${first.pointer}: ` : '';
  const more = errors.length - 1;
  const rest = {
    en: more > 0 ? ` And ${more} more, listed under errors.` : '',
    es: more > 0 ? ` Y ${more} más, en la lista errors.` : '',
    fr: more > 0 ? ` Et ${more} de plus, dans la liste errors.` : '',
  };
  return { [language]: `${place}${first?.detail ?? ''}${rest[language]}` };
}

/** RFC 6901. */
const formatPointer = (path: readonly PropertyKey[]) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Parameters given several times, and those the contract has as lists, become arrays. */
function listQuery(schema: z.ZodObject, search: URLSearchParams): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    values[name] = all.length > 1 || isList(schema.shape[name]) ? all : all[0];
  }
  return values;
}

function isList(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isList(schema.unwrap());
  return schema instanceof z.ZodArray;
}

function parseRevision(header: string | null): number {
  const found = /^(?:W\/)?"(\d{1,15})"$/.exec(header?.trim() ?? '');
  if (!found) throw revisionMissing();
  return Number(found[1]);
}

/** A body that is JSON in UTF-8 and no larger than `limit` bytes. Throws Problem. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type))
    throw malformed(
      `The Content-Type is ${type || 'missing'}; this address takes application/json.`,
      `El Content-Type es ${type || 'nada'}; esta dirección acepta application/json.`,
      `Le Content-Type est ${type || 'absent'} ; cette adresse accepte application/json.`,
    );
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw malformed(
      `The body is not JSON in UTF-8 (${reason}).`,
      `El cuerpo no es JSON en UTF-8 (${reason}).`,
      `Le corps n'est pas du JSON en UTF-8 (${reason}).`,
    );
  }
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) throw tooLarge(limit);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const malformed = (en: string, es: string, fr: string) => new Problem('malformed-request', { en, es, fr });

function tooLarge(limit: number): Problem {
  const kib = Math.floor(limit / 1024);
  return new Problem('too-large', {
    en: `The body has more than the ${kib} KiB a JSON request may have. Send files as uploads, and the rest in parts.`,
    es: `El cuerpo tiene más de los ${kib} KiB que puede tener una petición JSON. Envíe los archivos como cargas y el resto por partes.`,
    fr: `Le corps dépasse les ${kib} Kio permis à une demande JSON. Envoyez les fichiers comme dépôts, et le reste par parties.`,
  });
}
