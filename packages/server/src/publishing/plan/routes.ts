import {
  CommitmentCancellation,
  CommitmentChange,
  CommitmentInput,
  CommitmentsQuery,
  findText,
  Language,
  SessionInput,
  type Language as Tongue,
} from '@milpa/sdk';
import { requireCaller } from '../../account/index.ts';
import {
  type AnyOperationHandler,
  answerCsv,
  answerFile,
  type CallContext,
  defineHandler,
  parseJsonPart,
  parseQuery,
  type RawRoute,
} from '../../http/index.ts';
import type { PublishingNeeds } from '../model.ts';
import { formatCalendar, tagOf } from './calendar.ts';
import { formatCommitments } from './csv.ts';
import type { PlanService } from './service.ts';
import type { SessionService } from './sessions.ts';

const answer = <T extends { readonly revision: number }>(body: T) => ({
  body,
  headers: { etag: `"${body.revision}"` },
});

export function createPlanHandlers(
  needs: PublishingNeeds,
  plans: PlanService,
  sessions: SessionService,
): readonly AnyOperationHandler[] {
  return [
    defineHandler('listPlans', ({ params }, { caller }) => plans.list(caller, params.institution)),
    defineHandler('createPlan', async ({ params, body }, { caller }) =>
      answer(await plans.create(caller, params.institution, body.title)),
    ),
    defineHandler('getPlan', ({ params }, { caller }) => plans.get(caller, params.plan)),
    defineHandler('movePlan', async ({ params, body, revision }, { caller }) =>
      answer(await plans.move(caller, params.plan, revision, body.event)),
    ),
    defineHandler('addCommitment', async ({ params, body }, { caller }) =>
      answer(await plans.add(caller, params.plan, CommitmentInput.parse(body))),
    ),
    defineHandler('getCommitment', ({ params }, { caller }) => plans.getCommitment(caller, params.commitment)),
    defineHandler('changeCommitment', async ({ params, body, revision }, { caller }) =>
      answer(await plans.change(caller, params.commitment, revision, CommitmentChange.parse(body))),
    ),
    defineHandler('removeCommitment', async ({ params, revision }, { caller }) => {
      await plans.remove(caller, params.commitment, revision);
      return null;
    }),
    defineHandler('cancelCommitment', async ({ params, body, revision }, { caller }) =>
      answer(await plans.cancel(caller, params.commitment, revision, CommitmentCancellation.parse(body))),
    ),
    defineHandler('listCommitments', ({ query }, { caller }) =>
      plans.listCommitments(caller, CommitmentsQuery.parse(query ?? {})),
    ),
    defineHandler('listCouncilSessions', ({ params }, { caller }) => sessions.list(caller, params.institution)),
    defineHandler('recordCouncilSession', async ({ params, body }, { caller }) => {
      const input = SessionInput.parse(body);
      const minutes = input.upload
        ? await needs.datasets.requireUpload(input.upload, requireCaller(caller))
        : undefined;
      return sessions.record(caller, params.institution, input, minutes);
    }),
  ];
}

export function createPlanRoutes(
  needs: PublishingNeeds,
  plans: PlanService,
  sessions: SessionService,
): readonly RawRoute[] {
  return [
    createFeed(needs, plans, 'csv'),
    createFeed(needs, plans, 'ics'),
    {
      method: 'POST',
      path: '/api/v1/institutions/:institution/sessions',
      mediaType: 'multipart/form-data',
      handle: async ({ request, caller, language }, params) => {
        requireCaller(caller);
        const { fields, files } = await needs.datasets.readForm(request);
        const input = parseJsonPart(SessionInput, fields.get('session'), language);
        const made = await sessions.record(caller, params['institution'] ?? '', input, files[0]);
        return Response.json(made, { status: 201, headers: { 'cache-control': 'no-store' } });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/sessions/:session/minutes',
      description: {
        path: '/api/v1/sessions/{session}/minutes',
        summary: 'The minutes of a council session, as they were sent',
        tag: 'plans',
        mediaTypes: ['application/octet-stream'],
      },
      handle: async ({ request, caller }, params) => {
        const { sha256, size, name, public: isPublic } = await sessions.requireMinutes(caller, params['session'] ?? '');
        const isPdf = /\.pdf$/i.test(name);
        return answerFile({
          ...{ store: needs.files, sha256, size, request, filename: name || 'minutes', personal: !isPublic },
          mediaType: isPdf ? 'application/pdf' : 'application/octet-stream',
        });
      },
    },
  ];
}

const titles: Readonly<Record<Tongue, string>> = {
  es: 'Compromisos de apertura de datos',
  en: 'Open data commitments',
  fr: 'Engagements d’ouverture des données',
};
const createFeed = (needs: PublishingNeeds, plans: PlanService, format: 'csv' | 'ics'): RawRoute => ({
  method: 'GET',
  path: `/api/v1/commitments.${format}`,
  description: {
    path: `/api/v1/commitments.${format}`,
    summary:
      format === 'csv'
        ? 'Commitments as CSV, by the questions of the list: `state=overdue` gives those that are overdue'
        : 'Commitments as a calendar (iCalendar, RFC 5545), by the questions of the list',
    tag: 'plans',
    mediaTypes: [format === 'csv' ? 'text/csv' : 'text/calendar'],
  },
  handle: async ({ request, language }) => {
    const { query, asked, body } = await readFeedQuery(needs, request, language);
    const items = await collect(plans, query);
    if (format === 'csv')
      return answerCsv(
        `${['commitments', body?.slug, query.state, query.month].filter(Boolean).join('-')}.csv`,
        formatCommitments(items, asked, needs.publicUrl),
      );
    const name = body ? ` · ${findText(body.name, asked)?.text ?? body.slug}` : '';
    const options = { language: asked, title: titles[asked] + name };
    const calendar = { ...options, publicUrl: needs.publicUrl, now: needs.clock() };
    return new Response(formatCalendar(items, calendar), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="commitments.ics"',
        'cache-control': 'public, no-cache',
        etag: tagOf(items, options),
      },
    });
  },
});

async function readFeedQuery(needs: PublishingNeeds, request: CallContext['request'], language: Tongue) {
  const shape = CommitmentsQuery.pick({ institution: true, month: true, state: true }).extend({
    language: Language.optional(),
  });
  const { language: asked = language, ...query } = shape.parse(parseQuery(shape, request, language));
  const body = query.institution ? await needs.institutions.require(query.institution) : undefined;
  return { query, asked, body };
}

/** All of them at once, as the public sees them, whoever asks: a feed goes on to others. */
const collect = async (plans: PlanService, query: Partial<CommitmentsQuery>) =>
  (await plans.listCommitments(undefined, { ...query, limit: Number.MAX_SAFE_INTEGER, offset: 0 })).items;
