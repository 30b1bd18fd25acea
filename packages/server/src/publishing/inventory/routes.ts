import { HoldingChange, HoldingInput, InventoryQuery, Language } from '@milpa/sdk';
import { type AnyOperationHandler, answerCsv, defineHandler, type RawRoute } from '../../http/index.ts';
import { adviseAccess } from '../access.ts';
import type { PublishingNeeds } from '../model.ts';
import { formatGaps, formatInventory } from './csv.ts';
import { presentHoldings } from './present.ts';
import { eyesOf, type InventoryService } from './service.ts';
import { store } from './store.ts';

const answer = <T extends { readonly revision: number }>(body: T) => ({
  body,
  headers: { etag: `"${body.revision}"` },
});

export function createInventoryHandlers(service: InventoryService): readonly AnyOperationHandler[] {
  return [
    defineHandler('listHoldings', ({ params, query }, { caller }) =>
      service.list(caller, params.institution, InventoryQuery.parse(query ?? {})),
    ),
    // No ETag of its own: its state changes with what is released, without a new revision.
    defineHandler('getHolding', ({ params }, { caller }) => service.get(caller, params.holding)),
    defineHandler('createHolding', async ({ params, body }, { caller }) =>
      answer(await service.create(caller, params.institution, HoldingInput.parse(body))),
    ),
    defineHandler('changeHolding', async ({ params, body, revision }, { caller }) =>
      answer(await service.change(caller, params.holding, revision, HoldingChange.parse(body))),
    ),
    defineHandler('removeHolding', async ({ params, revision }, { caller }) => {
      await service.remove(caller, params.holding, revision);
      return null;
    }),
    defineHandler('listHoldingRevisions', ({ params }, { caller }) => service.listRevisions(caller, params.holding)),
    defineHandler('adviseAccess', async ({ body }) => adviseAccess(body.answers)),
    defineHandler('getInventorySettings', async ({ params }) => answer(await service.findSettings(params.institution))),
    defineHandler('changeInventorySettings', async ({ params, body, revision }, { caller }) =>
      answer(await service.changeSettings(caller, params.institution, revision, body.closedNamesPublic)),
    ),
  ];
}

export function createInventoryRoutes(needs: PublishingNeeds): readonly RawRoute[] {
  const list = (name: 'inventory' | 'gaps'): RawRoute => ({
    method: 'GET',
    path: `/api/v1/institutions/:institution/${name}.csv`,
    description: {
      path: `/api/v1/institutions/{institution}/${name}.csv`,
      summary:
        name === 'inventory'
          ? 'The inventory as CSV, by the columns A to H of the guide of 2015, with level, law and reviewer'
          : 'What an institution holds beside what it published: the gaps, as CSV',
      tag: 'inventory',
      mediaTypes: ['text/csv'],
    },
    handle: async ({ request, caller, language }, params) => {
      const body = await needs.institutions.require(params['institution'] ?? '');
      const eyes = eyesOf(caller, body.id);
      const holdings = await presentHoldings(needs, await store.list(needs.database, [body.id]), eyes);
      const asked = Language.catch(language).parse(new URL(request.url).searchParams.get('language'));
      const text =
        name === 'inventory' ? formatInventory(holdings, asked) : formatGaps(holdings, asked, needs.publicUrl);
      return answerCsv(`${name}-${body.slug}.csv`, text, { personal: eyes === 'inside' });
    },
  });
  return [list('inventory'), list('gaps')];
}
