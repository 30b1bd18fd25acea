import type { Dataset, FieldChange, HistoryEntry } from '@milpa/sdk';
import { findText } from '@milpa/sdk';
import { Link } from '../design/index.ts';
import type { Reader } from '../reader.ts';

interface HistoryProps {
  readonly entries: readonly HistoryEntry[];
  readonly reader: Reader;
}

/** Who did what, when; what each release changed stands behind it. */
export function History({ entries, reader, dataset }: HistoryProps & { readonly dataset: Pick<Dataset, 'id'> }) {
  const words = reader.words.described.history;
  return (
    <>
      <p class="soft">{words.lead}</p>
      <HistoryList entries={entries} reader={reader} />
      <p class="small">
        <Link href={`/api/v1/datasets/${dataset.id}/history?limit=500`}>{words.asJson}</Link>
      </p>
    </>
  );
}

export function HistoryList({ entries, reader }: HistoryProps) {
  return (
    <ol class="versions bare">
      {entries.map((entry) => (
        <li>
          <Entry entry={entry} reader={reader} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry, reader }: { readonly entry: HistoryEntry; readonly reader: Reader }) {
  const words = reader.words.described.history;
  const institution = findText(entry.by.institution?.name, reader.language)?.text ?? entry.by.institution?.slug;
  const by = entry.by.role === null ? words.portal : words.by(words.roles[entry.by.role], institution ?? words.portal);
  const valued = entry.changes.some(({ before, after }) => before !== undefined || after !== undefined);
  return (
    <>
      <p class="version">
        <strong>
          {words.actions[entry.action]}
          {entry.version === undefined ? '' : `, ${words.version(entry.version)}`}
        </strong>{' '}
        <time datetime={entry.at} class="soft">
          {reader.day(entry.at)}
        </time>
      </p>
      <p class="small soft">{by}</p>
      {entry.reason ? (
        <p>
          {entry.reason} ({entry.authority})
        </p>
      ) : null}
      {entry.changes.length === 0 ? null : valued ? (
        <details>
          <summary>{words.fields(entry.changes.length)}</summary>
          <Changes changes={entry.changes} reader={reader} />
        </details>
      ) : (
        <p class="small">{listPlaces(entry.changes, reader).join(', ')}</p>
      )}
    </>
  );
}

/** Each place that changed, as it was and as it is. */
export function Changes({ changes, reader }: { readonly changes: readonly FieldChange[]; readonly reader: Reader }) {
  const words = reader.words.described.history;
  const show = (value: FieldChange['before']) =>
    value === undefined ? <em class="soft">{words.nothing}</em> : <span class="said breaks">{formatValue(value)}</span>;
  return (
    <ul class="bare stack small">
      {changes.map((change) => (
        <li>
          <p class="notice-title">{namePlace(change.pointer, reader)}</p>
          <dl class="summary">
            <div>
              <dt>{words.before}</dt>
              <dd>{show(change.before)}</dd>
            </div>
            <div>
              <dt>{words.after}</dt>
              <dd>{show(change.after)}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  );
}

const formatValue = (value: NonNullable<FieldChange['before']> | null): string => {
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 1) : String(value);
};

const listPlaces = (changes: readonly FieldChange[], reader: Reader) => [
  ...new Set(changes.map(({ pointer }) => namePlace(pointer, reader))),
];

/** A JSON Pointer into a description as people call the place: the field, with its language where it has one. */
function namePlace(pointer: string, reader: Reader): string {
  const words = reader.words.described;
  const [, area = '', name = '', part = ''] = pointer.split('/');
  if (area === 'slug') return words.history.address;
  if (area === 'distributions') return words.history.file;
  if (area === 'columns') return words.history.column;
  const field = new Map<string, string>(Object.entries(words.fieldNames)).get(name) ?? name;
  const language = new Map<string, string>(Object.entries(reader.allWords.work.metadata.languageNames)).get(part);
  return language === undefined ? field : reader.allWords.work.metadata.inLanguage(field, language);
}
