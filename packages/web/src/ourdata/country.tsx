import { type IndexRow, Problem, paths } from '@milpa/sdk';
import { Cards, Chart, makeReadingPage, numberHead, Table } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { addressPicture, makePath, tellPath } from './charts.ts';
import { How } from './explorer.tsx';
import { formatRank, formatScore, nameCountry, partsOf, pillars } from './names.ts';
import { Picture } from './picture.tsx';
import { ScoreCells, ScoreHeads } from './scores.tsx';

/** One country through all editions: its path, its parts, and every number with its source. */
export async function answerCountry({ client, reader, params }: Context): Promise<Page> {
  const country = (params['country'] ?? '').toUpperCase();
  const words = reader.words.ourdata;
  const { rows, editions } = await client.call('listOurdata', { query: { country: country.slice(0, 10) } });
  const name = nameCountry(country, reader);
  if (rows.length === 0) throw new Problem('not-found', { [reader.language]: words.nothing(country.slice(0, 10)) });
  const scored = rows.filter((row) => row.composite !== null);
  const parted = scored.filter((row) => pillars.some((pillar) => row.pillars[pillar] !== null));
  return makeReadingPage({
    title: `${name} – ${words.title}`,
    heading: name,
    lead: words.path(name),
    crumbs: [{ href: paths.ourdata(reader.language), text: words.title }],
    body: (
      <>
        {scored.length > 1 ? <Path rows={scored} reader={reader} name={name} /> : null}
        <Editions rows={rows} reader={reader} name={name} />
        {parted.toReversed().map((row) => (
          <Parts row={row} reader={reader} />
        ))}
        <Numbers rows={rows} reader={reader} />
        <How edition={editions.find(({ edition }) => edition === rows.at(-1)?.edition)} reader={reader} />
      </>
    ),
  });
}

function Path({
  rows,
  reader,
  name,
}: {
  readonly rows: readonly IndexRow[];
  readonly reader: Reader;
  readonly name: string;
}) {
  const words = reader.words.ourdata;
  return (
    <section class="section" aria-label={words.composite}>
      <Chart
        data={makePath(rows, reader)}
        reader={reader}
        label={(label) => label}
        id="path"
        told={tellPath(rows, reader)}
      />
      <p class="soft">{words.breaks}</p>
      <Picture
        address={addressPicture(reader, { country: rows[0]?.country ?? '' })}
        title={words.path(name)}
        reader={reader}
      />
    </section>
  );
}

function Editions(props: { readonly rows: readonly IndexRow[]; readonly reader: Reader; readonly name: string }) {
  const { rows, reader, name } = props;
  const words = reader.words.ourdata;
  return (
    <Table
      label={words.path(name)}
      head={[words.edition, <ScoreHeads reader={reader} />, numberHead(words.rank), words.basisTitle]}
    >
      {rows.map((row) => (
        <tr>
          <th scope="row" class="strong">
            {row.edition}
          </th>
          <ScoreCells row={row} reader={reader} />
          <td class="number">{formatRank(row.rank, row.ranked, reader)}</td>
          <td class="small soft">{row.composite === null ? '' : words.basis[row.basis]}</td>
        </tr>
      ))}
    </Table>
  );
}

function Parts({ row, reader }: { readonly row: IndexRow; readonly reader: Reader }) {
  const words = reader.words.ourdata;
  const id = `parts-${row.edition}`;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{words.parted(row.edition)}</h2>
      <Cards items={pillars}>
        {(pillar) => (
          <>
            <h3>
              {reader.label(words.parts[pillar])} {formatScore(row.pillars[pillar], reader)}
            </h3>
            <ul>
              {partsOf[pillar]
                .filter((part) => row.subpillars[part] !== null)
                .map((part) => (
                  <li>
                    {reader.label(words.parts[part])} {formatScore(row.subpillars[part], reader)}
                  </li>
                ))}
            </ul>
          </>
        )}
      </Cards>
    </section>
  );
}

function Numbers({ rows, reader }: { readonly rows: readonly IndexRow[]; readonly reader: Reader }) {
  const words = reader.words.ourdata;
  return (
    <section class="section" aria-labelledby="numbers">
      <h2 id="numbers">{words.numbers}</h2>
      <p>{words.numbersLead}</p>
      <details class="printed">
        <summary>{words.numbers}</summary>
        <Table label={words.numbers} head={[words.edition, words.component, numberHead(words.value), words.source]}>
          {rows.flatMap((row) =>
            (row.numbers ?? []).map((each) => (
              <tr>
                <td>{row.edition}</td>
                <th scope="row" lang="en">
                  {each.component}
                  {each.scale !== null && each.scale < 1 ? ' (0–0.33)' : ''} {each.note.replaceAll('_', ' ')}
                </th>
                <td class="number">{reader.exact(each.value)}</td>
                <td class="small" lang="en">
                  {each.source}
                </td>
              </tr>
            )),
          )}
        </Table>
      </details>
    </section>
  );
}
