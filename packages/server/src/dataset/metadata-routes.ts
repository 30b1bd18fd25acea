import { describeCsvw, describeTableSchema } from '@milpa/engine';
import { findLicence, findText } from '@milpa/sdk';
import type { CallContext, RawRoute } from '../http/index.ts';
import { findVersion } from './asked-version.ts';
import type { DatasetContext } from './model.ts';
import { presentReleasedTable, requireDataset, requireProfile, requireReleasedTable } from './service/find-released.ts';

type Describe = (context: DatasetContext, call: CallContext, table: Released) => Promise<unknown>;
type Released = Awaited<ReturnType<typeof requireReleasedTable>>;

/** What the columns of a table's downloads mean, for programs: Table Schema and CSV on the Web. */
export function metadataRoutes(context: DatasetContext): readonly RawRoute[] {
  return [
    describedRoute(context, {
      name: 'table-schema',
      summary: 'The columns of the table’s CSV as a Table Schema (Data Package v2); `version` names a release',
      mediaType: 'application/json',
      describe: async (_context, { language }, table) =>
        describeTableSchema((await presentProfile(context, table)).profile, language),
    }),
    describedRoute(context, {
      name: 'csv-metadata',
      summary: 'The table’s CSV as CSV on the Web metadata (JSON-LD), at the address the standard looks for it',
      mediaType: 'application/csvm+json',
      describe: describeAsCsvw,
    }),
  ];
}

interface Described {
  readonly name: 'table-schema' | 'csv-metadata';
  readonly summary: string;
  readonly mediaType: string;
  readonly describe: Describe;
}

function describedRoute(context: DatasetContext, { name, summary, mediaType, describe }: Described): RawRoute {
  const ending = name === 'csv-metadata' ? 'csv-metadata.json' : 'table-schema.json';
  const sign = name === 'csv-metadata' ? '\\.csv-metadata\\.json' : '\\.table-schema\\.json';
  return {
    method: 'GET',
    path: `/api/v1/tables/:file{[0-9a-f-]{36}${sign}}`,
    description: { path: `/api/v1/tables/{table}.${ending}`, summary, tag: 'tables', mediaTypes: [mediaType] },
    handle: async (call, params) => {
      const [key = ''] = (params.file ?? '').split('.');
      const table = await requireReleasedTable(context, key, findVersion(call.request, key));
      return Response.json(await describe(context, call, table), {
        headers: {
          'content-type': mediaType,
          'content-language': call.language,
          'cache-control': 'public, no-cache',
          vary: 'accept-language',
        },
      });
    },
  };
}

async function presentProfile(context: DatasetContext, table: Released) {
  return presentReleasedTable(table, await requireProfile(context, table.version));
}

async function describeAsCsvw(context: DatasetContext, { request, language }: CallContext, table: Released) {
  const { profile } = await presentProfile(context, table);
  const { metadata, publisher, modified } = await requireDataset(context, table.dataset, table.number);
  const { search } = new URL(request.url);
  const title = findText(metadata.title, language)?.text;
  const licence = findLicence(metadata.licence)?.uri;
  const description = findText(metadata.description, language)?.text;
  const office = findText(publisher.name, language)?.text;
  return describeCsvw(profile, {
    // Beside the metadata, so that it holds under whatever name the portal is reached.
    url: `${table.table}.csv${search}`,
    language,
    title: title === undefined || title === table.name ? table.name : `${title} – ${table.name}`,
    modified: modified.slice(0, 10),
    ...(description === undefined ? {} : { description }),
    ...(licence === undefined ? {} : { licence }),
    ...(office === undefined ? {} : { publisher: office }),
  });
}
