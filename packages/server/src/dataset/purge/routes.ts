import { operations } from '@milpa/sdk';
import { mayAdminister, mayAdministerPortal, requireCaller, requireMay, requireThat } from '../../account/index.ts';
import { type AnyOperationHandler, type Caller, defineHandler } from '../../http/index.ts';
import type { DatasetContext } from '../model.ts';
import { noSuchInstitution } from '../problems.ts';
import { askPurge, decidePurge, listPurgeable, presentPurge, requirePurge } from './purge-dataset.ts';
import { purgeStore } from './store.ts';

const personal = { 'cache-control': 'no-store' };

export function createPurgeHandlers(context: DatasetContext): readonly AnyOperationHandler[] {
  return [
    defineHandler('purgeDataset', async ({ params, body }, { caller }) =>
      askPurge(context, { caller, dataset: params.dataset }, operations.purgeDataset.body.parse(body)),
    ),
    defineHandler('listPurgeableFiles', async ({ params }, { caller }) => ({
      body: await listPurgeable(context, caller, params.dataset),
      headers: personal,
    })),
    defineHandler('listPurges', async ({ query }, { caller }) => {
      const known = requireCaller(caller);
      const page = operations.listPurges.query.parse(query ?? {});
      const { total, rows } = await purgeStore.list(context.database, listAdministered(known), page);
      const items = await Promise.all(rows.map((row) => presentPurge(context, known, row)));
      return { body: { total, items }, headers: personal };
    }),
    defineHandler('getPurge', async ({ params }, { caller }) => ({
      body: await requirePurge(context, requireCaller(caller), params.purge),
      headers: personal,
    })),
    defineHandler('decidePurge', async ({ params, body }, { caller }) => {
      const { confirm } = operations.decidePurge.body.parse(body);
      return await decidePurge(context, requireCaller(caller), { purge: params.purge, confirm });
    }),
    defineHandler('getPurgeRule', async ({ params }, { caller }) => {
      const { id } = await requireInstitution(context, params.institution);
      requireMay(caller, mayAdminister, id);
      return { body: { secondPerson: await purgeStore.needsSecond(context.database, id) }, headers: personal };
    }),
    // Whoever could drop the rule could do without the second person: it is for those who stand outside.
    defineHandler('setPurgeRule', async ({ params, body }, { caller }) => {
      const { id } = await requireInstitution(context, params.institution);
      const known = requireThat(caller, mayAdministerPortal);
      const rule = operations.setPurgeRule.body.parse(body);
      await context.database.transaction(async (tx) => {
        const before = { secondPerson: await purgeStore.needsSecond(tx, id) };
        await purgeStore.setNeedsSecond(tx, id, rule.secondPerson);
        const object = { kind: 'institution', id };
        await context.audit.record(tx, {
          ...{ caller: known, action: 'set-purge-rule', object, institution: id, before, after: rule },
        });
      });
      return rule;
    }),
  ];
}

async function requireInstitution(context: DatasetContext, key: string) {
  const found = await context.institutions.find(key);
  if (!found) throw noSuchInstitution(key);
  return found;
}

function listAdministered(caller: Caller) {
  if (mayAdministerPortal(caller)) return 'all';
  const held = caller.appointments.flatMap(({ institution }) => institution ?? []);
  return [...new Set(held)].filter((id) => mayAdminister(caller, id));
}
