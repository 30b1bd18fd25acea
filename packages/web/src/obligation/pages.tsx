import { type InstrumentSummary, type ObligationFigures, Problem, paths } from '@milpa/sdk';
import { formatLocal, Link, Local, makeReadingPage, Pagination, Paragraphs } from '../design/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import { readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { Obligations } from './table.tsx';

const pageSize = 50;

/** All instruments, each with how much of it was done on time. */
export async function answerInstruments({ client, reader }: Context): Promise<Page> {
  const words = reader.words.obligation;
  const instruments = await client.call('listInstruments');
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    body: (
      <>
        {instruments.length === 0 ? <p role="status">{words.none}</p> : null}
        <ul class="cards bare">
          {instruments.map((each) => (
            <li class="card">
              <h2 class="item-title">
                <Link href={paths.obligations(reader.language, each.key)}>
                  <Local map={each.title} reader={reader} otherwise={each.key} />
                </Link>
              </h2>
              <Figures figures={each.figures} reader={reader} />
              <p class="small soft">{formatForce(each, reader)}</p>
            </li>
          ))}
        </ul>
        <p class="small soft">{words.method}</p>
      </>
    ),
  });
}

function Figures({ figures, reader }: { readonly figures: ObligationFigures; readonly reader: Reader }) {
  const words = reader.words.obligation;
  if (figures.share === null) return <p>{words.nothingDue}</p>;
  return (
    <p>
      <strong>{words.share(reader.share(figures.share))}</strong>
      <br />
      {words.figures(figures.onTime, figures.late, figures.overdue)}
      {figures.unknown > 0 ? ` ${words.unknown(figures.unknown)}` : null}
    </p>
  );
}

const formatForce = ({ inForce: { from, to } }: InstrumentSummary, reader: Reader): string =>
  reader.words.obligation.inForce(formatCalendarDay(reader, from), to && formatCalendarDay(reader, to));

/** One instrument: its rules, its source, and the duties of everyone. */
export async function answerInstrument({ client, reader, params, url }: Context): Promise<Page> {
  const words = reader.words.obligation;
  const key = params.instrument ?? '';
  const instrument = (await client.call('listInstruments')).find((each) => each.key === key);
  if (!instrument) throw noSuchInstrument(key);
  const at = readPaging(url, pageSize);
  const query = { instrument: key, ...at.query };
  const { total, items } = await client.call('listObligations', { query });
  const title = formatLocal(instrument.title, reader, key);
  return {
    title,
    crumbs: [{ href: paths.obligations(reader.language), text: words.title }],
    body: (
      <div class="wrap page">
        <h1>
          <Local map={instrument.title} reader={reader} otherwise={key} />
        </h1>
        <Figures figures={instrument.figures} reader={reader} />
        <p>
          {reader.label(words.citation)}{' '}
          {instrument.url ? <Link href={instrument.url}>{instrument.citation}</Link> : instrument.citation}
        </p>
        <p class="small soft">
          {formatForce(instrument, reader)} · {words.version(instrument.version, reader.day(instrument.loaded))}
        </p>
        <Paragraphs map={instrument.note} reader={reader} />
        <Obligations items={items} reader={reader} named />
        <Pagination reader={reader} at={at} total={total} href={paths.obligations(reader.language, key)} />
        <p class="small soft">{words.method}</p>
      </div>
    ),
  };
}

const noSuchInstrument = (key: string): Problem =>
  new Problem('not-found', {
    es: `No se cargó ninguna ley ni guía con la clave «${key}».`,
    en: `No law or guide with the key “${key}” has been loaded.`,
    fr: `Aucune loi ni aucun guide n’a été chargé sous la clé « ${key} ».`,
  });

/** What is asked of one institution. Whoever publishes for it is shown the way to the evidence. */
export async function answerInstitutionObligations({ client, reader, params, url, account }: Context): Promise<Page> {
  const words = reader.words.obligation;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params.institution ?? '' } });
  const at = readPaging(url, pageSize);
  const query = { institution: body.slug, ...at.query };
  const { total, items } = await client.call('listObligations', { query });
  const name = formatLocal(body.name, reader, body.slug);
  const publishes = account?.abilities.publishFor.some(({ id }) => id === body.id);
  return makeReadingPage({
    title: words.of(name),
    lead: words.ofLead,
    crumbs: [
      { href: paths.institutions(language), text: reader.words.institution.title },
      { href: paths.institution(language, body.slug), text: name },
    ],
    body: (
      <>
        {items.length === 0 ? <p role="status">{words.noneOf}</p> : null}
        {items.length > 0 ? (
          <Obligations
            items={items}
            reader={reader}
            proofOf={({ id, check, fulfilled, state }) =>
              publishes && !check && !fulfilled && state !== 'lapsed'
                ? `${paths.workspace(language)}/obligations/${id}?institution=${body.slug}`
                : undefined
            }
          />
        ) : null}
        <Pagination reader={reader} at={at} total={total} href={paths.institutionObligations(language, body.slug)} />
        <p>
          <Link href={paths.obligations(language)}>{words.text}</Link>
        </p>
      </>
    ),
  });
}
