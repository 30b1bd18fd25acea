import { isModifiedKnown, listKept, listLinked, paths } from '@milpa/sdk';
import { ButtonLink, Link } from '../design/index.ts';
import { tellModified } from '../freshness/index.ts';
import { rowsId } from '../table/index.ts';
import { LicenceLink } from './facts.tsx';
import { formatName } from './files.tsx';
import { formatHealth } from './links.tsx';
import type { DatasetProps } from './page.tsx';

/** What most people came for, always in reach: the file, the licence, how fresh it is, and what stands on the page. */
export function Aside(props: DatasetProps) {
  const { dataset, reader } = props;
  return (
    <aside class="key card" aria-label={findHeading(props)}>
      <h2>{findHeading(props)}</h2>
      <Downloads {...props} />
      <Elsewhere {...props} />
      <hr />
      <p class="small">
        <LicenceLink id={dataset.metadata.licence} reader={reader} />
      </p>
      <p class="small soft">
        {isModifiedKnown(dataset) ? tellModified(dataset, reader) : reader.words.common.noDay}
        <br />
        <a href="#versions">{reader.words.common.version(dataset.version)}</a>
      </p>
      <p class="small">
        <Link href={paths.report(reader.language, dataset.slug)}>{reader.words.helpdesk.report.link}</Link>
      </p>
      <nav aria-label={reader.words.common.onThisPage} class="small">
        <ul class="bare contents">
          {listContents(props).map(([id, text]) => (
            <li>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
    </aside>
  );
}

/** What the first thing in the box is: a download, the way to data elsewhere, or facts alone. */
function findHeading({ dataset, reader }: DatasetProps): string {
  if (listKept(dataset).length > 0) return reader.words.dataset.downloads;
  if (dataset.metadata.endpoint) return reader.words.described.kinds.service;
  const elsewhere = listLinked(dataset).length > 0;
  return elsewhere ? reader.words.described.links : reader.words.dataset.about;
}

function Downloads({ dataset, reader, shown, version }: DatasetProps) {
  const words = reader.words.dataset;
  const [first] = listKept(dataset);
  const formats = shown?.table.summary.formats ?? [];
  const [main, ...others] = formats;
  return (
    <>
      {shown && main ? (
        <>
          <ButtonLink href={paths.tableExport(shown.table.summary.id, main, version)} download>
            {words.download(formatName(main, reader.language))}
          </ButtonLink>
          <p class="row small">
            {reader.label(words.asOther)}
            {others.map((format) => (
              <Link href={paths.tableExport(shown.table.summary.id, format, version)} class="format" download>
                {formatName(format, reader.language)}
              </Link>
            ))}
          </p>
        </>
      ) : null}
      {first ? (
        <p class="small">
          <Link href={paths.original(shown?.table.distribution.id ?? first.id, version)} class="format" download>
            {words.original}
          </Link>{' '}
          <span class="soft">
            ({formatName((shown?.table.distribution ?? first).file.format, reader.language)},{' '}
            {reader.bytes((shown?.table.distribution ?? first).file.size)})
          </span>
        </p>
      ) : null}
    </>
  );
}

/** The first way to data that lie elsewhere, with the health of all links. */
function Elsewhere({ dataset, reader }: DatasetProps) {
  const [link] = listLinked(dataset);
  const { endpoint } = dataset.metadata;
  const words = reader.words.described;
  if (!link && !endpoint) return null;
  const href = endpoint?.url ?? link?.link.downloadUrl ?? link?.link.accessUrl ?? '';
  const text = endpoint ? words.fieldNames.endpoint : link?.link.downloadUrl ? words.openFile : words.openPage;
  const kept = listKept(dataset).length > 0;
  return (
    <>
      {kept ? null : <ButtonLink href={href}>{text}</ButtonLink>}
      {link ? (
        <p class="small">
          <a href="#links">{formatHealth(dataset, reader)}</a>
        </p>
      ) : null}
    </>
  );
}

function listContents({ dataset, reader, shown, related }: DatasetProps): readonly (readonly [string, string])[] {
  const words = reader.words.dataset;
  const kept = listKept(dataset).length > 0;
  const profile = shown?.loaded.table.profile;
  return [
    ...(profile?.chart ? [['chart', words.chart] as const] : []),
    ...(profile?.map ? [['map', words.map] as const] : []),
    ...(shown
      ? ([
          [rowsId, words.preview],
          ['columns', words.columns],
        ] as const)
      : []),
    ...(related.members ? [['members', reader.words.described.members] as const] : []),
    ...(kept
      ? ([
          ['findings', words.findings],
          ['files', words.files],
        ] as const)
      : []),
    ...(listLinked(dataset).length > 0 ? [['links', reader.words.described.links] as const] : []),
    ['versions', words.versions],
    ['about', words.about],
    ['reuses', reader.words.reuse.usedIn],
    ['history', reader.words.described.history.title],
    ['use', words.use],
    ['cite', words.cite],
  ];
}
