import type { DataRequest, HoldingId } from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import { lockSeen, requireSeen } from './answering.ts';
import { requireRequest } from './asking.ts';
import { requireAnswerer } from './may.ts';
import type { DemandNeeds } from './model.ts';
import { presentOne } from './present.ts';
import { noSuchHolding } from './problems.ts';
import { store } from './store.ts';

/** Says which of its data an institution is asked for. The name may be closed: it is no step that everyone reads. */
export async function linkRequest(
  needs: DemandNeeds,
  given: Caller | undefined,
  { id, revision, holding }: { readonly id: string; readonly revision: number; readonly holding: HoldingId | null },
): Promise<DataRequest> {
  const seen = await requireRequest(needs, id);
  const caller = requireAnswerer(given, seen.institution);
  await requireSeen(needs, caller, seen, revision);
  if (holding !== null) {
    const named = await needs.publishing.findNamed('holding', holding);
    if (!named || named.institution !== seen.institution) throw noSuchHolding();
  }
  await needs.database.transaction(async (tx) => {
    const before = await lockSeen(needs, tx, caller, { seen, revision });
    await store.change(tx, { ...before, holding });
    await needs.audit.record(tx, {
      ...{ caller, action: 'link-request', object: { kind: 'request', id: before.id } },
      ...{ institution: before.institution ?? undefined, before: { holding: before.holding }, after: { holding } },
    });
  });
  return presentOne(needs, await requireRequest(needs, id), caller);
}
