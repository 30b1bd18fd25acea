import { type AuditSample, findTheme, paths, type SampleHead } from '@milpa/sdk';
import { Code, formatLocal, Link, makeReadingPage, Notice, Section, SummaryList, Tag } from '../design/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { Findings } from './actions.tsx';
import { Figures, Records } from './records.tsx';

/** Everything that auditors drew and published. */
export async function answerSamples({ client, reader }: Context): Promise<Page> {
  const words = reader.words.sample;
  const samples = await client.call('listSamples');
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [{ href: paths.aboutAudit(reader.language), text: reader.words.proof.about.title }],
    body: (
      <>
        {samples.length === 0 ? <p role="status">{words.none}</p> : null}
        <SampleCards samples={samples} reader={reader} />
      </>
    ),
  });
}

interface CardsProps {
  readonly samples: readonly SampleHead[];
  readonly reader: Reader;
  readonly addressOf?: (sample: SampleHead) => string;
}

export function SampleCards({ samples, reader, addressOf }: CardsProps) {
  const words = reader.words.sample;
  return (
    <ul class="cards bare">
      {samples.map((sample) => (
        <li class="card">
          <h2 class="item-title">
            <Link href={addressOf?.(sample) ?? paths.samples(reader.language, sample.id)}>{sample.title}</Link>{' '}
            {sample.published ? null : <Tag tone="warning">{words.unpublished}</Tag>}
          </h2>
          <p>{sayResult(sample, reader)}</p>
          <p class="small soft">
            {words.drawn(reader.day(sample.drawn))}
            {sample.published ? ` · ${words.published(reader.day(sample.published))}` : ''}
          </p>
        </li>
      ))}
    </ul>
  );
}

export const sayResult = ({ size, population, verdicts }: SampleHead, reader: Reader): string =>
  reader.words.sample.result({ drawn: size, of: population.size, ...verdicts });

/** One sample: what came of it, what is being done about it, and how anyone draws it again. */
export async function answerSample({ client, reader, params }: Context): Promise<Page> {
  const words = reader.words.sample;
  const sample = await client.call('getSample', { params: { sample: params['sample'] ?? '' } });
  const { open, overdue, closed } = sample.actions;
  return makeReadingPage({
    title: sample.title,
    lead: sayResult(sample, reader),
    index: sample.published !== null,
    crumbs: [{ href: paths.samples(reader.language), text: words.title }],
    body: (
      <>
        <p>{words.actionCounts(open, overdue, closed)}</p>
        <p class="small soft">
          {words.drawn(reader.day(sample.drawn))}
          {sample.published ? ` · ${words.published(reader.day(sample.published))}` : ''}
        </p>
        {sample.published ? null : (
          <Notice kind="warning">
            <p>{words.unpublishedLead}</p>
          </Notice>
        )}
        <Section id="result" title={words.resultTitle}>
          <Figures figures={sample.figures} reader={reader} />
          <p class="small soft">{words.resultNote}</p>
        </Section>
        <Section id="findings" title={words.findingsTitle}>
          <Findings findings={sample.findings} reader={reader} />
        </Section>
        <Section id="records" title={words.recordsTitle}>
          <Records records={sample.records} reader={reader} />
        </Section>
        <Method sample={sample} reader={reader} />
      </>
    ),
  });
}

const fileNames = ['records.csv', 'actions.csv', 'sample.json', 'population.txt'] as const;

/** Seed, population and method, and the commands that draw the same. */
export function Method({ sample, reader }: { readonly sample: AuditSample; readonly reader: Reader }) {
  const words = reader.words.sample;
  const { institution, theme, size, sha256 } = sample.population;
  const branch = institution ? words.branch(formatLocal(institution.name, reader, institution.slug)) : words.everything;
  const known = theme === null ? undefined : findTheme(theme);
  return (
    <Section id="method" title={words.methodTitle}>
      {words.method.map((text) => (
        <p>{text}</p>
      ))}
      <SummaryList
        rows={[
          [words.population, `${branch}. ${words.members(reader.number(size))}.`],
          [words.theme, known?.label[reader.language] ?? theme],
          [words.period, formatPeriod(sample, reader)],
          [words.seed, <code>{sample.seed}</code>],
          [words.hash, <code class="breaks">{sha256}</code>],
        ]}
      />
      <p>{words.again}</p>
      <Code text={formatCommands(sample)} label={words.again} wrap />
      <p class="row">
        {words.take}
        {fileNames.map((name) => (
          <Link href={paths.sampleFile(sample.id, name)} download>
            {words.files[name]}
          </Link>
        ))}
      </p>
    </Section>
  );
}

function formatPeriod({ population: { from, to } }: SampleHead, reader: Reader): string {
  const words = reader.words.sample;
  return [
    ...(from ? [words.from(formatCalendarDay(reader, from))] : []),
    ...(to ? [words.to(formatCalendarDay(reader, to))] : []),
  ].join(', ');
}

/** In the shell of anybody's machine; the seed is quoted as POSIX shells quote. */
const formatCommands = ({ seed, size }: AuditSample): string =>
  [
    'sha256sum sample-population.txt',
    `seed='${seed.replaceAll("'", `'\\''`)}'`,
    'while read -r id version; do',
    '  printf \'%s %s\\n\' "$(printf \'%s\\n%s\\n\' "$seed" "$id" | sha256sum | cut -c-64)" "$id"',
    `done < sample-population.txt | LC_ALL=C sort | head -n ${size}`,
  ].join('\n');
