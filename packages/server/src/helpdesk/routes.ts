import { CasePost, CaseReply, CaseSettings, NewCase, operations, ProblemReport } from '@milpa/sdk';
import { listCaseReadable, requireCaller } from '../account/index.ts';
import { type AnyOperationHandler, defineHandler } from '../http/index.ts';
import { requireReader } from './may.ts';
import type { HelpdeskNeeds } from './model.ts';
import { presentCases, presentHistory } from './present.ts';
import { type Cases, requireCase } from './service.ts';
import { store } from './store.ts';

const personal = { 'cache-control': 'no-store' };

export function createCaseHandlers(needs: HelpdeskNeeds, cases: Cases): readonly AnyOperationHandler[] {
  const { database, clock, institutions } = needs;
  return [
    defineHandler('reportProblem', ({ params, body }, { request, language }) =>
      cases.report(params.dataset, ProblemReport.parse(body), { request, language }),
    ),
    defineHandler('listCases', async ({ query }, { caller }) => {
      const known = requireCaller(caller);
      const { institution, ...filter } = operations.listCases.query.parse(query ?? {});
      const readable = listCaseReadable(known);
      const one = institution === undefined ? undefined : (await institutions.require(institution)).id;
      if (one) requireReader(caller, one);
      const { total, rows } = await store.list(database, { ...filter, institutions: one ? [one] : readable }, clock());
      return { body: { total, items: await presentCases(needs, known, rows) }, headers: personal };
    }),
    defineHandler('openCase', async ({ body }, { caller }) => ({
      body: await cases.open(caller, NewCase.parse(body)),
      headers: personal,
    })),
    defineHandler('getCase', async ({ params }, { caller }) => {
      const row = await requireCase(needs, params.case);
      const known = requireReader(caller, row.institution);
      return { body: await presentHistory(needs, known, row), headers: personal };
    }),
    defineHandler('writeInCase', ({ params, body }, { caller }) =>
      cases.write(caller, params.case, CaseReply.parse(body)),
    ),
    defineHandler('assignCase', ({ params, body }, { caller }) =>
      cases.assign(caller, params.case, CasePost.parse(body)),
    ),
    defineHandler('countCases', async ({ params }) =>
      store.count(database, (await institutions.require(params.institution)).id, clock()),
    ),
    defineHandler('getCaseSettings', () => store.findSettings(database)),
    defineHandler('setCaseSettings', ({ body }, { caller }) => cases.setSettings(caller, CaseSettings.parse(body))),
  ];
}
