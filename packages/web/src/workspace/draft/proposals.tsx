import type { DatasetMetadata, Draft, MetadataChange } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import { type PersonContext, Revision } from '../../form/index.ts';
import { formatField, formatValue } from '../metadata/describe.ts';
import { formatValues } from '../metadata/values.ts';
import { places } from '../places.ts';

const names = ['contact', 'language', 'temporal', 'spatial'] as const;
type Name = (typeof names)[number];

/** What the bytes and the institution suggest for empty fields: one click takes it. */
export function Proposals({ context, draft }: { readonly context: PersonContext; readonly draft: Draft }) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const proposed = names.filter((name) => draft.proposals[name] !== undefined);
  if (proposed.length === 0 || draft.state === 'withdrawn') return null;
  return (
    <section class="section" aria-labelledby="proposals">
      <h2 id="proposals">{words.proposals}</h2>
      <p class="soft">{words.proposalsLead}</p>
      <form method="post" class="card proposals" action={places.proposals(reader.language, draft.id)}>
        <Revision revision={draft.revision} />
        <ul class="bare">
          {proposed.map((name) => (
            <Proposal context={context} draft={draft} name={name} />
          ))}
        </ul>
        {proposed.length > 1 ? (
          <Button kind="quiet" name="accept" value="all">
            {words.acceptAll}
          </Button>
        ) : null}
      </form>
    </section>
  );
}

function Proposal({
  context,
  draft,
  name,
}: {
  readonly context: PersonContext;
  readonly draft: Draft;
  readonly name: Name;
}) {
  const { reader } = context;
  const { draft: words, metadata } = reader.allWords.work;
  const called = {
    contact: metadata.fields['contact.email'],
    language: metadata.fields.language,
    temporal: metadata.period,
    spatial: metadata.fields['spatial.bbox'],
  }[name];
  const shown = listValues(draft, name).map(([field, value]) => (
    <li>
      <span class="soft">{reader.label(formatField(field, reader))}</span> {formatValue(field, value, reader.language)}
    </li>
  ));
  return (
    <li class="row spread">
      <ul class="bare">{shown}</ul>
      <Button kind="quiet" name="accept" value={name}>
        {words.accept(called)}
      </Button>
    </li>
  );
}

/** What would change in the form. */
function listValues(draft: Draft, name: Name): readonly (readonly [string, string])[] {
  const before = formatValues(draft.metadata);
  const after = formatValues(propose(draft, [name]));
  return Object.entries(after).filter(([field, value]) => value !== '' && value !== before[field]);
}

const propose = (draft: Draft, wanted: readonly Name[]): DatasetMetadata => ({
  ...draft.metadata,
  ...pick(draft.proposals, wanted),
});

/** The proposals a person accepted: one, or `all`. */
export const listAccepted = (draft: Draft, accepted: string) =>
  pick(draft.proposals, accepted === 'all' ? names : names.filter((name) => name === accepted));

function pick(
  { contact, language, temporal, spatial }: MetadataChange,
  wanted: readonly Name[],
): Partial<Pick<DatasetMetadata, Name>> {
  return {
    ...(contact && wanted.includes('contact') ? { contact } : {}),
    ...(language && wanted.includes('language') ? { language } : {}),
    ...(temporal && wanted.includes('temporal') ? { temporal } : {}),
    ...(spatial && wanted.includes('spatial') ? { spatial } : {}),
  };
}
