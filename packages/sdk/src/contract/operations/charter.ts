import { z } from 'zod';
import { CharterReport, ChecklistId, ChecklistReport, NewSlotDataset, ValueSlot } from '../charter.ts';
import { datasetKey, nothing, type Spec } from './spec.ts';

const slotKey = datasetKey.extend({ slot: z.string().max(100).describe('Of the 53 of high value') });

export const charterOperations = {
  getCharterReport: {
    method: 'GET',
    path: '/api/v1/charter',
    tag: 'indices',
    summary:
      'The high-value areas of the G8 charter slot by slot, and what can be checked of the principles of the Open Data Charter',
    response: CharterReport,
    status: 200,
    scope: null,
  },
  fillSlot: {
    method: 'PUT',
    path: '/api/v1/charter/slots/{slot}/datasets/{dataset}',
    tag: 'indices',
    summary: 'Say that a dataset is the one a slot of high-value data asks for',
    params: slotKey,
    body: NewSlotDataset,
    response: ValueSlot,
    status: 200,
    scope: 'write:dataset',
  },
  clearSlot: {
    method: 'DELETE',
    path: '/api/v1/charter/slots/{slot}/datasets/{dataset}',
    tag: 'indices',
    summary: 'Say that it no longer is; that it was is kept',
    params: slotKey,
    response: nothing,
    status: 204,
    scope: 'write:dataset',
  },
  getChecklist: {
    method: 'GET',
    path: '/api/v1/checklists/{checklist}',
    tag: 'indices',
    summary:
      'The Open Data Barometer or the Global Open Data Index as questions, answered as far as the catalogue knows',
    params: z.object({ checklist: ChecklistId }),
    response: ChecklistReport,
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
