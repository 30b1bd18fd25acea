import { readFileSync } from 'node:fs';
import {
  type CaseCounts,
  Dataset,
  defaultCaseSettings,
  Institution,
  PortalFacts,
  type Post,
  type ProblemCode,
  problems,
  Release,
  RowsPage,
  SearchResult,
  SqlAnswer,
  SqlTable,
  Table,
} from '@milpa/sdk';
import { createPages } from '../src/index.ts';
import { answerCharter } from './charter.ts';
import { describedBundles, extraFields, history, members } from './described.ts';
import { listInstruments, listObligations } from './duties.ts';
import { countFresh, describeFresh, listOverdue } from './fresh.ts';
import { answerPlans } from './plans.ts';
import { answerAudit, listWithdrawn } from './proof.ts';
import { answerDatasetQuality, answerQuality } from './quality.ts';
import { answerRequests } from './requests.ts';
import { answerReuses } from './reuses.ts';
import { answerScores } from './scores.ts';

export interface Bundle {
  readonly dataset: Dataset;
  readonly releases: Release[];
  readonly tables: { readonly table: Table; readonly rows: RowsPage }[];
}

const readFixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

function parseBundle(name: string): Bundle {
  const { dataset, releases, tables } = readFixture(name);
  return {
    dataset: Dataset.parse(dataset),
    releases: Release.array().parse(releases),
    tables: [...tables].map(({ table, rows }) => ({ table: Table.parse(table), rows: RowsPage.parse(rows) })),
  };
}

/** Answers of a real portal, held to the contract: a fixture that no longer fits it fails here. */
export function readFixtures() {
  return {
    facts: PortalFacts.parse(readFixture('portal')),
    institutions: Institution.array().parse(readFixture('institutions')),
    search: SearchResult.parse(readFixture('search')),
    openApi: readFixture('openapi'),
    // A test may change what it was given; what all tests share stays as it is.
    bundles: [...['ourdata', 'us-airports', 'co2-mauna-loa'].map(parseBundle), ...structuredClone(describedBundles)],
  };
}
export type Fixtures = ReturnType<typeof readFixtures>;

export const publicUrl = 'https://datos.example.org';

/** A portal's API over HTTP's own types, answering from fixtures, and the pages on top of it. */
export function createPortal(
  change: (fixtures: Fixtures) => void = () => {},
  /** An answer instead of that of the fixtures. */
  intercept: (request: Request) => Response | undefined = () => undefined,
) {
  const fixtures = readFixtures();
  change(fixtures);
  const asked: Request[] = [];
  const send = async (request: Request): Promise<Response> => {
    asked.push(request);
    return intercept(request) ?? answer(fixtures, new URL(request.url), request);
  };
  const pages = createPages({ send, publicUrl, now: () => new Date() });
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => {
    const response = await pages(new Request(`http://127.0.0.1:8080${path}`, { headers }));
    if (!response) throw new Error(`${path} is no page`);
    return response;
  };
  return { fixtures, pages, asked, get, read: async (path: string) => (await get(path)).text() };
}

export const answerProblem = (code: ProblemCode, detail: string, more: object = {}): Response =>
  Response.json(
    { type: `https://example.org/${code}`, title: code, status: problems[code].status, code, detail, ...more },
    { status: problems[code].status, headers: { 'content-type': 'application/problem+json' } },
  );

