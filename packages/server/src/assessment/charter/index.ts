import { ChecklistId, NewSlotDataset } from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler } from '../../http/index.ts';
import { describeChecklist } from './checklists.ts';
import { type CharterNeeds, clearSlot, describeCharter, fillSlot } from './service.ts';

export type { CharterNeeds } from './service.ts';

export interface Charter {
  readonly handlers: readonly AnyOperationHandler[];
  /** The areas of high value slot by slot, and the principles. */
  readonly describe: () => ReturnType<typeof describeCharter>;
}

/** The G8 and the International Open Data Charter, and the indices of others, as far as the catalogue can answer. */
export const createCharter = (needs: CharterNeeds): Charter => ({
  describe: () => describeCharter(needs),
  handlers: [
    defineHandler('getCharterReport', () => describeCharter(needs)),
    defineHandler('fillSlot', ({ params, body }, { caller }) =>
      fillSlot(needs, caller, params, NewSlotDataset.parse(body ?? {}).note),
    ),
    defineHandler('clearSlot', async ({ params }, { caller }) => {
      await clearSlot(needs, caller, params);
      return null;
    }),
    defineHandler('getChecklist', ({ params }) => describeChecklist(needs, ChecklistId.parse(params.checklist))),
  ],
});
