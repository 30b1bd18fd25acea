import {
  Availability,
  type CheckedLink,
  findText,
  type InstitutionId,
  Language,
  operations,
  type Slug,
} from '@milpa/sdk';
import { type AnyOperationHandler, answerCsv, defineHandler, formatCsvLine, type RawRoute } from '../../http/index.ts';
import type { PublicBody } from '../../institution/index.ts';
import type { DatasetContext } from '../model.ts';
import { countLinks, type LinkState, listLinkStates } from '../store/list-links.ts';

type Needs = Pick<DatasetContext, 'database' | 'institutions'>;

export const createLinkHandlers = (needs: Needs): readonly AnyOperationHandler[] => [
  defineHandler('listLinks', async ({ params, query }) => {
    const { state, limit, offset } = operations.listLinks.query.parse(query ?? {});
    const bodies = await requireWithBelow(needs, params.institution);
    const publishers = [...bodies.keys()];
    const [counts, rows] = await Promise.all([
      countLinks(needs.database, publishers),
      limit === 0 ? [] : listLinkStates(needs.database, { publishers, state, limit, offset }),
    ]);
    return { counts, items: rows.map((row) => present(row, bodies)) };
  }),
];

export const createLinkRoutes = (needs: Needs): readonly RawRoute[] => [
  {
    method: 'GET',
    path: '/api/v1/institutions/:institution/links.csv',
    description: {
      path: '/api/v1/institutions/{institution}/links.csv',
      summary:
        'The links of an institution and those below it, a row each; `state=unavailable` for those that do not answer',
      tag: 'datasets',
      mediaTypes: ['text/csv'],
    },
    async handle({ request, language }, params) {
      const { searchParams } = new URL(request.url);
      const state = Availability.shape.state
        .optional()
        .catch(undefined)
        .parse(searchParams.get('state') ?? undefined);
      const asked = Language.catch(language).parse(searchParams.get('language') ?? undefined);
      const bodies = await requireWithBelow(needs, params.institution ?? '');
      const lines = formatLinks(needs, { bodies, state, language: asked });
      return answerCsv(`links-${params.institution ?? ''}.csv`, lines);
    },
  },
];

type Bodies = ReadonlyMap<InstitutionId, Slug>;

/** An institution and all that stand below it; throws `not-found`. */
async function requireWithBelow({ institutions }: Needs, key: string): Promise<Bodies> {
  const body = await institutions.require(key);
  const all = await institutions.list();
  const found = new Map<InstitutionId, Slug>();
  const add = (one: Pick<PublicBody, 'id' | 'slug'>) => {
    if (found.has(one.id)) return;
    found.set(one.id, one.slug);
    for (const each of all) if (each.parent === one.id) add(each);
  };
  add(body);
  return found;
}

const present = (row: LinkState, bodies: Bodies): CheckedLink => ({
  dataset: row.dataset,
  slug: row.slug,
  publisher: requireSlug(bodies, row.publisher),
  title: row.title,
  distribution: row.distribution,
  name: row.name,
  address: row.address,
  availability: {
    state: row.state,
    ...(row.checked ? { checked: row.checked.toISOString() } : {}),
    ...(row.checked && row.since ? { since: row.since.toISOString() } : {}),
    ...(row.status === null ? {} : { status: row.status }),
    ...(row.reason === null ? {} : { reason: row.reason }),
  },
});

function requireSlug(bodies: Bodies, id: InstitutionId): Slug {
  const slug = bodies.get(id);
  if (!slug) throw new Error(`A link of the institution ${id} was listed without being asked for`);
  return slug;
}

const headings: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'institución',
    'conjunto',
    'título',
    'enlace',
    'dirección',
    'estado',
    'desde',
    'revisado',
    'código HTTP',
    'motivo',
  ],
  en: ['institution', 'dataset', 'title', 'link', 'address', 'state', 'since', 'checked', 'HTTP status', 'reason'],
  fr: ['institution', 'jeu', 'titre', 'lien', 'adresse', 'état', 'depuis', 'vérifié', 'code HTTP', 'motif'],
};
const states: Readonly<Record<Availability['state'], Readonly<Record<Language, string>>>> = {
  available: { es: 'disponible', en: 'available', fr: 'disponible' },
  unavailable: { es: 'no disponible', en: 'unavailable', fr: 'indisponible' },
  unchecked: { es: 'sin revisar', en: 'not checked', fr: 'non vérifié' },
};

interface Asked {
  readonly bodies: Bodies;
  readonly state: Availability['state'] | undefined;
  readonly language: Language;
}
const page = 1000;

async function* formatLinks({ database }: Needs, { bodies, state, language }: Asked): AsyncGenerator<string> {
  yield `\ufeff${formatCsvLine(headings[language])}`;
  const publishers = [...bodies.keys()];
  for (let offset = 0; ; offset += page) {
    const rows = await listLinkStates(database, { publishers, state, limit: page, offset });
    for (const row of rows)
      yield formatCsvLine([
        requireSlug(bodies, row.publisher),
        row.slug,
        findText(row.title, language)?.text ?? '',
        row.name,
        row.address,
        states[row.state][language],
        row.checked ? (row.since?.toISOString() ?? '') : '',
        row.checked?.toISOString() ?? '',
        row.status === null ? '' : String(row.status),
        row.reason ?? '',
      ]);
    if (rows.length < page) return;
  }
}
