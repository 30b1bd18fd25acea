import { type IndexRow, paths } from '@milpa/sdk';
import { Link, Notice, numberHead, Table } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatScore, nameCountry, partsOf, pillars } from './names.ts';

const most = 6;

/** Up to six countries of one edition side by side. */
export async function answerComparison({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.ourdata;
  const chosen = [...new Set(url.searchParams.getAll('country').map((code) => code.toUpperCase().slice(0, 5)))];
  const edition = Number(url.searchParams.get('edition') ?? 2023);
  const countries = chosen.slice(0, most);
  const { rows } = await client.call('listOurdata', { query: { edition, country: countries.join(',') } });
  const found = countries.flatMap((code) => rows.find((row) => row.country === code && row.edition === edition) ?? []);
  const names = found.map(({ country }) => nameCountry(country, reader));
  const title = found.length > 1 ? words.compareTitle(reader.list(names)) : words.compare;
  return {
    title,
    description: words.lead,
    index: false,
    crumbs: [{ href: paths.ourdata(reader.language), text: words.title }],
    body: (
      <div class="wrap page">
        <h1>{title}</h1>
        {found.length > 1 ? (
          <Comparison rows={found} edition={edition} reader={reader} />
        ) : (
          <Notice kind="info">
            <p>
              <Link href={paths.ourdata(reader.language)}>{words.compareNone}</Link>
            </p>
          </Notice>
        )}
      </div>
    ),
  };
}

function Comparison(props: { readonly rows: readonly IndexRow[]; readonly edition: number; readonly reader: Reader }) {
  const { rows, edition, reader } = props;
  const words = reader.words.ourdata;
  const line = (name: string, of: (row: IndexRow) => number | null, strong: boolean) => (
    <tr>
      <th scope="row" class="strong">
        {strong ? name : <span class="soft">{name}</span>}
      </th>
      {rows.map((row) => (
        <td class="number">
          {strong ? <strong>{formatScore(of(row), reader)}</strong> : formatScore(of(row), reader)}
        </td>
      ))}
    </tr>
  );
  return (
    <Table
      label={words.table(edition)}
      head={[
        words.component,
        ...rows.map(({ country }) =>
          numberHead(<Link href={paths.ourdata(reader.language, country)}>{nameCountry(country, reader)}</Link>),
        ),
      ]}
    >
      {line(words.composite, (row) => row.composite, true)}
      {pillars.flatMap((pillar) => [
        line(words.parts[pillar], (row) => row.pillars[pillar], true),
        ...partsOf[pillar].map((part) => line(words.parts[part], (row) => row.subpillars[part], false)),
      ])}
    </Table>
  );
}
