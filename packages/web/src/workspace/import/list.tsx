import { type Import, institutionLevels, languages, licences, paths } from '@milpa/sdk';
import { Button, Cards, Link, Notice, Pagination, Tag } from '../../design/index.ts';
import {
  bindFields,
  Checks,
  type Fault,
  FileInput,
  forPerson,
  listBodies,
  listConcepts,
  nameChoices,
  type PersonContext,
  Select,
  type Values,
} from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import type { Page } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { languageNames } from '../../words/index.ts';
import { formatDay, makeWorkPage } from '../frame.tsx';

const perPage = 25;

export const showImports = forPerson((context) => importsPage(context, { values: {}, faults: [] }));

export interface Typed {
  readonly values: Values;
  readonly faults: readonly Fault[];
}

/** The form that takes a file, and the imports there were. */
export async function importsPage(context: PersonContext, typed: Typed): Promise<Page> {
  const { reader, client, account, url } = context;
  const words = reader.words.imports;
  const mayImport = account.abilities.administerPortal || account.abilities.writeFor.length > 0;
  const at = readPaging(url, perPage);
  const { total, items } = mayImport ? await client.call('listImports', { query: at.query }) : { total: 0, items: [] };
  return makeWorkPage(context, {
    section: 'imports',
    title: words.title,
    faults: typed.faults,
    narrow: true,
    body: (
      <>
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
          <Cards items={items}>{(each) => <ImportItem item={each} reader={reader} />}</Cards>
          <Pagination reader={reader} at={at} total={total} href={paths.imports(reader.language)} />
        </section>
      </>
    ),
  });
}

function ImportForm({ context, typed }: { readonly context: PersonContext; readonly typed: Typed }) {
  const { reader } = context;
  const { faults } = typed;
  const words = reader.words.imports;
  return (
    <form method="post" enctype="multipart/form-data" class="form card" action={paths.imports(reader.language)}>
      <FileInput
        name="file"
        label={words.file}
        hint={
          <>
            {words.fileHint}{' '}
            <Link href={paths.importTemplate(reader.language)} download>
              {words.template}
            </Link>
          </>
        }
        faults={faults}
      />
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
  const publishers = listBodies(account.abilities.writeFor, reader);
  const [only] = publishers;
  const shared = bindFields(values, faults);
  const offered = listConcepts(
    licences.filter((each) => each.offered),
    reader,
  );
  const tongues = nameChoices(languages, languageNames);
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
        choices={publishers}
      />
      <Select
        {...shared('licence')}
        label={words.licence}
        hint={words.licenceHint}
        empty={words.noLicence}
        choices={offered}
      />
      <Select
        {...shared('language')}
        value={values['language'] ?? language}
        label={words.textLanguage}
        choices={tongues}
      />
      {account.abilities.administerPortal ? (
        <Select
          {...shared('level')}
          label={words.level}
          hint={words.levelHint}
          empty={words.anyLevel}
          choices={levels}
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
