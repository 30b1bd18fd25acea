import {
  AnswerQueueQuery,
  DataRequestAnswer,
  DataRequestModeration,
  type DataRequests,
  DataRequestsQuery,
  Departure,
  type InstitutionId,
  NewDataRequest,
  NewSupport,
  RequestedHolding,
  VoiceConfirmation,
} from '@milpa/sdk';
import { listAnswerable, listModerated, requireCaller } from '../account/index.ts';
import { type AnyOperationHandler, type Caller, defineHandler } from '../http/index.ts';
import { answerRequest, moderateRequest } from './answering.ts';
import { askForData, confirmVoice, leaveRequest, requireRequest, supportRequest } from './asking.ts';
import { linkRequest } from './linking.ts';
import { type DemandNeeds, dayNow, listPatterns } from './model.ts';
import { presentOne, presentRequests } from './present.ts';
import { type Places, store } from './store.ts';

const personal = { 'cache-control': 'no-store' };
const shortest = { all: 1, some: 4 } as const;

export async function listRequests(
  needs: DemandNeeds,
  caller: Caller | undefined,
  { q, alike, institution, state, tag, sort, limit, offset }: DataRequestsQuery,
): Promise<DataRequests> {
  const ask = {
    ...{ sort, limit, offset, today: dayNow(needs), state: state ?? null, tag: tag || null },
    institution: institution ? (await needs.institutions.require(institution)).id : null,
    all: q ? listPatterns(q, shortest.all) : [],
    some: alike ? listPatterns(alike, shortest.some) : [],
  };
  const [total, rows, counts] = await Promise.all([
    store.count(needs.database, ask),
    store.list(needs.database, ask),
    store.countStates(needs.database, ask, needs.timeZone),
  ]);
  return { total, items: await presentRequests(needs, rows, caller), counts };
}

/** What waits for an answer of the caller, or for a moderator: nobody else has anything here. */
async function listToAnswer(needs: DemandNeeds, caller: Caller, { show, ...page }: AnswerQueueQuery) {
  const places = show === 'hidden' ? listModerated(caller) : unite(listAnswerable(caller), listModerated(caller));
  const states = { waiting: ['open'], hidden: ['hidden'], all: everyState }[show];
  const rows = await store.listFor(needs.database, { places, states, ...page });
  return { total: rows[0]?.total ?? 0, items: await presentRequests(needs, rows, caller) };
}
const everyState = ['open', 'accepted', 'declined', 'published', 'duplicate', 'fulfilled', 'withdrawn'];
const unite = (one: Places, other: readonly InstitutionId[] | 'all'): Places =>
  one === 'all' || other === 'all' ? 'all' : [...new Set([...one, ...other])];

const tagged = <T extends { readonly revision: number }>(body: T) => ({
  body,
  headers: { etag: `"${body.revision}"` },
});

export const createDemandHandlers = (needs: DemandNeeds): readonly AnyOperationHandler[] => [
  defineHandler('listDataRequests', ({ query }, { caller }) =>
    listRequests(needs, caller, DataRequestsQuery.parse(query ?? {})),
  ),
  defineHandler('getDataRequest', async ({ params }, { caller }) =>
    tagged(await presentOne(needs, await requireRequest(needs, params.request), caller)),
  ),
  defineHandler('askForData', ({ body }, { request, language }) =>
    askForData(needs, NewDataRequest.parse(body), { request, language }),
  ),
  defineHandler('supportDataRequest', ({ params, body }, { request, language }) =>
    supportRequest(needs, params.request, NewSupport.parse(body), { request, language }),
  ),
  defineHandler('confirmVoice', ({ body }) => confirmVoice(needs, VoiceConfirmation.parse(body).code)),
  defineHandler('leaveDataRequest', ({ body }) => leaveRequest(needs, Departure.parse(body))),
  defineHandler('listRequestsToAnswer', async ({ query }, { caller }) => ({
    body: await listToAnswer(needs, requireCaller(caller), AnswerQueueQuery.parse(query ?? {})),
    headers: personal,
  })),
  defineHandler('answerDataRequest', async ({ params, body, revision }, { caller }) => {
    const answer = DataRequestAnswer.parse(body);
    return tagged(await answerRequest(needs, caller, { id: params.request, revision, answer }));
  }),
  defineHandler('linkDataRequest', async ({ params, body, revision }, { caller }) => {
    const { holding } = RequestedHolding.parse(body);
    return tagged(await linkRequest(needs, caller, { id: params.request, revision, holding }));
  }),
  defineHandler('moderateDataRequest', async ({ params, body, revision }, { caller }) => {
    const input = { ...DataRequestModeration.parse(body), id: params.request, revision };
    return tagged(await moderateRequest(needs, caller, input));
  }),
];
