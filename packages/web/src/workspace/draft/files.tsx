import { type Draft, findFileType, type KeptDistribution, listKept, paths } from '@milpa/sdk';
import { Findings } from '../../dataset/findings.tsx';
import { Button, ButtonLink, Local, Notice, SummaryList, Tag } from '../../design/index.ts';
import { type PersonContext, Revision } from '../../form/index.ts';
import { formatDay } from '../frame.tsx';
import { places } from '../places.ts';
import { LinkList } from './links.tsx';
import type { LoadedDraft } from './load.ts';
import { TableReview } from './table.tsx';

interface FilesProps {
  readonly context: PersonContext;
  readonly loaded: LoadedDraft;
}

export function FileList({ context, loaded }: FilesProps) {
  const { reader } = context;
  const { draft } = loaded;
  const words = reader.allWords.work;
  return (
    <section aria-labelledby="files">
      <div class="row spread">
        <h2 id="files">{words.draft.files}</h2>
        {draft.state === 'withdrawn' || draft.kind !== 'dataset' ? null : (
          <span class="row">
            <ButtonLink kind="quiet" href={places.files(reader.language, draft.id)}>
              {words.files.add}
            </ButtonLink>
            <ButtonLink kind="quiet" href={places.links(reader.language, draft.id)}>
              {reader.words.described.link.add}
            </ButtonLink>
          </span>
        )}
      </div>
      {draft.distributions.length > 0 ? null : (
        <p>{draft.kind === 'dataset' ? words.draft.noFiles : reader.words.described.noData[draft.kind]}</p>
      )}
      <ul class="bare stack">
        {listKept(draft).map((distribution) => (
          <li class="card" id={`file-${distribution.id}`}>
            <FileReview context={context} loaded={loaded} distribution={distribution} />
          </li>
        ))}
      </ul>
      <LinkList context={context} draft={draft} />
    </section>
  );
}

type FileProps = FilesProps & { readonly distribution: KeptDistribution };

const tones = { received: 'plain', reading: 'plain', read: 'good', refused: 'error', failed: 'error' } as const;

function FileReview(props: FileProps) {
  const { context, distribution } = props;
  const { reader } = context;
  const { file } = distribution;
  const words = reader.allWords.work.draft;
  return (
    <>
      <div class="row">
        <h3 class="breaks">{file.name}</h3>
        {isPurged(file) ? null : <Tag tone={tones[file.state]}>{words.fileStates[file.state]}</Tag>}
      </div>
      {file.state === 'reading' ? <Progress {...props} /> : null}
      {file.state === 'refused' || file.state === 'failed' ? <Refusal {...props} /> : null}
      {file.state === 'read' ? <Understood {...props} /> : null}
      <Tables {...props} />
      <FileActions {...props} />
    </>
  );
}

function Progress({ context, distribution }: FileProps) {
  const { reader } = context;
  const share = distribution.file.progress ?? 0;
  return (
    <p class="row">
      <progress max={1} value={share} aria-label={reader.allWords.work.draft.progress(distribution.file.name)} />
      <span class="small">{reader.share(share)}</span>
    </p>
  );
}

/** A privacy order removed what it held: the working copy waits for another file in its place. */
const isPurged = ({ refusal }: KeptDistribution['file']): boolean => refusal?.code === 'purged';

function Refusal({ context, distribution }: FileProps) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const { file } = distribution;
  return (
    <Notice kind="error" title={isPurged(file) ? reader.words.purge.gone.title : words.fileStates[file.state]}>
      {file.refusal ? (
        <p>
          <Local map={file.refusal.detail} reader={reader} otherwise={<code>{file.refusal.code}</code>} />
        </p>
      ) : null}
      {isPurged(file) ? null : <p>{file.state === 'failed' ? words.failedNow : words.refusedNow}</p>}
    </Notice>
  );
}

/** What the engine made of the bytes. */
function Understood({ context, loaded, distribution }: FileProps) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const { file } = distribution;
  const notes = file.tables.flatMap(({ id }) => loaded.shown.get(id)?.table.profile.notes ?? []);
  return (
    <>
      <SummaryList
        rows={[
          [words.format, findFileType(file.format)?.label[reader.language] ?? file.format],
          [words.encoding, file.encoding],
          [words.size, reader.bytes(file.size)],
          [words.received, formatDay(reader, file.received)],
          [words.cutOut, notes.length > 0 ? <NoteList notes={notes} /> : undefined],
        ]}
      />
      {file.tables.length === 0 ? <p>{words.noTable}</p> : null}
      {file.tables.length !== 1 && file.findings.some((finding) => finding.result !== 'pass') ? (
        <details open>
          <summary>{words.findings}</summary>
          <Findings findings={file.findings} reader={reader} />
        </details>
      ) : null}
    </>
  );
}

const NoteList = ({ notes }: { readonly notes: readonly string[] }) => (
  <ul class="bare">
    {notes.slice(0, 8).map((note) => (
      <li>{note}</li>
    ))}
  </ul>
);

function Tables({ context, loaded, distribution }: FileProps) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const { tables } = distribution.file;
  const rest = tables.filter(({ id }) => !loaded.shown.has(id));
  return (
    <>
      {tables.map(({ id }) => {
        const shown = loaded.shown.get(id);
        // The only table of a file tells what was found in both.
        const others = tables.length === 1 ? distribution.file.findings : [];
        return shown ? <TableReview context={context} draft={loaded.draft} shown={shown} others={others} /> : null;
      })}
      {rest.length > 0 ? (
        <details>
          <summary>
            {words.moreTables} ({reader.number(rest.length)})
          </summary>
          <ul>
            {rest.map((table) => (
              <li>
                <a href={paths.draftTable(reader.language, loaded.draft.id, table.id)}>{table.name}</a>{' '}
                <span class="soft small">
                  {words.tableSize(reader.words.common.rows(table.rows), reader.words.common.columns(table.columns))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function FileActions({ context, loaded, distribution }: FileProps) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const { draft } = loaded;
  const { id, file } = distribution;
  return (
    <div class="actions small">
      {draft.state === 'withdrawn' ? null : (
        <a href={`${places.files(reader.language, draft.id)}?replaces=${id}`} aria-label={words.replaceOf(file.name)}>
          {words.replace}
        </a>
      )}
      {draft.state === 'withdrawn' ? null : (
        <a href={places.distribution(reader.language, draft.id, id)}>
          {reader.words.described.link.edit}
          <span class="hidden">
            {reader.words.common.colon} {reader.words.described.link.fileTitle(file.name)}
          </span>
        </a>
      )}
      {isPurged(file) ? null : <a href={paths.draftOriginal(draft.id, id)}>{words.original}</a>}
      {draft.state === 'withdrawn' ? null : <RemoveFile context={context} draft={draft} distribution={distribution} />}
    </div>
  );
}

function RemoveFile(props: {
  readonly context: PersonContext;
  readonly draft: Draft;
  readonly distribution: KeptDistribution;
}) {
  const { draft, distribution } = props;
  const { reader } = props.context;
  const words = reader.allWords.work.draft;
  return (
    <details>
      <summary>{words.remove}</summary>
      <form method="post" action={places.removeFile(reader.language, draft.id, distribution.id)}>
        <Revision revision={draft.revision} />
        <p>{words.removeLead}</p>
        <Button kind="danger">{words.removeYes(distribution.file.name)}</Button>
      </form>
    </details>
  );
}