function answer(fixtures: Fixtures, url: URL, request: Request): Response {
  const [, area, , kind, key = '', part] = url.pathname.split('/');
  if (url.pathname === '/api/openapi.json') return Response.json(fixtures.openApi);
  if (area !== 'api') return answerFeed(url.pathname);
  if (kind === 'extra-fields') return Response.json(extraFields);
  if (kind === 'portal') return Response.json(fixtures.facts);
  if (kind === 'sql') return key === 'tables' ? listTables(fixtures, url) : answerSql(fixtures, url);
  if (kind === 'instruments') return Response.json(listInstruments());
  if (kind === 'obligations') return Response.json(listObligations(fixtures.institutions));
  const scored = answerScores(fixtures.institutions, [kind ?? '', key, part ?? '']);
  if (scored) return scored;
  if (kind === 'quality') return answerQuality(listDatasets(fixtures), key);
  const measured = part === 'quality' ? answerDatasetQuality(listDatasets(fixtures), key) : undefined;
  if (measured) return measured;
  const chartered = answerCharter(listDatasets(fixtures), kind ?? '', key);
  if (chartered) return chartered;
  const reused = answerReuses(listDatasets(fixtures), [kind ?? '', key]);
  if (reused) return reused;
  const planned = answerPlans(kind ?? '', part);
  if (planned) return planned;
  const asked = kind === 'requests' ? answerRequests(key, url) : undefined;
  if (asked) return asked;
  if (kind === 'audit') return answerAudit(listDatasets(fixtures), key);
  if (kind === 'withdrawn') return listWithdrawn(listDatasets(fixtures));
  if (kind === 'overdue') return answerOverdue(fixtures, url);
  if (kind === 'session') return answerSession(request);
  if (kind === 'institutions' && part === 'freshness') return Response.json(countFresh(12));
  if (kind === 'institutions' && part === 'links')
    return Response.json({ counts: { links: 12, available: 7, unavailable: 3, unchecked: 2 }, items: [] });
  if (kind === 'institutions' && part === 'case-counts') return Response.json(caseCounts);
  if (kind === 'case-settings') return Response.json(defaultCaseSettings);
  if (kind === 'institutions' && part === 'posts') return Response.json(posts);
  if (kind === 'institutions') return answerInstitution(fixtures, key, url);
  if (kind === 'tables') return answerTable(fixtures, key, part, url);
  if (kind === 'datasets' && key === '') return answerSearch(fixtures, url);
  if (kind === 'datasets') return answerDataset(fixtures, key, part, url);
  return answerProblem('not-found', `There is nothing at ${url.pathname}.`);
}

const sqlName = (slug: string) => slug.replaceAll('-', '_');

function listTables({ bundles }: Fixtures, url: URL): Response {
  const items = bundles.flatMap(({ dataset, tables }) =>
    tables.map(({ table }) =>
      SqlTable.parse({
        name: sqlName(dataset.slug),
        dataset: dataset.id,
        slug: dataset.slug,
        title: dataset.metadata.title,
        table: table.id,
        tableName: table.name,
        version: dataset.latest,
        rows: table.rows,
        sha256: table.sha256,
        columns: table.profile.columns,
      }),
    ),
  );
  return Response.json(url.searchParams.get('q') === 'zzz' ? { total: 0, items: [] } : { total: 99, items });
}

function answerSql({ bundles }: Fixtures, url: URL): Response {
  const q = url.searchParams.get('q') ?? '';
  const errors = [{ pointer: 'q', detail: 'x', line: 3, column: 7 }];
  if (q.includes('refused')) return answerProblem('query-refused', 'There is no table here <b>.', { errors });
  if (q.includes('slowly')) return answerProblem('query-stopped', 'It took more than ten seconds.');
  const bare = { limit: 100, offset: 0, more: false, next: null, cite: '/api/v1/sql', sources: [] };
  if (q.includes('years')) {
    const columns = ['year', 'n'].map((name) => ({ name, type: 'integer', sqlType: 'BIGINT' }));
    return Response.json(SqlAnswer.parse({ ...bare, columns, rows: [[2024, 12_024]] }));
  }
  const bundle = bundles.find(({ dataset }) => q.includes(sqlName(dataset.slug)));
  const found = bundle?.tables[0];
  const sources =
    bundle && found
      ? [
          {
            ...bundle.dataset,
            name: `"${sqlName(bundle.dataset.slug)}@1"`,
            dataset: bundle.dataset.id,
            title: bundle.dataset.metadata.title,
            table: found.table.id,
            tableName: found.table.name,
            sha256: found.table.sha256,
          },
        ]
      : [];
  const answered = SqlAnswer.parse({
    columns: found
      ? found.rows.columns.map((column) => ({ ...column, sqlType: 'X' }))
      : [{ name: 'n', type: 'object', sqlType: 'STRUCT' }],
    rows: found ? found.rows.rows : q.includes('nothing') ? [] : [[{ a: [1, null] }], [null]],
    limit: 100,
    offset: Number(url.searchParams.get('offset') ?? 0),
    more: found !== undefined,
    next: null,
    cite: '/api/v1/sql',
    sources,
  });
  return Response.json(answered);
}

const answerFeed = (path: string): Response =>
  path.endsWith('.schema.jsonld')
    ? Response.json({ '@type': 'Dataset', name: 'x</script><script>alert(1)</script>' })
    : answerProblem('not-found', path);

