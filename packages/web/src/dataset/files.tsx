import { type Dataset, findFileType, type KeptDistribution, type Language, listKept, paths } from '@milpa/sdk';
import { ButtonLink, Link, Local, SummaryList } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { listTerms } from './terms.tsx';

export const formatName = (format: string, language: Language) =>
  findFileType(format)?.label[language] ?? format.toUpperCase();

/** Every file of a release: the original with its size and fingerprint, and what is made from it. */
export function Files(props: {
  readonly dataset: Dataset;
  readonly version: number | undefined;
  readonly reader: Reader;
}) {
  const { dataset, version, reader } = props;
  const words = reader.words.dataset;
  return (
    <>
      <p class="soft">{words.filesLead}</p>
      <ul class="files bare">
        {listKept(dataset).map((distribution) => (
          <li class="card">
            <FileCard dataset={dataset} distribution={distribution} version={version} reader={reader} />
          </li>
        ))}
      </ul>
      <p class="small soft">{words.hashHelp}</p>
    </>
  );
}

function FileCard(props: {
  readonly dataset: Dataset;
  readonly distribution: KeptDistribution;
  readonly version: number | undefined;
  readonly reader: Reader;
}) {
  const { dataset, distribution, version, reader } = props;
  const { file } = distribution;
  const words = reader.words.dataset;
  return (
    <>
      <h3>{distribution.title || file.name}</h3>
      {distribution.description ? (
        <p>
          <Local map={distribution.description} reader={reader} />
        </p>
      ) : null}
      <SummaryList rows={listTerms(dataset, distribution, reader)} />
      <p class="row">
        <ButtonLink href={paths.original(distribution.id, version)} kind="quiet" download>
          {words.original}
          <span class="hidden">
            {reader.words.common.colon} {file.name}
          </span>
        </ButtonLink>
        <span>
          <span class="breaks">{file.name}</span>{' '}
          <span class="soft">
            ({formatName(file.format, reader.language)}, {reader.bytes(file.size)})
          </span>
        </span>
      </p>
      <Hash of={words.original} sha256={file.sha256} reader={reader} />
      {file.tables.map((table) => (
        <div class="derived">
          <p class="row">
            <span>
              {file.tables.length > 1 ? `${table.name}: ` : ''}
              {reader.label(words.asOther)}
            </span>
            {table.formats.map((format) => (
              <Link
                href={paths.tableExport(table.id, format, version)}
                class="format"
                label={`${reader.label(words.download(formatName(format, reader.language)))} ${table.name}`}
                download
              >
                {formatName(format, reader.language)}
              </Link>
            ))}
          </p>
          <Hash of="Parquet" sha256={table.sha256} reader={reader} />
        </div>
      ))}
    </>
  );
}

function Hash(props: { readonly of: string; readonly sha256: string; readonly reader: Reader }) {
  return (
    <details class="hash">
      <summary>
        {props.reader.words.dataset.hash} <span class="hidden">{props.of}</span>
      </summary>
      <code class="breaks">{props.sha256}</code>
    </details>
  );
}
