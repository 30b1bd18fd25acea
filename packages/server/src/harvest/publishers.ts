import { findText, type InstitutionId, type LanguageMap, languages, Problem, Slug } from '@milpa/sdk';
import { mayAdministerPortal } from '../account/index.ts';
import type { Caller } from '../http/index.ts';
import { formatSlug, type Institutions, type PublicBody } from '../institution/index.ts';
import type { Database } from '../storage/database/index.ts';
import { guessLevel } from './levels.data.ts';
import type { SaidPublisher } from './model.ts';
import { guessParent } from './parents.data.ts';
import { store } from './store.ts';

export interface PublisherNeeds {
  readonly database: Database;
  readonly institutions: Pick<Institutions, 'list' | 'create' | 'change' | 'find'>;
}

/** An institution that exists, or one that a dry run would add: then without identifier. */
export interface FoundPublisher {
  readonly id: InstitutionId | undefined;
  readonly name: LanguageMap;
  /** Added just now, and at a level of government that nobody said. */
  readonly levelGuessed?: true;
}

export interface Publishers {
  /** The institution a record names; undefined when it does not exist and the caller may not add it. */
  find(said: SaidPublisher): Promise<FoundPublisher | undefined>;
  /** How many were added, or would be. */
  readonly added: () => number;
  /** At the end of a file: puts bodies that stand nowhere below those the file names, or, as guesses, their own names lead to. */
  settle(): Promise<void>;
}

interface Options {
  readonly caller: Caller;
  readonly dryRun: boolean;
  readonly level: PublicBody['level'] | undefined;
}

/** Finds institutions by what a source calls them, by address, then by name; administrators of the portal add the others. */
export async function createPublishers(needs: PublisherNeeds, options: Options): Promise<Publishers> {
  const { known, free } = await loadKnown(needs);
  const told = new Map<InstitutionId, InstitutionId>();
  let added = 0;
  /** A file may say where a body stands after the body was added, by itself or by an earlier file. */
  const place = async (id: InstitutionId, parent: SaidPublisher | undefined) => {
    if (!parent || !mayAdministerPortal(options.caller) || !free.delete(id)) return;
    const above = await find(parent);
    if (above?.id) told.set(id, above.id);
  };
  const make = async (said: SaidPublisher): Promise<FoundPublisher | undefined> => {
    if (!mayAdministerPortal(options.caller)) return undefined;
    const parent = said.parent ? await find(said.parent) : undefined;
    added += 1;
    const levelGuessed = said.level ? {} : ({ levelGuessed: true } as const);
    if (options.dryRun) return { id: undefined, name: said.name, ...levelGuessed };
    const input = {
      name: said.name,
      level: said.level ?? guessLevel(findText(said.name, 'es')?.text ?? '') ?? options.level ?? 'other',
      ...(await freeSlug(needs, said)),
      ...(said.sector ? { sector: said.sector } : {}),
      ...(said.homepage && URL.canParse(said.homepage) ? { homepage: said.homepage } : {}),
      ...(said.email ? { email: said.email } : {}),
      ...(parent?.id ? { parent: parent.id } : {}),
    };
    const made = await needs.institutions.create(options.caller, input, said.level ? [] : ['level']);
    if (made.parent === null) free.add(made.id);
    return { id: made.id, name: made.name, ...levelGuessed };
  };
  const find = async (said: SaidPublisher): Promise<FoundPublisher | undefined> => {
    const there = known.find(said);
    if (there) {
      if (there.id) await place(there.id, said.parent);
      return there;
    }
    const made = await make(said);
    if (made?.id && said.identifier) await store.addPublisher(needs.database, said.identifier, made.id);
    if (made) known.add(said, { id: made.id, name: made.name });
    return made;
  };
  return {
    find,
    added: () => added,
    settle: async () => {
      if (!options.dryRun && mayAdministerPortal(options.caller)) await settleParents(needs, options.caller, told);
    },
  };
}

/** Only for bodies that imports added and nobody has looked at: what people said of where a body stands, stays. */
async function settleParents(
  { institutions }: PublisherNeeds,
  caller: Caller,
  told: ReadonlyMap<InstitutionId, InstitutionId>,
): Promise<void> {
  const bodies = await institutions.list();
  const above = new Map(bodies.map(({ id, parent }) => [id, parent]));
  for (const body of bodies) {
    if (body.parent !== null) continue;
    const said = told.get(body.id);
    const parent = said ?? (body.guessed?.includes('level') ? guessParent(body, bodies)?.id : undefined);
    if (!parent || leadsTo(above, parent, body.id)) continue;
    above.set(body.id, parent);
    await institutions.change(caller, body.id, body.revision, { parent }, said ? [] : ['parent']);
  }
}

/** Whether a body is another or stands below it. */
function leadsTo(above: ReadonlyMap<InstitutionId, InstitutionId | null>, from: InstitutionId, to: InstitutionId) {
  for (let id: InstitutionId | null = from; id; id = above.get(id) ?? null) if (id === to) return true;
  return false;
}

const fold = (text: string): string => formatSlug(text.replace(/\s+/g, ' ').trim());
const listNames = (name: LanguageMap): string[] =>
  languages.flatMap((language) => {
    const folded = fold(name[language] ?? '');
    return folded ? [folded] : [];
  });

async function loadKnown({ database, institutions }: PublisherNeeds) {
  const bodies = await institutions.list();
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const byKey = new Map<string, FoundPublisher>();
  const byName = new Map<string, FoundPublisher>();
  for (const body of bodies) {
    byKey.set(body.slug, body);
    for (const name of listNames(body.name)) if (!byName.has(name)) byName.set(name, body);
  }
  for (const { identifier, institution } of await store.listPublishers(database)) {
    const body = byId.get(institution);
    if (body) byKey.set(identifier, body);
  }
  const known = {
    find: ({ identifier, slug, name }: SaidPublisher): FoundPublisher | undefined =>
      (identifier ? byKey.get(identifier) : undefined) ??
      (slug ? byKey.get(slug) : undefined) ??
      listNames(name)
        .map((each) => byName.get(each))
        .find(Boolean),
    add({ identifier, slug, name }: SaidPublisher, body: FoundPublisher) {
      if (identifier) byKey.set(identifier, body);
      if (slug) byKey.set(slug, body);
      for (const each of listNames(name)) if (!byName.has(each)) byName.set(each, body);
    },
  };
  // Of a body that stands nowhere and of which all is said, people may have said that too.
  const free = new Set(bodies.filter(({ parent, guessed }) => parent === null && guessed).map(({ id }) => id));
  return { known, free };
}

/** The address the source gives, when it is one here and nobody has it. */
async function freeSlug({ institutions }: PublisherNeeds, { slug }: SaidPublisher): Promise<{ slug?: Slug }> {
  const parsed = Slug.safeParse(slug);
  if (!parsed.success || (await institutions.find(parsed.data))) return {};
  return ['portal', 'new'].includes(parsed.data) ? {} : { slug: parsed.data };
}

export const noSuchPublisher = (key: string): Problem =>
  new Problem(
    'not-found',
    {
      en: `There is no institution “${key}”. The list is at /api/v1/institutions.`,
      es: `No existe la institución «${key}». La lista está en /api/v1/institutions.`,
      fr: `Il n'y a pas d'institution « ${key} ». La liste est à /api/v1/institutions.`,
    },
    { errors: [{ pointer: '/publisher', detail: key }] },
  );
