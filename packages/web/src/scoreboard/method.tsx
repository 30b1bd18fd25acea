import { type OperationOutput, paths, type ScoreMethod } from '@milpa/sdk';
import { Link, makeReadingPage, Notice, numberHead, Table, Tag } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { Meter } from './show.tsx';

/** The formula in words, the rules around it, and the months that are kept. */
export async function answerMethod({ client, reader }: Context): Promise<Page> {
  const words = reader.words.scoreboard;
  const [{ method }, kept] = await Promise.all([
    client.call('getScoreboard', { query: { limit: 1 } }),
    client.call('listScoreSnapshots'),
  ]);
  return makeReadingPage({
    title: words.method.title,
    lead: words.method.lead(method.version),
    crumbs: [{ href: paths.scoreboard(reader.language), text: words.title }],
    body: (
      <>
        <Weights method={method} reader={reader} />
        <section class="section" aria-labelledby="rules">
          <h2 id="rules">{words.method.rules}</h2>
          {words.method.sections.map(([title, text]) => (
            <>
              <h3>{title}</h3>
              <p>{text}</p>
            </>
          ))}
        </section>
        <Kept kept={kept} reader={reader} />
      </>
    ),
  });
}

function Weights({ method, reader }: { readonly method: ScoreMethod; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  return (
    <ul class="score-parts bare">
      {method.indicators.map(({ id, type, weight }) => (
        <li>
          <h2 class="item-title">
            {words.parts[id]} <Tag>{words.types[type]}</Tag>
          </h2>
          <p class="points">
            {reader.label(words.method.weight)} {reader.number(weight)}
            <Meter share={weight / 100} />
          </p>
          <p class="soft">{words.method.measures[id]}</p>
        </li>
      ))}
    </ul>
  );
}

function Kept(props: { readonly kept: OperationOutput<'listScoreSnapshots'>; readonly reader: Reader }) {
  const { kept, reader } = props;
  const words = reader.words.scoreboard;
  const { items, faults } = kept;
  return (
    <div class="section">
      <h2 id="kept">{words.method.kept}</h2>
      {items.length === 0 ? <p>{words.method.noMonths}</p> : <p>{words.method.keptLead}</p>}
      {faults.length > 0 ? (
        <Notice kind="error">
          {words.method.broken(reader.list(faults.map(({ month }) => reader.moment(month))))}
        </Notice>
      ) : null}
      {items.length > 0 && faults.length === 0 ? <Notice kind="good">{words.method.intact}</Notice> : null}
      {items.length > 0 ? (
        <Table
          label={words.method.kept}
          head={[
            words.month,
            words.method.taken,
            numberHead(words.method.version),
            numberHead(words.method.bodies),
            words.hash,
            words.method.programs,
          ]}
        >
          {items.map(({ month, taken, method, bodies, hash }) => (
            <tr>
              <th scope="row">
                <Link href={`${paths.scoreboard(reader.language)}?${new URLSearchParams({ month })}`}>
                  {reader.moment(month)}
                </Link>
              </th>
              <td>{reader.day(taken)}</td>
              <td class="number">{reader.number(method)}</td>
              <td class="number">{reader.number(bodies)}</td>
              <td class="small">
                <code class="breaks">{hash}</code>
              </td>
              <td>
                <a href={`/api/v1/scoreboard/months/${month}`}>JSON</a>
              </td>
            </tr>
          ))}
        </Table>
      ) : null}
    </div>
  );
}
