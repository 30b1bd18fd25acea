import { type Draft, findText } from '@milpa/sdk';
import { formatLocal, Paragraphs, SummaryList, type SummaryRow } from '../../design/index.ts';
import type { PersonContext } from '../../form/index.ts';
import { formatField, formatValue } from '../metadata/describe.ts';
import { moreFields } from '../metadata/more-values.ts';
import { formatDraft } from '../metadata/page.tsx';
import { askedFields, foldedFields } from '../metadata/values.ts';
import { places } from '../places.ts';

/** What people will read about the data, with what is missing said. */
export function About({ context, draft }: { readonly context: PersonContext; readonly draft: Draft }) {
  const { reader } = context;
  const words = reader.allWords.work;
  const values = formatDraft(draft);
  const own = (field: string) => {
    const value = values[field] ?? '';
    return value ? formatValue(field, value, reader.language) : undefined;
  };
  const missing = <span class="soft">{words.draft.missing}</span>;
  const text = (name: 'title' | 'description') => findText(draft.metadata[name], reader.language);
  const rows: readonly SummaryRow[] = [
    [words.fresh.publisher, formatLocal(draft.publisher.name, reader, draft.publisher.slug)],
    [words.metadata.fields.title, text('title')?.text ?? missing],
    [
      words.metadata.fields.description,
      text('description') ? <Paragraphs map={draft.metadata.description} reader={reader} /> : missing,
    ],
    [words.metadata.fields.keywords, findKeywords(draft, reader.language) || missing],
    ...askedFields.map((field): SummaryRow => [formatField(field, reader), own(field) ?? missing]),
    ...[...foldedFields, ...moreFields.filter((field) => field !== 'inSeries')].map(
      (field): SummaryRow => [formatField(field, reader), own(field)],
    ),
  ];
  return (
    <section class="section" aria-labelledby="about">
      <div class="row spread">
        <h2 id="about">{words.draft.about}</h2>
        <a href={places.about(reader.language, draft.id)}>{words.draft.editAbout}</a>
      </div>
      <div class="card">
        <SummaryList rows={rows} />
      </div>
    </section>
  );
}

function findKeywords({ metadata }: Draft, language: PersonContext['reader']['language']): string {
  const own = metadata.keywords[language] ?? [];
  const any = own.length > 0 ? own : Object.values(metadata.keywords).flat();
  return any.join(', ');
}
