import { listPublished } from '@milpa/measure';
import { formatCsvLine, type RawRoute } from '../http/index.ts';

/** Every published number of the index as CSV, one a line, each with its source. */
export function createPublishedRoutes(): readonly RawRoute[] {
  const path = '/api/v1/indices/ourdata.csv';
  return [
    {
      method: 'GET',
      path,
      description: {
        path,
        summary: 'Every published number of the OECD OURdata index, with edition, country and source, as CSV',
        tag: 'indices',
        mediaTypes: ['text/csv'],
      },
      handle: async () => {
        const lines = listPublished().map(({ edition, country, component, value, scale, note, source }) =>
          formatCsvLine([edition, country, component, value, scale ?? '', note, source].map(String)),
        );
        return new Response([formatCsvLine(headings), ...lines].join(''), {
          headers: {
            'content-type': 'text/csv; charset=utf-8; header=present',
            'content-disposition': 'attachment; filename="ourdata.csv"',
            'cache-control': 'public, max-age=3600',
          },
        });
      },
    },
  ];
}

const headings = ['edition', 'country', 'component', 'value', 'greatest', 'note', 'source'];
