import { type AuditSample, auditQuestions, type Outcome, paths, type Verification } from '@milpa/sdk';
import { Link, Local, numberHead, Table, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';

const tones: Readonly<Record<Outcome, 'good' | 'warning' | 'error'>> = {
  pass: 'good',
  fail: 'error',
  unknown: 'warning',
};

export const VerdictTag = ({ outcome, reader }: { readonly outcome: Outcome; readonly reader: Reader }) => (
  <Tag tone={tones[outcome]}>{reader.words.sample.outcomes[outcome]}</Tag>
);

/** What of a record is not good, in a sentence each for what fails and what nobody could check. */
export function listReasons({ checks, answers }: Verification, reader: Reader): string[] {
  const words = reader.words.sample;
  const said = auditQuestions.map((code) => ({
    code,
    outcome: answers.find(({ question }) => question === code)?.outcome ?? ('unknown' as const),
  }));
  const all = [...(checks ?? []), ...said];
  const name = (wanted: Outcome) =>
    all.filter(({ outcome }) => outcome === wanted).map(({ code }) => words.checks[code].toLowerCase());
  const [failed, unsure] = [name('fail'), name('unknown')];
  return [
    ...(failed.length > 0 ? [words.failed(failed.join('; '))] : []),
    ...(unsure.length > 0 ? [words.unsure(unsure.join('; '))] : []),
  ];
}

interface RecordsProps {
  readonly records: readonly Verification[];
  readonly reader: Reader;
  /** Where one is looked at; absent: nobody who looks may. */
  readonly addressOf?: (record: Verification) => string;
}

/** The datasets that were drawn, in the order of the draw. */
export function Records({ records, reader, addressOf }: RecordsProps) {
  const words = reader.words.sample;
  const { columns } = words;
  return (
    <Table
      label={words.recordsTable}
      caption={false}
      head={[numberHead(columns.number), columns.dataset, columns.verdict, columns.why]}
    >
      {records.map((record) => (
        <tr>
          <td class="number">{reader.number(record.position)}</td>
          <td>
            <Link href={addressOf?.(record) ?? addressOfDataset(record, reader)}>
              <Local map={record.dataset.title} reader={reader} otherwise={record.dataset.slug} />
            </Link>
            <p class="small soft">
              <Local map={record.publisher.name} reader={reader} otherwise={record.publisher.slug} />
            </p>
          </td>
          <td>
            <VerdictTag outcome={record.verdict} reader={reader} />
          </td>
          <td>
            {listReasons(record, reader).map((reason) => (
              <p class="small">{reason}</p>
            ))}
          </td>
        </tr>
      ))}
    </Table>
  );
}

const addressOfDataset = ({ dataset }: Verification, { language }: Reader) =>
  paths.dataset(language, dataset.slug, dataset.version);

/** Of each check and question, how many of the drawn datasets keep it. */
export function Figures({ figures, reader }: { readonly figures: AuditSample['figures']; readonly reader: Reader }) {
  const words = reader.words.sample;
  const { columns } = words;
  return (
    <Table
      label={words.figuresTable}
      caption={false}
      head={[columns.check, ...[columns.pass, columns.fail, columns.unknown].map(numberHead)]}
    >
      {figures.map(({ code, pass, fail, unknown }) => (
        <tr>
          <th scope="row">{words.checks[code]}</th>
          <td class="number">{reader.number(pass)}</td>
          <td class="number">{reader.number(fail)}</td>
          <td class="number">{reader.number(unknown)}</td>
        </tr>
      ))}
    </Table>
  );
}
