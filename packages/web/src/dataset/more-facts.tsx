import {
  type Dataset,
  type ExtraField,
  findHvdCategory,
  findSdg,
  findText,
  type Places,
  type Relation,
  relationKinds,
} from '@milpa/sdk';
import { DatasetLink, formatLocal, Link, Local, type SummaryRow, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import type { Related } from './related.ts';

interface MoreProps {
  readonly dataset: Dataset;
  readonly reader: Reader;
  readonly related: Related;
}

/** What is said only where it applies: access, law, goals, standards, relations, series, service. */
export function listMoreFacts({ dataset, reader, related }: MoreProps): readonly SummaryRow[] {
  const { metadata } = dataset;
  const words = reader.words.described;
  const names = words.fieldNames;
  return [
    [names.accessLevel, metadata.accessLevel ? <Access level={metadata.accessLevel} reader={reader} /> : undefined],
    [names.rights, metadata.rights ? <Local map={metadata.rights} reader={reader} /> : undefined],
    [names.inSeries, related.series ? <DatasetLink of={related.series} reader={reader} /> : undefined],
    [names.highValue, list(metadata.highValue, (id) => findHvdCategory(id)?.label[reader.language] ?? id)],
    [names.legislation, list(metadata.legislation, (uri) => <Address uri={uri} />)],
    [names.sdgs, list(metadata.sdgs, (id) => formatSdg(id, reader))],
    [names.conformsTo, list(metadata.conformsTo, ({ uri, title }) => <Address uri={uri} title={title} />)],
    ...listRelations(metadata.relations ?? [], reader),
    [names.identifiers, list(metadata.identifiers, (text) => <Identifier text={text} />)],
    [names.temporalResolution, formatDuration(metadata.temporalResolution, reader)],
    [
      names.spatialResolution,
      metadata.spatialResolution === undefined ? undefined : words.metres(reader.number(metadata.spatialResolution)),
    ],
    [names.endpoint, metadata.endpoint ? <Address uri={metadata.endpoint.url} /> : undefined],
    [
      words.endpointDescription,
      metadata.endpoint?.description ? <Address uri={metadata.endpoint.description} /> : undefined,
    ],
    [names.serves, list(related.served, (each) => <DatasetLink of={each} reader={reader} />)],
    [words.places, formatPlaces(metadata.spatial.places, related.places)],
    ...listMeasured({ dataset, reader }),
    ...listExtra({ dataset, reader, related }),
  ];
}

/** The fields this portal added, under the names its JSON Schema gives them. */
const listExtra = ({ dataset, reader, related }: MoreProps): readonly SummaryRow[] =>
  related.extra.map((field) => [
    formatLocal(field.label, reader, field.name),
    list([dataset.metadata.extra?.[field.name] ?? []].flat(), (value) => (
      <Extra value={value} field={field} reader={reader} />
    )),
  ]);

function Extra({
  value,
  field,
  reader,
}: {
  readonly value: unknown;
  readonly field: ExtraField;
  readonly reader: Reader;
}) {
  const { yes, no } = reader.words.described.form;
  if (typeof value === 'boolean') return <>{value ? yes : no}</>;
  if (typeof value === 'number') return <>{reader.exact(value)}</>;
  const text = String(value);
  if (field.type === 'url') return <Address uri={text} />;
  if (field.type === 'day') return <>{reader.day(text)}</>;
  return <>{findText(field.choices?.find((each) => each.value === text)?.label, reader.language)?.text ?? text}</>;
}

function list<T>(items: readonly T[] | undefined, show: (item: T) => preact.ComponentChildren) {
  if (!items || items.length === 0) return undefined;
  if (items.length === 1 && items[0] !== undefined) return show(items[0]);
  return (
    <ul class="bare">
      {items.map((item) => (
        <li>{show(item)}</li>
      ))}
    </ul>
  );
}

function Access({
  level,
  reader,
}: {
  readonly level: NonNullable<Dataset['metadata']['accessLevel']>;
  readonly reader: Reader;
}) {
  return <Tag tone={level === 'public' ? 'good' : 'warning'}>{reader.words.described.levels[level]}</Tag>;
}

const Address = ({ uri, title }: { readonly uri: string; readonly title?: string | undefined }) => (
  <Link href={uri} class="breaks">
    {title ?? uri.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}
  </Link>
);

/** A DOI and an address are links; a key of some source is text. */
function Identifier({ text }: { readonly text: string }) {
  const doi = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
  if (doi) return <Address uri={`https://doi.org/${doi}`} title={`doi:${doi}`} />;
  return /^https?:\/\/\S+$/.test(text) ? <Address uri={text} /> : <code class="breaks">{text}</code>;
}

const formatSdg = (id: string, reader: Reader): string => {
  const found = findSdg(id);
  if (!found) return id;
  const label = found.label[reader.language];
  return label.startsWith(id) ? label : `${id} ${label}`;
};

const listRelations = (relations: readonly Relation[], reader: Reader): readonly SummaryRow[] =>
  relationKinds.map((kind) => [
    reader.words.described.relationKinds[kind],
    list(
      relations.filter((each) => each.kind === kind),
      ({ uri, title }) => <Address uri={uri} title={title} />,
    ),
  ]);

const formatPlaces = (ids: readonly string[] | undefined, places: Places | undefined): string | undefined =>
  ids?.length ? ids.map((id) => formatPlace(id, places)).join('; ') : undefined;

/** A municipality with its state: many share a name with others, and with the state itself. */
function formatPlace(id: string, places: Places | undefined): string {
  const place = places?.find(id);
  const state = place?.parent ? places?.find(place.parent)?.name : undefined;
  return [place?.name ?? id, state].filter((each) => each !== undefined).join(', ');
}

/** Days, hours and the like in words; a duration that is not one is shown as it was written. */
function formatDuration(duration: string | undefined, reader: Reader): string | undefined {
  if (duration === undefined) return undefined;
  const [, years, months, weeks, days, hours, minutes, seconds] =
    /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration) ??
    [];
  const parts = Object.entries({
    year: years,
    month: months,
    week: weeks,
    day: days,
    hour: hours,
    minute: minutes,
    second: seconds,
  });
  const said = parts.flatMap(([unit, amount]) =>
    amount === undefined
      ? []
      : [new Intl.NumberFormat(reader.language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(amount))],
  );
  return said.length > 0 ? reader.list(said) : duration;
}

/** What the bytes cover, where the publisher says something else or nothing. */
function listMeasured({ dataset, reader }: Pick<MoreProps, 'dataset' | 'reader'>): readonly SummaryRow[] {
  const { measured, metadata } = dataset;
  const words = reader.words.described;
  const { from, to } = measured?.temporal ?? {};
  const samePeriod = from === metadata.temporal.from && to === metadata.temporal.to;
  const box = measured?.bbox;
  const declared = metadata.spatial.bbox;
  const sameBox = box && declared && box.every((edge, at) => Math.abs(edge - (declared[at] ?? Number.NaN)) < 0.01);
  const degrees = (at: number) => `${reader.number(Math.round((box?.[at] ?? 0) * 100) / 100)}°`;
  return [
    [
      words.measuredPeriod,
      from && to && !samePeriod ? reader.words.dataset.period(reader.day(from), reader.day(to)) : undefined,
    ],
    [words.measuredPlace, box && !sameBox ? words.box(degrees(0), degrees(1), degrees(2), degrees(3)) : undefined],
  ];
}
