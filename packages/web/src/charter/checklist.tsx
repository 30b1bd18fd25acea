import { ChecklistId, type ChecklistReport, checklists, type Language, Problem, paths } from '@milpa/sdk';
import { formatLocal, Link, makeReadingPage, OutcomeBars, Table, Tabs } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

/** Names of the indices, before one of them is asked for. */
export const checklistNames: Readonly<Record<ChecklistId, Readonly<Record<Language, string>>>> = {
  barometer: {
    es: 'Barómetro de Datos Abiertos',
    en: 'Open Data Barometer',
    fr: 'Baromètre des données ouvertes',
  },
  godi: {
    es: 'Índice Global de Datos Abiertos',
    en: 'Global Open Data Index',
    fr: 'Indice mondial des données ouvertes',
  },
};

/** The questions of another index, kind by kind, with what is known and what is not. */
export async function answerChecklist({ client, reader, params }: Context): Promise<Page> {
  const { language } = reader;
  const words = reader.words.charter;
  const id = ChecklistId.safeParse(params['checklist']);
  if (!id.success) throw noSuchList();
  const report = await client.call('getChecklist', { params: { checklist: id.data } });
  const title = checklistNames[id.data][language];
  const range = (score: ChecklistReport['score']) =>
    [reader.number(Math.round(score.low)), reader.number(Math.round(score.high))] as const;
  return makeReadingPage({
    title,
    lead: words.lists.lead,
    crumbs: [{ href: paths.charter(language), text: words.title }],
    body: (
      <>
        <Tabs
          label={words.lists.nav}
          tabs={checklists.map((each) => ({
            href: paths.checklist(language, each),
            text: checklistNames[each][language],
            current: each === id.data,
          }))}
        />
        <OutcomeBars
          id="kinds-chart"
          title={words.lists.chart}
          sentence={words.lists.sum(...range(report.score))}
          rows={report.kinds.map(({ title: kind, id: name, score }) => ({
            name: formatLocal(kind, reader, name),
            held: score.low / 100,
            unknown: (score.high - score.low) / 100,
          }))}
          columns={{ ...words.checks.columns, part: words.lists.kind }}
          reader={reader}
        />
        <Answers report={report} reader={reader} />
        <p class="small soft">
          {reader.label(words.source)} <span lang="en">{report.source}</span>
        </p>
        <p class="row small">
          <span>{reader.words.quality.files}</span>
          <Link href={`/api/v1/checklists/${id.data}`}>JSON</Link>
        </p>
      </>
    ),
  });
}

const noSuchList = (): Problem =>
  new Problem('not-found', {
    es: 'Hay dos listas: barometer (Barómetro de Datos Abiertos) y godi (Índice Global de Datos Abiertos).',
    en: 'There are two lists: barometer (Open Data Barometer) and godi (Global Open Data Index).',
    fr: 'Il y a deux listes : barometer (Baromètre des données ouvertes) et godi (Indice mondial des données ouvertes).',
  });

function Answers({ report, reader }: { readonly report: ChecklistReport; readonly reader: Reader }) {
  const words = reader.words.charter;
  return (
    <Table
      label={words.lists.caption}
      class="checked"
      head={[
        words.lists.kind,
        ...report.questions.map(({ id, title, points }) => (
          <th scope="col">
            {formatLocal(title, reader, id)}
            <br />
            <span class="small soft">{words.lists.points(reader.number(points))}</span>
          </th>
        )),
      ]}
    >
      {report.kinds.map((kind) => (
        <tr>
          <th scope="row">
            {formatLocal(kind.title, reader, kind.id)}
            {kind.datasets.map(({ slug, title }) => (
              <>
                <br />
                <Link href={paths.dataset(reader.language, slug)} class="small">
                  {formatLocal(title, reader, slug)}
                </Link>
              </>
            ))}
            <br />
            <span class="small soft">
              {words.lists.between(
                reader.number(Math.round(kind.score.low)),
                reader.number(Math.round(kind.score.high)),
              )}
            </span>
          </th>
          {report.questions.map(({ id }) => (
            <td>{words.outcomes[kind.answers[id] ?? 'unknown']}</td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
