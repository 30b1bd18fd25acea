import { findText, type Import, institutionLevels, languages, licences, paths } from '@milpa/sdk';
import { Button, Link, Notice, Pagination, Tag } from '../../design/index.ts';
import {
  Checks,
  ErrorSummary,
  type Fault,
  findFault,
  forPerson,
  type PersonContext,
  Select,
} from '../../form/index.ts';
import type { Page } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { languageNames } from '../../words/index.ts';
import { formatDay, makeWorkPage } from '../frame.tsx';

const perPage = 25;

export const showImports = forPerson((context) => importsPage(context, { values: {}, faults: [] }));

export interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

/** The form that takes a file, and the imports there were. */
export async function importsPage(context: PersonContext, typed: Typed): Promise<Page> {
  const { reader, client, account, url } = context;
  const words = reader.words.imports;
  const mayImport = account.abilities.administerPortal || account.abilities.writeFor.length > 0;
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1));
  const query = { limit: perPage, offset: (page - 1) * perPage };
  const { total, items } = mayImport ? await client.call('listImports', { query }) : { total: 0, items: [] };
  return makeWorkPage(context, {
    section: 'imports',
    title: words.title,
    wrong: typed.faults.length > 0,
    status: typed.faults.length > 0 ? 422 : 200,
    body: (
      <div class="narrow">
        <ErrorSummary faults={typed.faults} reader={reader} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {mayImport ? (
          <ImportForm context={context} typed={typed} />
        ) : (
          <Notice kind="info">
            <p>{words.noRole}</p>
          </Notice>
        )}
        <section class="section" aria-labelledby="earlier">
          <h2 id="earlier">{words.earlier}</h2>
          {items.length === 0 ? <p class="soft">{words.none}</p> : null}
          <ul class="bare stack">
            {items.map((each) => (
              <li class="card">
                <ImportItem item={each} reader={reader} />
              </li>
            ))}
          </ul>
          <Pagination
            reader={reader}
            page={page}
            pages={Math.ceil(total / perPage)}
            href={(wanted) => `${paths.imports(reader.language)}?page=${wanted}`}
          />
        </section>
      </div>
    ),
  });
}

function ImportForm({ context, typed }: { readonly context: PersonContext; readonly typed: Typed }) {
  const { reader } = context;
  const { faults } = typed;
  const words = reader.words.imports;
  const fault = findFault(faults, 'file');
  return (
    <form method="post" enctype="multipart/form-data" class="form card" action={paths.imports(reader.language)}>
      <div class={fault ? 'field wrong' : 'field'}>
        <label for="file">{words.file}</label>
        <p class="hint" id="file-hint">
          {words.fileHint}{' '}
          <Link href={paths.importTemplate(reader.language)} download>
            {words.template}
          </Link>
        </p>
        {fault ? (
          <p class="error" id="file-error">
            {fault}
          </p>
        ) : null}
        <input id="file" type="file" name="file" aria-describedby={fault ? 'file-hint file-error' : 'file-hint'} />
      </div>
      <Choices context={context} typed={typed} />
      <Checks
        name="release"
        label={words.releaseTitle}
        hint={words.releaseHint}
        values={[typed.values['release'] ?? '']}
        choices={[{ value: 'yes', text: words.release }]}
        faults={faults}
      />
      <Button>{words.submit}</Button>
    </form>
  );
}

function Choices({ context, typed: { values, faults } }: { readonly context: PersonContext; readonly typed: Typed }) {
  const { reader, account } = context;
  const { language } = reader;
  const words = reader.words.imports;
  const publishers = account.abilities.writeFor.map(({ id, slug, name }) => ({
    value: id,
    text: findText(name, language)?.text ?? slug,
  }));
  const [only] = publishers;
  const shared = (name: string) => ({ name, faults, value: values[name] ?? '' });
  const offered = licences
    .filter((each) => each.offered)
    .map(({ id, label }) => ({ value: id, text: label[language] }));
  const tongues = languages.map((tag) => ({ value: tag, text: languageNames[tag] }));
  const levels = institutionLevels.map((level) => ({
    value: level,
    text: reader.words.institution.levels[level] ?? level,
  }));
  return (
    <>
      <Select
        {...shared('publisher')}
        value={values['publisher'] ?? (account.abilities.administerPortal ? '' : (only?.value ?? ''))}
        label={words.publisher}
        hint={words.publisherHint}
        empty={words.fromFile}
        groups={[{ choices: publishers }]}
      />
      <Select
        {...shared('licence')}
        label={words.licence}
        hint={words.licenceHint}
        empty={words.noLicence}
        groups={[{ choices: offered }]}
      />
      <Select
        {...shared('language')}
        value={values['language'] ?? language}
        label={words.textLanguage}
        groups={[{ choices: tongues }]}
      />
      {account.abilities.administerPortal ? (
        <Select
          {...shared('level')}
          label={words.level}
          hint={words.levelHint}
          empty={words.anyLevel}
          groups={[{ choices: levels }]}
        />
      ) : null}
    </>
  );
}

function ImportItem({ item, reader }: { readonly item: Import; readonly reader: Reader }) {
  const words = reader.words.imports;
  return (
    <>
      <h3 class="item-title">
        <a href={paths.import(reader.language, item.id)}>{item.file.name}</a>
      </h3>
      <p class="small soft">
        {item.dryRun ? words.dryRun : words.realRun} · {formatDay(reader, item.created)} · {item.by}
      </p>
      <p class="row">
        <StateTag item={item} reader={reader} />
        <span class="small">
          {words.counts.records}: {reader.number(item.counts.records)}
        </span>
      </p>
    </>
  );
}

function StateTag({ item, reader }: { readonly item: Import; readonly reader: Reader }) {
  const words = reader.words.imports;
  if (item.state === 'failed') return <Tag tone="error">{words.failed}</Tag>;
  if (item.state === 'done') return <Tag tone="good">{item.dryRun ? words.tried : words.done}</Tag>;
  return <Tag>{words.working(reader.number(item.counts.records))}</Tag>;
}
