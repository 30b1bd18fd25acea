import { type DataRequest, DataRequests, DataRequest as Shape } from '@milpa/sdk';

const id = (last: number) => `019a0000-0000-7000-8000-0000000d00${String(last).padStart(2, '0')}`;
export const requestId = id(1);
const body = { id: id(90), slug: 'noaa', name: { en: 'NOAA' } };
const at = '2026-02-01T10:00:00.000Z';
const step = (number: number, event: string, state: string, text = '') => ({
  ...{ number, event, state, at, text },
  role: event === 'confirm' || event === 'fulfil' ? null : 'publisher',
  institution: event === 'forward' ? body : null,
});

/** A request of each kind that a page shows otherwise. */
const made: readonly DataRequest[] = [
  { state: 'open', steps: [step(1, 'confirm', 'open'), step(2, 'forward', 'open', 'Ours are only the <coasts>.')] },
  {
    state: 'accepted',
    promised: '2026-09-30',
    commitment: { id: id(80), name: { en: 'Tides' }, cancelled: true },
    steps: [step(1, 'confirm', 'open'), step(2, 'accept', 'accepted', 'By autumn.')],
  },
  {
    state: 'declined',
    refusal: { reason: 'It names persons.', instrument: 'LGTAIP', article: '113, V' },
    steps: [step(1, 'confirm', 'open'), step(2, 'decline', 'declined', 'It names persons.')],
  },
  {
    state: 'fulfilled',
    datasets: [{ id: id(70), slug: 'us-airports', title: { en: 'Airports' } }],
    steps: [step(1, 'confirm', 'open'), step(2, 'accept', 'accepted', 'Yes.'), step(3, 'fulfil', 'fulfilled')],
  },
  { state: 'duplicate', duplicateOf: { id: id(1), number: 1, title: 'Tide <gauges>', language: 'en' } },
  {
    state: 'hidden',
    title: '',
    description: '',
    purpose: '',
    steps: [step(1, 'hide', 'hidden', 'It names a person.')],
  },
].map((more, index) =>
  Shape.parse({
    ...{ id: id(index + 1), number: index + 1, title: 'Tide <gauges>', description: 'Each\n\nhour & place' },
    ...{ purpose: 'To sail', language: 'en', tags: ['sea'], institution: index === 1 ? null : body, opened: at },
    ...{ answer: { due: '2026-02-21', done: index === 0 ? null : at, late: index === 0 }, promised: null },
    ...{
      commitment: null,
      holding: null,
      refusal: null,
      duplicateOf: null,
      datasets: [],
      fulfilled: null,
      supports: index + 1,
    },
    ...{ steps: [step(1, 'confirm', 'open')], moves: [], maySupport: index < 3, revision: 1, ...more },
  }),
);

const counts = { all: 5, open: 1, overdue: 1, answered: 4, onTime: 3, accepted: 1, fulfilled: 1 };

export function answerRequests(key: string, url: URL): Response | undefined {
  if (key === '') {
    const none = url.searchParams.get('q') === 'zzz' || url.searchParams.get('alike') === 'zzz';
    const items = none ? [] : made.filter(({ state }) => state !== 'hidden');
    return Response.json(DataRequests.parse({ total: none ? 0 : 99, items, counts }));
  }
  const found = made.find((each) => each.id === key);
  return found && Response.json(found);
}
