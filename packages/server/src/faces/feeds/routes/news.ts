import { Language, ReusesQuery } from '@milpa/sdk';
import { type CallContext, parseQuery, type RawRoute } from '../../../http/index.ts';
import { formatAskedAtom } from '../asked.ts';
import { type AtomFeed, formatAtom } from '../atom.ts';
import { formatOverdueAtom } from '../overdue.ts';
import { formatReusesAtom } from '../reuses.ts';
import { formatRss } from '../rss.ts';
import { answerText } from './answer.ts';
import type { Parts } from './needs.ts';

const recent = 50;

/** The newest releases for readers of feeds, in each language. */
export const newsRoutes = (parts: Parts): RawRoute[] => [
  newsRoute(parts, {
    name: 'releases.atom',
    word: 'an Atom feed',
    mediaType: 'application/atom+xml',
    format: formatAtom,
  }),
  newsRoute(parts, { name: 'releases.rss', word: 'RSS 2.0', mediaType: 'application/rss+xml', format: formatRss }),
  overdueRoute(parts),
  askedRoute(parts),
  reusesRoute(parts),
];

interface News {
  readonly name: string;
  readonly word: string;
  readonly mediaType: string;
  readonly format: (feed: AtomFeed) => string;
}

const newsRoute = (parts: Parts, { name, word, mediaType, format }: News): RawRoute => ({
  method: 'GET',
  path: `/:language{${Language.options.join('|')}}/${name}`,
  description: {
    path: `/{language}/${name}`,
    summary: `The newest releases as ${word}; of one institution with ?publisher=`,
    tag: 'catalogue',
    mediaTypes: [mediaType],
  },
  async handle({ request }: CallContext, params) {
    const language = Language.parse(params['language']);
    const { catalogue, institutions, names, portal, clock } = parts;
    const key = new URL(request.url).searchParams.get('publisher');
    const publisher = key === null ? undefined : await institutions.require(key);
    const releases = await catalogue.listRecent(publisher?.id ?? null, recent);
    const text = format({ language, portal, names, releases, now: clock(), ...(publisher ? { publisher } : {}) });
    return answerText(
      request,
      text,
      `${mediaType}; charset=utf-8`,
      { 'content-language': language },
      releases[0]?.released,
    );
  },
});

/** Promised updates that did not come: a reader of feeds is told of each once. */
const overdueRoute = ({ freshness, institutions, names, portal, clock }: Parts): RawRoute => ({
  method: 'GET',
  path: `/:language{${Language.options.join('|')}}/overdue.atom`,
  description: {
    path: '/{language}/overdue.atom',
    summary: 'Datasets whose promised update did not come, as an Atom feed; of one institution with ?institution=',
    tag: 'catalogue',
    mediaTypes: ['application/atom+xml'],
  },
  async handle({ request }: CallContext, params) {
    const language = Language.parse(params['language']);
    const key = new URL(request.url).searchParams.get('institution');
    const institution = key === null ? undefined : await institutions.require(key);
    const { items } = await freshness.listOverdue({ institution: institution?.id, limit: recent, offset: 0 });
    const text = formatOverdueAtom({ language, portal, names, institution, items, now: clock() });
    return answerText(request, text, 'application/atom+xml; charset=utf-8', { 'content-language': language });
  },
});

/** What people asked for, and what became of it: a reader of feeds is told of each step. */
const askedRoute = ({ demand, institutions, names, portal, clock }: Parts): RawRoute => ({
  method: 'GET',
  path: `/:language{${Language.options.join('|')}}/requests.atom`,
  description: {
    path: '/{language}/requests.atom',
    summary: 'The newest requests for data as an Atom feed; of one institution with ?institution=',
    tag: 'requests',
    mediaTypes: ['application/atom+xml'],
  },
  async handle({ request }: CallContext, params) {
    const language = Language.parse(params['language']);
    const key = new URL(request.url).searchParams.get('institution');
    const institution = key === null ? undefined : await institutions.require(key);
    const items = await demand.listNewest(institution?.id, recent);
    const text = formatAskedAtom({ language, portal, names, institution, items, now: clock() });
    return answerText(request, text, 'application/atom+xml; charset=utf-8', { 'content-language': language });
  },
});

/** What people made of the data, once somebody looked at it. */
const reusesRoute = ({ reuses, names, portal, clock }: Parts): RawRoute => ({
  method: 'GET',
  path: `/:language{${Language.options.join('|')}}/reuses.atom`,
  description: {
    path: '/{language}/reuses.atom',
    summary:
      'What people made of the data, the newest as an Atom feed; of one dataset or institution with ?dataset= or ?institution=',
    tag: 'reuses',
    mediaTypes: ['application/atom+xml'],
  },
  async handle({ request, language: reading }: CallContext, params) {
    const language = Language.parse(params['language']);
    const asked = ReusesQuery.pick({ dataset: true, institution: true, kind: true });
    const query = asked.parse(parseQuery(asked, request, reading));
    const { items } = await reuses.list(ReusesQuery.parse({ ...query, limit: recent }));
    const text = formatReusesAtom({ language, portal, names, items, now: clock() });
    return answerText(request, text, 'application/atom+xml; charset=utf-8', { 'content-language': language });
  },
});
