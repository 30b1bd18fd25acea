import {
  type Dataset,
  findFrequency,
  findLicence,
  findTheme,
  formatModified,
  isModifiedKnown,
  paths,
} from '@milpa/sdk';
import { InstitutionLink, Link, SummaryList, type SummaryRow, Tag } from '../design/index.ts';
import { tellModified } from '../freshness/index.ts';
import type { Reader } from '../reader.ts';
import { listMoreFacts } from './more-facts.tsx';
import type { Related } from './related.ts';

/** Everything said about a dataset, as terms and values. */
export function Facts(props: { readonly dataset: Dataset; readonly reader: Reader; readonly related: Related }) {
  const { dataset, reader } = props;
  const { metadata } = dataset;
  const words = reader.words.dataset;
  const rows: readonly SummaryRow[] = [
    [words.publisher, <InstitutionLink of={dataset.publisher} reader={reader} />],
    [words.licence, <LicenceLink id={metadata.licence} reader={reader} />],
    [words.frequency, findFrequency(metadata.frequency)?.label[reader.language]],
    [words.themes, <Themes ids={metadata.themes} reader={reader} />],
    [words.keywords, formatKeywords(dataset, reader)],
    [words.contact, <Contact contact={metadata.contact} reader={reader} />],
    [words.spatial, metadata.spatial.name],
    [words.temporal, formatPeriod(metadata.temporal, reader)],
    [words.dataLanguage, formatLanguages(metadata.language, reader)],
    [words.source, metadata.source ? <Source text={metadata.source} /> : null],
    [
      words.landingPage,
      metadata.landingPage ? (
        <Link href={metadata.landingPage} class="breaks">
          {metadata.landingPage}
        </Link>
      ) : null,
    ],
    ...listMoreFacts(props),
    [words.issued, <Issued dataset={dataset} reader={reader} />],
    [words.modified, isModifiedKnown(dataset) ? <Modified dataset={dataset} reader={reader} /> : null],
    [words.identifier, <code class="breaks">{dataset.id}</code>],
  ];
  return <SummaryList rows={rows.filter(([, value]) => !isEmpty(value))} />;
}

interface DayProps {
  readonly dataset: Dataset;
  readonly reader: Reader;
}

/** When it was first released here, and what its source says of that. */
function Issued({ dataset, reader }: DayProps) {
  return (
    <>
      <time datetime={dataset.issued}>{reader.day(dataset.issued)}</time>
      <Declared day={dataset.metadata.sourceDates?.issued} reader={reader} />
    </>
  );
}

/** What the bytes say, with the word of the source beside; the word alone where the portal keeps no bytes. */
function Modified({ dataset, reader }: DayProps) {
  const { modifiedSaid: said } = dataset;
  const day = reader.day(dataset.modified);
  return (
    <>
      <time datetime={formatModified(dataset)}>
        {said?.as === 'issued' ? tellModified(dataset, reader) : said ? reader.words.common.saysSource(day) : day}
      </time>
      {said ? null : <Declared day={dataset.metadata.sourceDates?.modified} reader={reader} />}
    </>
  );
}

function Declared({ day, reader }: { readonly day: string | undefined; readonly reader: Reader }) {
  if (!day) return null;
  return (
    <>
      <br />
      <time datetime={day} class="soft">
        {reader.words.common.saysSource(reader.day(day))}
      </time>
    </>
  );
}

// An element is made even for nothing: what it would show decides.
function isEmpty(value: SummaryRow[1]): boolean {
  if (typeof value !== 'object' || value === null || !('props' in value)) return false;
  const { props } = value;
  if ('ids' in props) return Array.isArray(props.ids) && props.ids.length === 0;
  if ('contact' in props) return !Object.values(Object(props.contact)).some((text) => text);
  return false;
}

export function LicenceLink({ id, reader }: { readonly id: string; readonly reader: Reader }) {
  const words = reader.words.dataset;
  const licence = findLicence(id);
  if (!licence) return <>{id || words.noLicence}</>;
  return (
    <>
      {licence.uri.startsWith('http') ? (
        <Link href={licence.uri} rel="license">
          {licence.label[reader.language]}
        </Link>
      ) : (
        licence.label[reader.language]
      )}{' '}
      {licence.open === 'yes' && <Tag tone="good">{words.licenceOpen}</Tag>}
      {licence.open === 'no' && <Tag tone="warning">{words.licenceClosed}</Tag>}
    </>
  );
}

function Themes({ ids, reader }: { readonly ids: readonly string[]; readonly reader: Reader }) {
  return (
    <ul class="bare">
      {ids.map((id) => (
        <li>
          <Link href={`${paths.search(reader.language)}?${new URLSearchParams({ theme: id })}`}>
            {findTheme(id)?.label[reader.language] ?? id}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function formatKeywords({ metadata }: Dataset, reader: Reader) {
  const { keywords } = metadata;
  const own = keywords[reader.language];
  if (own && own.length > 0) return own.join(', ');
  const other = (['es', 'en', 'fr'] as const).find((language) => keywords[language]?.length);
  return other ? <span lang={other}>{keywords[other]?.join(', ')}</span> : null;
}

function Contact(props: { readonly contact: Dataset['metadata']['contact']; readonly reader: Reader }) {
  const { contact, reader } = props;
  return (
    <>
      {contact.name}
      {contact.name && contact.email ? ', ' : ''}
      {contact.email ? (
        <Link href={`mailto:${contact.email}`} class="breaks">
          {contact.email}
        </Link>
      ) : null}
      {contact.url ? (
        <>
          {contact.name || contact.email ? <br /> : null}
          <Link href={contact.url} class="breaks">
            {contact.url.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}
          </Link>
        </>
      ) : null}
      {contact.telephone ? (
        <>
          <br />
          {reader.words.described.telephone(contact.telephone)}
        </>
      ) : null}
    </>
  );
}

/** Provenance is often an address: then it is a link. */
function Source({ text }: { readonly text: string }) {
  return /^https?:\/\/\S+$/.test(text) ? (
    <Link href={text} class="breaks">
      {text}
    </Link>
  ) : (
    <span class="breaks">{text}</span>
  );
}

export function formatPeriod({ from, to }: Dataset['metadata']['temporal'], reader: Reader): string {
  const words = reader.words.dataset;
  if (from && to) return words.period(reader.day(from), reader.day(to));
  if (from) return words.since(reader.day(from));
  return to ? words.until(reader.day(to)) : '';
}

function formatLanguages(tags: readonly string[], reader: Reader): string {
  const names = new Intl.DisplayNames(reader.language, { type: 'language', fallback: 'code' });
  const formatOne = (tag: string) => {
    try {
      return names.of(tag) ?? tag;
    } catch {
      return tag; // not a well-formed tag: shown as it was given
    }
  };
  return reader.list(tags.map(formatOne));
}
