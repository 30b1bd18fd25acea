import { fileURLToPath } from 'node:url';
import { addDays, Evidence, LegalInstrument, ObligationQuery, paths } from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler } from '../../http/index.ts';
import type { JobHandlers, Jobs } from '../../jobs/index.ts';
import type { Promised, PromiseSource } from '../clock/model.ts';
import { readInstruments } from './examples.ts';
import {
  fulfilObligation,
  listInstruments,
  listObligations,
  loadInstrument,
  type ObligationNeeds,
  refreshObligations,
} from './service.ts';
import { type ObligationRow, store } from './store.ts';

export type { ObligationNeeds } from './service.ts';

export interface Obligations {
  readonly handlers: readonly AnyOperationHandler[];
  /** `obligations-refresh`, once a day, without payload. */
  readonly jobs: JobHandlers;
  /** Asks for a refresh soon, and one every day from then on; call it at each start. */
  start(): Promise<void>;
  /** Makes all duties anew, and looks at what the portal can see. May be repeated. */
  refresh(): Promise<void>;
  /** For the clock that reminds people. */
  readonly source: PromiseSource;
}

const refreshJob = 'obligations-refresh';
const daySeconds = 86_400;
const examples = fileURLToPath(new URL('../../../obligations/', import.meta.url));

/** What laws and guides ask of institutions. The law is data: changing it changes the duties, not the code. */
export function createObligations(needs: ObligationNeeds & { readonly jobs: Pick<Jobs, 'add'> }): Obligations {
  const { database, jobs } = needs;
  const ask = (delaySeconds: number) => jobs.add(database, refreshJob, {}, { key: refreshJob, delaySeconds });
  return {
    handlers: [
      defineHandler('listInstruments', () => listInstruments(needs)),
      defineHandler('listInstrumentExamples', () => readInstruments(examples)),
      defineHandler('loadInstrument', ({ params, body }, { caller }) =>
        loadInstrument(needs, caller, params.instrument, LegalInstrument.parse(body)),
      ),
      defineHandler('listObligations', ({ query }) => listObligations(needs, ObligationQuery.parse(query ?? {}))),
      defineHandler('fulfilObligation', ({ params, body }, { caller }) =>
        fulfilObligation(needs, caller, params.obligation, Evidence.parse(body)),
      ),
    ],
    jobs: {
      [refreshJob]: async () => {
        await ask(daySeconds);
        await refreshObligations(needs);
      },
    },
    start: () => ask(20),
    refresh: () => refreshObligations(needs),
    source: createSource(needs),
  };
}

function createSource({ database, institutions }: ObligationNeeds): PromiseSource {
  const present = async (row: ObligationRow): Promise<Promised> => {
    const instrument = (await store.listInstruments(database)).find(({ key }) => key === row.instrument)?.document;
    const slug = (await institutions.find(row.institution))?.slug ?? row.institution;
    return {
      kind: 'obligation',
      subject: row.id,
      institution: row.institution,
      title: instrument?.rules.find(({ key }) => key === row.rule)?.title ?? { es: row.rule },
      due: row.due,
      lead: 30,
      overdue: addDays(row.due, 1),
      path: (language) => paths.institutionObligations(language, slug),
    };
  };
  return {
    kind: 'obligation',
    async *listDueBy(day) {
      for (const row of await store.listOpenBy(database, day)) yield present(row);
    },
    async find(subject) {
      const row = await store.find(database, subject);
      return row && row.fulfilled === null && row.lapsed === null ? present(row) : undefined;
    },
  };
}
