import { Language, NewSnooze, OverdueQuery, Reminders } from '@milpa/sdk';
import { requirePerson } from '../../account/index.ts';
import { type AnyOperationHandler, answerCsv, defineHandler, type RawRoute } from '../../http/index.ts';
import { endSnooze, findFreshness, snoozeDataset } from './freshness.ts';
import type { ClockNeeds } from './model.ts';
import { noticeStore } from './notice-store.ts';
import { countFreshness, formatOverdue, listOverdue } from './overdue.ts';

const personal = { 'cache-control': 'no-store' };

export const createClockHandlers = (needs: ClockNeeds): readonly AnyOperationHandler[] => [
  defineHandler('getFreshness', ({ params }) => findFreshness(needs, params.dataset)),
  defineHandler('listOverdue', ({ query }) => listOverdue(needs, OverdueQuery.parse(query ?? {}))),
  defineHandler('countFreshness', ({ params }) => countFreshness(needs, params.institution)),
  defineHandler('snoozeDataset', ({ params, body }, { caller }) =>
    snoozeDataset(needs, caller, params.dataset, NewSnooze.parse(body)),
  ),
  defineHandler('endSnooze', ({ params }, { caller }) => endSnooze(needs, caller, params.dataset)),
  defineHandler('getReminders', async (_, { caller }) => ({
    body: { digest: await noticeStore.findPreference(needs.database, requirePerson(caller).account) },
    headers: personal,
  })),
  defineHandler('changeReminders', async ({ body }, { caller }) => {
    const { digest } = Reminders.parse(body);
    await noticeStore.setPreference(needs.database, requirePerson(caller).account, digest);
    return { body: { digest }, headers: personal };
  }),
];

export const createClockRoutes = (needs: ClockNeeds): readonly RawRoute[] => [
  {
    method: 'GET',
    path: `/:language{${Language.options.join('|')}}/overdue.csv`,
    description: {
      path: '/{language}/overdue.csv',
      summary: 'Datasets whose promised update did not come; of one institution and all below it with ?institution=',
      tag: 'catalogue',
      mediaTypes: ['text/csv'],
    },
    async handle({ request }, params) {
      const language = Language.parse(params['language']);
      const institution = new URL(request.url).searchParams.get('institution') ?? undefined;
      if (institution !== undefined) await needs.institutions.require(institution);
      const lines = formatOverdue(needs, language, institution);
      return answerCsv('overdue.csv', lines, { language });
    },
  },
];
