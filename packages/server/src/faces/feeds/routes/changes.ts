import { paths } from '@milpa/sdk';
import type { RawRoute } from '../../../http/index.ts';
import { describeChanges, findSince, formatChangesAtom } from '../changes/index.ts';
import { answerText } from './answer.ts';
import type { Parts } from './needs.ts';
import { noSuchCursor } from './problems.ts';

const limits = { usual: 100, most: 1000, atom: 50 } as const;
const mediaType = 'application/activity+json';

export const changeRoutes = (parts: Parts): RawRoute[] => [
  {
    method: 'GET',
    path: paths.changes(),
    description: {
      path: paths.changes(),
      summary: `What was released, changed, withdrawn and restored, oldest first (ActivityStreams 2.0); ?since= a cursor or a time, ?limit= up to ${limits.most}`,
      tag: 'catalogue',
      mediaTypes: [mediaType],
    },
    async handle({ request }) {
      const { searchParams } = new URL(request.url);
      const asked = searchParams.get('since');
      const since = findSince(asked);
      if (!since) throw noSuchCursor(asked ?? '');
      const limit = Math.min(
        limits.most,
        Math.max(1, Number.parseInt(searchParams.get('limit') ?? '', 10) || limits.usual),
      );
      // One more than is shown tells whether anything waits.
      const found = await parts.changes.list(since, limit + 1);
      const changes = found.slice(0, limit);
      const start = 'after' in since ? String(since.after) : (asked ?? '');
      const address = (cursor: string) =>
        parts.names.absolute(
          `${paths.changes()}?since=${encodeURIComponent(cursor)}${limit === limits.usual ? '' : `&limit=${limit}`}`,
        );
      const next = address(String(changes.at(-1)?.number ?? start));
      const page = { changes, self: address(start), next, more: found.length > limit };
      return answerText(request, JSON.stringify(describeChanges(page, parts.names)), mediaType, {
        link: `<${next}>; rel="next"`,
      });
    },
  },
  {
    method: 'GET',
    path: `${paths.changes()}.atom`,
    description: {
      path: `${paths.changes()}.atom`,
      summary: 'The newest changes as Atom; what was withdrawn is a deleted entry (RFC 6721)',
      tag: 'catalogue',
      mediaTypes: ['application/atom+xml'],
    },
    async handle({ request, language }) {
      const changes = await parts.changes.listNewest(limits.atom);
      const text = formatChangesAtom(changes, parts.names, { language, now: parts.clock() });
      const headers = { vary: 'accept-language', 'content-language': language };
      return answerText(request, text, 'application/atom+xml; charset=utf-8', headers);
    },
  },
];
