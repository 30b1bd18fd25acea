import { z } from 'zod';
import { Evidence, InstrumentSummary, LegalInstrument, Obligation, ObligationQuery } from '../obligation.ts';
import type { Spec } from './spec.ts';

const instrumentKey = z.object({ instrument: z.string().max(100).describe('Key of the instrument') });

export const obligationsOperations = {
  listInstruments: {
    method: 'GET',
    path: '/api/v1/instruments',
    tag: 'obligations',
    summary: 'Laws and guides, what they ask for, and how much of it is done on time',
    response: z.array(InstrumentSummary),
    status: 200,
    scope: null,
  },
  listInstrumentExamples: {
    method: 'GET',
    path: '/api/v1/instrument-examples',
    tag: 'obligations',
    summary: 'Instruments that come with the portal, to be read and adapted before they are loaded',
    response: z.array(LegalInstrument),
    status: 200,
    scope: null,
  },
  loadInstrument: {
    method: 'PUT',
    path: '/api/v1/instruments/{instrument}',
    tag: 'obligations',
    summary: 'Load an instrument, or its next version: the duties of every institution follow from it',
    params: instrumentKey,
    body: LegalInstrument,
    response: InstrumentSummary,
    status: 200,
    scope: 'admin',
  },
  listObligations: {
    method: 'GET',
    path: '/api/v1/obligations',
    tag: 'obligations',
    summary: 'Duties of institutions with their legal basis, the earliest due first',
    query: ObligationQuery,
    response: z.object({ total: z.int(), items: z.array(Obligation) }),
    status: 200,
    scope: null,
  },
  fulfilObligation: {
    method: 'POST',
    path: '/api/v1/obligations/{obligation}/evidence',
    tag: 'obligations',
    summary: 'Show that a duty was fulfilled, where the portal cannot see it by itself',
    params: z.object({ obligation: z.uuid() }),
    body: Evidence,
    response: Obligation,
    status: 200,
    scope: 'publish',
  },
} as const satisfies Record<string, Spec>;
