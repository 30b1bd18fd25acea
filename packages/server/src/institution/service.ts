import { type GuessedFact, InstitutionId, type InstitutionInput, type Slug } from '@milpa/sdk';
import { mayAdminister, mayAdministerPortal, requireMay, requirePortalAdministrator } from '../account/index.ts';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Emit } from '../events.ts';
import type { Caller } from '../http/index.ts';
import type { Random } from '../random.ts';
import type { Database, Transaction } from '../storage/database/index.ts';
import {
  editedMeanwhile,
  listSlugCandidates,
  nameMissing,
  noSuchInstitution,
  type PublicBody,
  parentInCircle,
  parentUnknown,
  requireFreeWord,
  slugTaken,
  successorUnknown,
} from './model.ts';
import { store } from './store.ts';

export interface ServiceNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  readonly emit: Emit;
}

type InstitutionChange = { readonly [K in keyof InstitutionInput]?: InstitutionInput[K] | undefined };

export interface InstitutionService {
  /** `guessed`: facts of the input that nobody has said. */
  create(caller: Caller | undefined, input: InstitutionInput, guessed?: readonly GuessedFact[]): Promise<PublicBody>;
  /** Throws `edited-meanwhile` when the institution is no longer at `revision`. */
  change(
    caller: Caller | undefined,
    key: string,
    revision: number,
    input: InstitutionChange,
    guessed?: readonly GuessedFact[],
  ): Promise<PublicBody>;
}

export function createService(needs: ServiceNeeds): InstitutionService {
  const { database, clock, random } = needs;
  return {
    async create(given, input, guessed = []) {
      const caller = requirePortalAdministrator(given);
      requireName(input.name);
      return database.transaction(async (tx) => {
        await store.lock(tx);
        const { slug, level, parent, ...rest } = input;
        const id = InstitutionId.parse(random.id());
        if (parent) await requireParent(tx, id, parent);
        if (rest.ended?.successor) await requireSuccessor(tx, id, rest.ended.successor);
        const body = normalizeBody({
          ...rest,
          id,
          slug: slug ?? (await findFreeSlug(tx, input)),
          level: level ?? ('other' as const),
          parent: parent ?? null,
          guessed: guessed.length > 0 ? [...guessed] : undefined,
          revision: 1,
        });
        await requireFreeSlug(tx, body.slug, id);
        await store.add(tx, body, clock());
        await store.takeSlug(tx, body.slug, id);
        await finish(needs, tx, { caller, action: 'create-institution', after: body });
        return body;
      });
    },
    change: (given, key, revision, input, guessed = []) =>
      database.transaction(async (tx) => {
        await store.lock(tx);
        const before = await store.find(tx, key);
        if (!before) throw noSuchInstitution(key);
        const caller = requireMay(given, mayAdminister, before.id);
        if (before.revision !== revision) throw editedMeanwhile(before);
        const after = normalizeBody({
          ...before,
          ...withoutUndefined(input),
          guessed: listGuessed(caller, before, input, guessed),
          revision: revision + 1,
        });
        if (isOfTheState(before, after)) requirePortalAdministrator(caller);
        requireName(after.name);
        if (after.parent && after.parent !== before.parent) await requireParent(tx, after.id, after.parent);
        if (after.ended?.successor) await requireSuccessor(tx, after.id, after.ended.successor);
        if (after.slug !== before.slug) await requireFreeSlug(tx, after.slug, after.id);
        await store.change(tx, after, clock());
        await store.takeSlug(tx, after.slug, after.id);
        await finish(needs, tx, { caller, action: 'change-institution', before, after });
        return after;
      }),
  };
}

/** What is still only guessed after a change: what those say whose it is to say counts as said, though it be the same. */
function listGuessed(
  caller: Caller,
  { guessed: before = [] }: PublicBody,
  input: InstitutionChange,
  guessed: readonly GuessedFact[],
): GuessedFact[] | undefined {
  const left = before.filter((fact) => input[fact] === undefined || !mayAdministerPortal(caller));
  const all = [...new Set([...left, ...guessed])];
  return all.length > 0 ? all : undefined;
}

// The audit chain is locked from its entry to the commit, so it comes last.
async function finish(
  { emit, audit }: ServiceNeeds,
  tx: Transaction,
  done: { caller: Caller; action: string; before?: PublicBody; after: PublicBody },
): Promise<void> {
  await emit(tx, 'institution-changed', { institution: done.after.id });
  await audit.record(tx, { ...done, object: { kind: 'institution', id: done.after.id }, institution: done.after.id });
}

function requireName(name: InstitutionInput['name']): void {
  if (!Object.values(name).some((text) => text)) throw nameMissing();
}

async function requireParent(tx: Transaction, id: InstitutionId, parent: InstitutionId): Promise<void> {
  if (!(await store.find(tx, parent))) throw parentUnknown();
  if (await store.isBelow(tx, parent, id)) throw parentInCircle();
}

async function requireSuccessor(tx: Transaction, id: InstitutionId, successor: InstitutionId): Promise<void> {
  if (successor === id || !(await store.find(tx, successor))) throw successorUnknown();
}

/** What an institution is, where it stands and whether it still exists is not for itself to say. */
const isOfTheState = (before: PublicBody, after: PublicBody): boolean =>
  before.level !== after.level ||
  before.parent !== after.parent ||
  before.class !== after.class ||
  before.ended?.on !== after.ended?.on ||
  before.ended?.successor !== after.ended?.successor;

async function findFreeSlug(tx: Transaction, input: InstitutionInput): Promise<Slug> {
  for (const slug of listSlugCandidates(input.name)) if (await store.isSlugFree(tx, slug)) return slug;
  throw new Error('unreachable: the candidates do not end');
}

async function requireFreeSlug(tx: Transaction, slug: Slug, id: InstitutionId): Promise<void> {
  requireFreeWord(slug);
  const holder = await store.find(tx, slug);
  if (holder && holder.id !== id) throw slugTaken(slug);
}

type Absent = 'description' | 'homepage' | 'email' | 'guessed';
type Emptied = 'class' | 'sector' | 'ended';
type NullableBody = Omit<PublicBody, Emptied | Absent> & {
  readonly [K in Emptied]?: PublicBody[K] | null | undefined;
} & { readonly [K in Absent]?: PublicBody[K] | undefined };
/** null takes a member away. */
function normalizeBody({ class: kind, sector, ended, ...rest }: NullableBody): PublicBody {
  return withoutUndefined({
    ...rest,
    ...(kind ? { class: kind } : {}),
    ...(sector ? { sector } : {}),
    ...(ended ? { ended } : {}),
  });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
/** The same without members that are undefined, which a contract with optional members may carry. */
function withoutUndefined<T extends object>(value: T): Defined<T> {
  return parseDefined(Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)));
}
function parseDefined<T>(value: object): Defined<T> {
  return value as Defined<T>;
}
