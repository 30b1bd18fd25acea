import { type Institution, paths, ReusesQuery, reuseKinds, themes } from '@milpa/sdk';
import { ButtonLink, formatLocal, Link, makeReadingPage, Pagination } from '../design/index.ts';
import { bindFields, listConcepts, nameChoices, SearchInput, Select } from '../form/index.ts';
import { readAsked, readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { ReuseCards } from './card.tsx';

const pageSize = 24;
const filters = ['q', 'kind', 'theme', 'institution', 'dataset'] as const;
type Asked = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** What people made of the data, the newest first, narrowed by kind, theme and institution. */
export async function answerReuses({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.reuse;
  const { language } = reader;
  const at = readPaging(url, pageSize);
  const asked: Asked = readAsked(url, filters);
  const parsed = ReusesQuery.safeParse(asked);
  const query = { ...(parsed.success ? parsed.data : {}), ...at.query };
  const [found, institutions] = await Promise.all([
    client.call('listReuses', { query }),
    client.call('listInstitutions'),
  ]);
  const search = new URLSearchParams({ ...asked });
  const narrowed = search.size > 0;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: !narrowed,
    alternates: [{ type: 'application/atom+xml', href: paths.reusesAtom(language), title: words.atom }],
    body: (
      <>
        <p>
          <ButtonLink href={paths.newReuse(language)}>{words.send}</ButtonLink>
        </p>
        <Filter asked={asked} institutions={institutions} reader={reader} />
        <p role="status">{found.total > 0 ? words.count(found.total) : narrowed ? words.none : words.noneYet}</p>
        <ReuseCards items={found.items} reader={reader} />
        <Pagination reader={reader} at={at} total={found.total} href={`${paths.reuses(language)}?${search}`} />
        <p class="row">
          <Link href={`${paths.reusesCsv()}?${new URLSearchParams({ ...asked, language })}`} download>
            {words.csv}
          </Link>
          <Link href={`${paths.reusesJson()}?${search}`} download>
            {words.json}
          </Link>
          <Link href={paths.reusesAtom(language)}>{words.atom}</Link>
        </p>
      </>
    ),
  });
}

function Filter(props: {
  readonly asked: Asked;
  readonly institutions: readonly Institution[];
  readonly reader: Reader;
}) {
  const { asked, institutions, reader } = props;
  const words = reader.words.reuse;
  const shared = bindFields(asked, []);
  const bodies = institutions.map(({ slug, name }) => ({ value: slug, text: formatLocal(name, reader, slug) }));
  return (
    <search>
      <form method="get" action={paths.reuses(reader.language)} class="form row">
        <Select
          {...shared('kind')}
          label={words.kind}
          empty={words.any}
          choices={nameChoices(reuseKinds, words.kinds)}
        />
        <Select {...shared('theme')} label={words.theme} empty={words.any} choices={listConcepts(themes, reader)} />
        <Select {...shared('institution')} label={words.institution} empty={words.any} choices={bodies} />
        {asked.dataset ? <input type="hidden" name="dataset" value={asked.dataset} /> : null}
        <div class="field">
          <SearchInput id="reuse-q" label={words.words} value={asked.q ?? ''} mostLength={300} reader={reader} />
        </div>
      </form>
    </search>
  );
}
