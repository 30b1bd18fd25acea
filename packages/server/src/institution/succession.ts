import {
  type AccountId,
  type Handover,
  type InstitutionId,
  keyRoles,
  type LanguageMap,
  type OperationOutput,
  type Post,
  Problem,
  type Responsibility,
  type ResponsibilityKind,
  type Succession,
} from '@milpa/sdk';
import type { KeyPost, Posts } from '../account/index.ts';
import type { Audit } from '../audit/index.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../http/index.ts';
import type { Database, Transaction } from '../storage/database/index.ts';
import { store } from './store.ts';

/** A thing with at most one person, as the folder that owns it gives it. */
export interface Held {
  readonly id: string;
  readonly title: LanguageMap;
  readonly state: string | null;
  readonly account: AccountId | null;
}
/** An upper folder whose things are cared for by one person each. */
export interface ResponsibilitySource {
  readonly kind: ResponsibilityKind;
  /** Of one institution, or brought by people who left it. */
  list(institution: InstitutionId, leavers: readonly AccountId[]): Promise<readonly Held[]>;
  /** How many each person cares for in each institution; null: nobody does. */
  count(): Promise<readonly { institution: InstitutionId; account: AccountId | null; count: number }[]>;
  /** Gives things to somebody: those among them that `list` would name. How many they were. */
  give(tx: Transaction, given: Given): Promise<number>;
}
export interface Given {
  readonly institution: InstitutionId;
  readonly leavers: readonly AccountId[];
  readonly ids: readonly string[];
  readonly to: AccountId;
  readonly now: Date;
}

export interface SuccessionNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly posts: Posts;
  /** Asked when somebody looks, not before: upper folders come later. */
  readonly responsibilities: () => readonly ResponsibilitySource[];
}

const dayMs = 86_400_000;
/** How long before its end an appointment is named. */
export const endingDays = 30;

export interface Successions {
  listPosts(institution: InstitutionId): Promise<Post[]>;
  /** Of these institutions that still exist. */
  list(institutions: readonly InstitutionId[] | 'all'): Promise<Succession[]>;
  listResponsibilities(
    institution: InstitutionId,
    asked: { person?: AccountId | undefined; limit: number },
  ): Promise<OperationOutput<'listResponsibilities'>>;
  /** Throws `invalid-request` when the person may not write there. */
  handOver(caller: Caller, institution: InstitutionId, handover: Handover): Promise<number>;
}

export function createSuccessions(needs: SuccessionNeeds): Successions {
  const { database, clock, posts } = needs;
  const listTakers = async (institution: InstitutionId) => {
    const writers = (await posts.listWriters()).filter((each) => isFor(each.institution, institution));
    return [...new Map(writers.map(({ account, name }) => [account, { account, name }])).values()];
  };
  return {
    listPosts: async (institution) => describePosts(await posts.listKeyPosts(institution), clock()),
    async list(institutions) {
      const now = clock();
      const bodies = (await store.list(database)).filter(
        (body) => !body.ended && (institutions === 'all' || institutions.includes(body.id)),
      );
      const [held, ending, orphans] = await Promise.all([
        posts.listKeyPosts('all'),
        posts.listEnding(new Date(now.getTime() + endingDays * dayMs)),
        countOrphans(needs),
      ]);
      return bodies.map((body) => ({
        institution: { id: body.id, slug: body.slug, name: body.name },
        vacant: listVacant(
          held.filter((each) => each.institution === body.id),
          now,
        ),
        ending: ending.filter((each) => each.institution === body.id),
        orphans: orphans.get(body.id) ?? 0,
      }));
    },
    async listResponsibilities(institution, { person, limit }) {
      const takers = await listTakers(institution);
      const leavers = await posts.listLeavers(institution);
      const found: { readonly responsibility: Omit<Responsibility, 'person'>; readonly account: AccountId | null }[] =
        [];
      for (const source of needs.responsibilities())
        for (const { account, id, title, state } of await source.list(institution, leavers)) {
          if (person && account !== person) continue;
          const orphan = !takers.some((each) => each.account === account);
          found.push({ responsibility: { kind: source.kind, id, title, state, orphan }, account });
        }
      const shown = found
        .toSorted((a, b) => Number(b.responsibility.orphan) - Number(a.responsibility.orphan))
        .slice(0, limit);
      const accounts = shown.flatMap(({ account }) => account ?? []);
      const names = new Map((await posts.listNames([...new Set(accounts)])).map(({ id, name }) => [id, name]));
      const items = shown.map(({ responsibility, account }) => ({
        ...responsibility,
        person: account && { account, name: names.get(account) ?? '' },
      }));
      return { items, total: found.length, takers };
    },
    async handOver(caller, institution, { to, responsibilities }) {
      if (!(await listTakers(institution)).some(({ account }) => account === to)) throw cannotTake();
      const leavers = await posts.listLeavers(institution);
      return database.transaction(async (tx) => {
        let moved = 0;
        for (const source of needs.responsibilities()) {
          const ids = responsibilities.filter(({ kind }) => kind === source.kind).map(({ id }) => id);
          if (ids.length > 0) moved += await source.give(tx, { institution, leavers, ids, to, now: clock() });
        }
        await needs.audit.record(tx, {
          caller,
          action: 'hand-over',
          object: { kind: 'institution', id: institution },
          institution,
          after: { to, responsibilities, moved },
        });
        return moved;
      });
    },
  };
}

const isFor = (place: InstitutionId | null, institution: InstitutionId) => place === null || place === institution;

/** The key posts with who holds each; a post nobody holds says since when. */
const describePosts = (held: readonly KeyPost[], now: Date): Post[] =>
  keyRoles.map((role) => {
    const all = held.filter((each) => each.role === role);
    const holders = all.filter(({ to }) => to === null || to > now);
    const ends = all.flatMap(({ to }) => to ?? []);
    const last = ends.length > 0 ? new Date(Math.max(...ends.map((each) => each.getTime()))) : null;
    return {
      role,
      holders: holders.map(({ name, title, from }) => ({ name, title, since: from.toISOString() })),
      vacantSince: holders.length > 0 ? null : (last?.toISOString() ?? null),
    };
  });

function listVacant(held: readonly KeyPost[], now: Date): Succession['vacant'] {
  return describePosts(held, now)
    .filter(({ holders }) => holders.length === 0)
    .map(({ role, vacantSince: since }) => ({
      role,
      since,
      days: since === null ? null : Math.floor((now.getTime() - Date.parse(since)) / dayMs),
    }));
}

async function countOrphans({ posts, responsibilities }: SuccessionNeeds): Promise<ReadonlyMap<InstitutionId, number>> {
  const writers = await posts.listWriters();
  const writes = (institution: InstitutionId, account: AccountId | null) =>
    writers.some((each) => each.account === account && isFor(each.institution, institution));
  const orphans = new Map<InstitutionId, number>();
  for (const source of responsibilities())
    for (const { institution, account, count } of await source.count())
      if (!writes(institution, account)) orphans.set(institution, (orphans.get(institution) ?? 0) + count);
  return orphans;
}

const cannotTake = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'This person may not write for the institution now. Appoint them first, or choose another.',
      es: 'Esta persona no puede escribir ahora para la institución. Primero nómbrela o elija a otra.',
      fr: "Cette personne ne peut pas écrire maintenant pour l'institution. Nommez-la d'abord, ou choisissez-en une autre.",
    },
    { errors: [{ pointer: '/to', detail: 'may not write' }] },
  );
