import { type AuditFilter, type AuditLogEntry, hashEntry, type InstitutionId, nextDay, Sha256 } from '@milpa/sdk';
import type { Accounts } from '../account/index.ts';
import { type Audit, hashOf, type LogFilter, type LoggedEntry, sha256 } from '../audit/index.ts';
import type { Caller } from '../http/index.ts';
import type { Institutions } from '../institution/index.ts';
import { requireAuditor } from './may.ts';

export interface LogNeeds {
  readonly audit: Pick<Audit, 'listLog' | 'streamLog' | 'findLastNumber' | 'listWords'>;
  readonly accounts: Pick<Accounts, 'listPeople'>;
  readonly institutions: Pick<Institutions, 'require' | 'listNames'>;
}

/** What a caller may see of what they ask for. */
export async function narrow(
  { institutions }: LogNeeds,
  caller: Caller | undefined,
  filter: AuditFilter,
): Promise<LogFilter> {
  const mine = requireAuditor(caller).institutions;
  const asked = filter.institution === undefined ? undefined : (await institutions.require(filter.institution)).id;
  const { institution: _, from, to, ...rest } = filter;
  return {
    ...rest,
    institutions: limitTo(mine, asked),
    from: from && `${from}T00:00:00Z`,
    to: to && `${nextDay(to)}T00:00:00Z`,
  };
}

function limitTo(mine: readonly InstitutionId[] | 'all', asked: InstitutionId | undefined) {
  if (mine === 'all') return asked && [asked];
  return asked ? mine.filter((id) => id === asked) : mine;
}

/** Entries with the names of who did it and what it concerns. */
export async function presentEntries(needs: LogNeeds, entries: readonly LoggedEntry[]): Promise<AuditLogEntry[]> {
  const accounts = entries.flatMap(({ actor, assumed }) => [actor ?? [], assumed ?? []].flat());
  const people = new Map(
    (await needs.accounts.listPeople([...new Set(accounts)])).map((each) => [String(each.id), each]),
  );
  const ids = [...new Set(entries.flatMap(({ institution }) => institution ?? []))];
  const bodies = new Map((await needs.institutions.listNames(ids)).map((each) => [each.id, each]));
  const person = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  return entries.map((entry) => {
    const body = entry.institution === null ? undefined : bodies.get(entry.institution);
    return {
      number: entry.number,
      at: entry.at,
      actor: person(entry.actor),
      assumed: person(entry.assumed),
      token: parseId(entry.token),
      appointment: parseId(entry.appointment),
      action: entry.action,
      object: entry.object,
      institution: body ? { id: body.id, slug: body.slug, name: body.name } : null,
      ...parseWords(entry.detail),
      hashes: {
        before: entry.before,
        after: entry.after,
        previous: Sha256.parse(entry.previous),
        entry: Sha256.parse(entry.hash),
      },
      matches: isWhole(entry),
    };
  });
}

// Written by our own folders, whose types they have.
const parseId = <T>(id: string | null) => id as T;
const parseWords = (detail: LoggedEntry['detail']) => detail as Pick<AuditLogEntry, 'before' | 'after'>;

/** Whether the entry hashes to what it says, and what is kept of its words to what the entry says. */
function isWhole(entry: LoggedEntry): boolean {
  const { detail } = entry;
  return (
    entry.hash === hashEntry(entry, sha256) &&
    (!('before' in detail) || hashOf(detail.before) === entry.before) &&
    (!('after' in detail) || hashOf(detail.after) === entry.after)
  );
}