function answerSession(request: Request): Response {
  if (!request.headers.get('cookie')?.includes('session=good'))
    return answerProblem('sign-in-needed', 'Sign in first.');
  const account = {
    id: '01a20a5b-49f0-70b5-9f4a-56ababeb26a4',
    email: 'ana@example.org',
    name: 'Ana',
    language: 'es',
    appointments: [],
    abilities: {
      administerPortal: false,
      publishFor: [],
      writeFor: [],
      inventoryOf: [],
      peopleOf: [],
      appointsForPortal: [],
    },
  };
  return Response.json({ account, expires: '2030-01-01T00:00:00Z' });
}

const caseCounts: CaseCounts = {
  ...{ opened: 12, answered: 11, solved: 9, late: 1, medianAnswerHours: 5.4, medianSolveHours: 70 },
  found: { opened: 3, solved: 2 },
};

const posts: readonly Post[] = [
  {
    role: 'head',
    holders: [{ name: 'Ana Ruiz', title: 'Secretaria', since: '2026-01-01T00:00:00Z' }],
    vacantSince: null,
  },
  { role: 'liaison', holders: [], vacantSince: '2026-02-01T00:00:00Z' },
  { role: 'data-administrator', holders: [], vacantSince: null },
];

function answerInstitution({ institutions }: Fixtures, key: string, url: URL): Response {
  const words = url.searchParams.get('q')?.toLowerCase();
  if (!key) return Response.json(institutions.filter((each) => !words || each.slug.includes(words)));
  const found = institutions.find((each) => each.slug === key || each.id === key);
  return found ? Response.json(found) : answerProblem('not-found', `No institution is called ${key}.`);
}

const listDatasets = ({ bundles }: Fixtures) => bundles.map(({ dataset }) => dataset);

function answerOverdue({ bundles }: Fixtures, url: URL): Response {
  const datasets = bundles.map(({ dataset }) => dataset);
  return Response.json(listOverdue(datasets, url.searchParams.get('institution')));
}

function answerSearch({ search }: Fixtures, url: URL): Response {
  if (url.searchParams.get('q') === 'zzz') return Response.json({ ...search, total: 0, items: [], facets: {} });
  return Response.json(search);
}

function answerDataset({ bundles }: Fixtures, key: string, part: string | undefined, url: URL): Response {
  if (key === 'withdrawn-one')
    return answerProblem('withdrawn', 'It was withdrawn.', {
      current: {
        id: '01a20a5b-49f0-70b5-9f4a-56ababeb26a4',
        title: { es: 'Datos retirados', en: 'Withdrawn data' },
        withdrawn: '2026-03-05T10:00:00Z',
        reason: 'Contenía datos personales <b>',
        authority: 'Unidad de Transparencia',
      },
    });
  if (key === 'busy') return answerProblem('unavailable', 'The portal is being moved.');
  const found = bundles.find(
    ({ dataset }) => dataset.slug === key || dataset.id === key || key === `old-${dataset.slug}`,
  );
  if (!found) return answerProblem('not-found', `No dataset is called ${key}.`);
  if (part === 'releases') return Response.json(found.releases);
  if (part === 'history') return Response.json(history);
  if (part === 'freshness') return Response.json(describeFresh(found.dataset));
  if (part === 'members') return Response.json({ total: members.length, items: members });
  const version = Number(url.searchParams.get('version') ?? found.dataset.latest);
  if (version > found.dataset.latest) return answerProblem('not-found', `There is no version ${version}.`);
  return Response.json({ ...found.dataset, version });
}

function answerTable({ bundles }: Fixtures, key: string, part: string | undefined, url: URL): Response {
  const found = bundles.flatMap(({ tables }) => tables).find(({ table }) => table.id === key);
  if (!found) return answerProblem('not-found', `No table is called ${key}.`);
  if (part !== 'rows') return Response.json(found.table);
  const { filter, limit, offset } = Object.fromEntries(url.searchParams);
  if (filter?.endsWith(':refused')) return answerProblem('query-refused', 'No column is called like that.');
  const total = filter ? 3 : found.rows.total;
  const rows = found.rows.rows.slice(0, filter ? 3 : Number(limit));
  return Response.json({ ...found.rows, rows, total, limit: Number(limit), offset: Number(offset) });
}
