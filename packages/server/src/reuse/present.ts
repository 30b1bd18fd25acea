import {
  type Availability,
  type Dataset,
  type DatasetId,
  type InstitutionId,
  type Reuse,
  type ReuseId,
  Slug,
} from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import { findConfirming, mayDecide } from './may.ts';
import { type CheckRow, listMoves, type ReuseNeeds, type ReuseRow, type UsedRow } from './model.ts';
import { store } from './store.ts';

interface Around {
  readonly used: ReadonlyMap<ReuseId, readonly UsedRow[]>;
  readonly checks: ReadonlyMap<ReuseId, CheckRow>;
  readonly released: ReadonlyMap<DatasetId, Dataset>;
  readonly nameOf: (id: InstitutionId) => Dataset['publisher'];
  readonly caller: Caller | undefined;
}

/** As everybody sees them; with what the caller may do. The address of whoever sent one is no part of it. */
export async function presentAll(
  needs: ReuseNeeds,
  rows: readonly ReuseRow[],
  caller: Caller | undefined,
): Promise<Reuse[]> {
  const { database, datasets, institutions } = needs;
  const ids = rows.map(({ id }) => id);
  const [used, checks] = await Promise.all([store.listUsed(database, ids), store.listChecks(database, ids)]);
  const wanted = [...new Set(used.map(({ dataset }) => dataset))];
  const confirming = [...new Set(rows.flatMap((row) => row.impact_confirmed_by ?? []))];
  const [released, names] = await Promise.all([
    wanted.length > 0 ? datasets.listReleasedOf(wanted) : [],
    confirming.length > 0 ? institutions.listNames(confirming) : [],
  ]);
  const around: Around = {
    used: Map.groupBy(used, ({ reuse }) => reuse),
    checks: new Map(checks.map((each) => [each.reuse, each])),
    released: new Map(released.map((each) => [each.id, each])),
    nameOf: (id) => {
      const known = names.find((each) => each.id === id);
      return { id, slug: known?.slug ?? Slug.parse(id), name: known?.name ?? {} };
    },
    caller,
  };
  return rows.map((row) => presentOne(row, around));
}

function presentOne(row: ReuseRow, { used, checks, released, nameOf, caller }: Around): Reuse {
  const mine = used.get(row.id) ?? [];
  const institutions = mine.map(({ institution }) => institution);
  const decides = mayDecide(caller, institutions);
  const standing = mine.flatMap(({ dataset, version }) => {
    const found = released.get(dataset);
    return found ? [{ ...found, version }] : [];
  });
  return {
    ...{ id: row.id, state: row.state, kind: row.kind, address: row.address },
    title: { [row.language]: row.title },
    description: { [row.language]: row.description },
    availability: presentCheck(checks.get(row.id)),
    maker: { name: row.maker_name, kind: row.maker_kind },
    since: row.since,
    datasets: standing.map(({ id, slug, metadata, publisher, version }) => ({
      ...{ id, slug, title: metadata.title, version },
      publisher: { id: publisher.id, slug: publisher.slug, name: publisher.name },
    })),
    gone: mine.length - standing.length,
    impact: presentImpact(row, nameOf),
    accepted: row.accepted?.toISOString() ?? null,
    changed: row.changed.toISOString(),
    reason: row.reason,
    moves: decides ? listMoves(row.state) : [],
    mayConfirmImpact:
      row.state === 'accepted' &&
      row.impact_text !== null &&
      row.impact_confirmed === null &&
      findConfirming(caller, institutions) !== undefined,
    revision: row.revision,
  };
}

function presentImpact(row: ReuseRow, nameOf: Around['nameOf']): Reuse['impact'] {
  if (row.impact_text === null) return null;
  const { impact_confirmed: on, impact_confirmed_by: by } = row;
  return {
    text: { [row.language]: row.impact_text },
    url: row.impact_url,
    confirmed: on !== null && by !== null ? { by: nameOf(by), on: on.toISOString() } : null,
  };
}

function presentCheck(row: CheckRow | undefined): Availability {
  if (!row || row.checked === null) return { state: 'unchecked' };
  const { state, checked, status, reason, since } = row;
  return {
    state,
    checked: checked.toISOString(),
    since: since.toISOString(),
    ...(status === null ? {} : { status }),
    ...(reason === null ? {} : { reason }),
  };
}
