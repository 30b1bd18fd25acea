import { type Language, paths } from '@milpa/sdk';
import type { RawRoute } from '../../../http/index.ts';
import { formatLlms } from '../llms.ts';
import { formatRobots, formatSitemap, formatSitemapIndex, portalPages, thingsInPart } from '../sitemap.ts';
import { answerText } from './answer.ts';
import type { Parts } from './needs.ts';
import { noSuchPart } from './problems.ts';

const xml = 'application/xml; charset=utf-8';
const plain = 'text/plain; charset=utf-8';

/** What robots look for at the root of a site. */
export const siteRoutes = ({ catalogue, institutions, names, portal }: Parts): RawRoute[] => [
  {
    method: 'GET',
    path: paths.sitemap(),
    handle: async ({ request }) =>
      answerText(request, formatSitemapIndex(names.absolute, await catalogue.countReleased()), xml),
  },
  {
    method: 'GET',
    path: '/:part{sitemap-[0-9]+\\.xml}',
    async handle({ request }, { part = '' }) {
      const number = Number(/\d+/.exec(part)?.[0]);
      if (number === 0) {
        const bodies = (await institutions.list()).map(({ slug }) => ({
          path: (language: Language) => paths.institution(language, slug),
        }));
        return answerText(request, formatSitemap(names.absolute, [...portalPages, ...bodies]), xml);
      }
      const things = await catalogue.listAddresses((number - 1) * thingsInPart, thingsInPart);
      if (things.length === 0) throw noSuchPart(part);
      const datasets = things.map(({ slug, released }) => ({
        path: (language: Language) => paths.dataset(language, slug),
        changed: released,
      }));
      return answerText(request, formatSitemap(names.absolute, datasets), xml);
    },
  },
  {
    method: 'GET',
    path: '/robots.txt',
    handle: async ({ request }) => answerText(request, formatRobots(names.absolute), plain),
  },
  {
    method: 'GET',
    path: '/llms.txt',
    description: {
      path: '/llms.txt',
      summary: 'What a program that reads text should know of the portal',
      tag: 'catalogue',
      mediaTypes: ['text/plain'],
    },
    handle: async ({ request, language }) =>
      answerText(request, formatLlms(portal, names, language), plain, {
        vary: 'accept-language',
        'content-language': language,
      }),
  },
];
