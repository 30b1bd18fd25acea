import { paths } from '@milpa/sdk';
import { Button, Notice } from '../../design/index.ts';
import { type Fault, findFault, type PersonContext, type Values } from '../../form/index.ts';
import type { Page } from '../../page.ts';
import { type ArrivedFile, FileField, formatUploadWords } from '../files.tsx';
import { makeWorkPage } from '../frame.tsx';
import { MetadataFields } from '../metadata/fields.tsx';
import { places } from '../places.ts';
import { PublisherField } from './publisher.tsx';

export interface Typed {
  readonly publisher: string;
  readonly values: Values;
  readonly arrived: readonly ArrivedFile[];
  readonly faults: readonly Fault[];
}

/** The files and the eight things asked about them, on one page. */
export async function newDatasetPage(context: PersonContext, typed: Typed): Promise<Page> {
  const { reader, account } = context;
  const { fresh } = reader.allWords.work;
  const mayPublish = account.abilities.writeFor.length > 0;
  return makeWorkPage(context, {
    section: 'datasets',
    title: fresh.title,
    faults: typed.faults,
    scripts: ['upload', 'guard'],
    narrow: true,
    body: (
      <>
        <p class="kicker">{fresh.step}</p>
        <h1>{fresh.title}</h1>
        <p class="lead">{fresh.lead}</p>
        {mayPublish ? (
          <>
            <NewDatasetForm context={context} typed={typed} />
            <Others {...context} />
          </>
        ) : (
          <Notice kind="info">
            <p>{fresh.noRole}</p>
          </Notice>
        )}
      </>
    ),
  });
}

function NewDatasetForm({ context, typed }: { readonly context: PersonContext; readonly typed: Typed }) {
  const { reader } = context;
  const { fresh, files, form } = reader.allWords.work;
  return (
    <form
      method="post"
      enctype="multipart/form-data"
      class="form"
      action={paths.newDataset(reader.language)}
      data-upload={formatUploadWords(reader)}
      data-guard={form.leave}
    >
      <section class="card" aria-labelledby="step-files">
        <h2 id="step-files">{fresh.filesStep}</h2>
        <FileField
          reader={reader}
          label={files.choose}
          multiple
          arrived={typed.arrived}
          fault={findFault(typed.faults, 'file')}
        />
      </section>
      <section class="card" aria-labelledby="step-about">
        <h2 id="step-about">{fresh.aboutStep}</h2>
        <PublisherField context={context} typed={typed} />
        <MetadataFields reader={reader} values={typed.values} faults={typed.faults} isNew />
      </section>
      <Button>{fresh.submit}</Button>
    </form>
  );
}

/** What can be described without handing in a file. */
function Others({ reader }: PersonContext) {
  const { fresh } = reader.words.described;
  const others = [
    ['link', 'dataset'],
    ['series', 'series'],
    ['service', 'service'],
  ] as const;
  return (
    <section class="section" aria-labelledby="others">
      <h2 id="others">{fresh.whatLead}</h2>
      <ul>
        {others.map(([word, kind]) => (
          <li>
            <a href={places.newDescribed(reader.language, word)}>{fresh.kinds[kind]}</a>
            {reader.words.common.colon} {fresh.kindHints[kind]}
          </li>
        ))}
      </ul>
    </section>
  );
}
