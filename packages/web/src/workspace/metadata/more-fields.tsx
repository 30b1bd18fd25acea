import { accessLevels, type Concept, type Draft, hvdCategories, relationKinds, themeSchemes } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { formatLocal } from '../../design/index.ts';
import {
  Checks,
  type Fault,
  findFault,
  Hidden,
  listConcepts,
  nameChoices,
  Select,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { lineFields } from './more-values.ts';

export interface GroupProps {
  readonly reader: Reader;
  readonly values: Values;
  readonly faults: readonly Fault[];
}

interface SeriesChoice {
  readonly id: string;
  readonly title: string;
}

/** Everything that is said only where it applies, in groups that are open when something in them is filled in or wrong. */
export function Groups(props: GroupProps & { readonly kind: Draft['kind']; readonly series: readonly SeriesChoice[] }) {
  const { kind } = props;
  return (
    <>
      <Sectors {...props} />
      {kind === 'service' ? <Service {...props} /> : null}
      <Access {...props} />
      <HighValue {...props} />
      <Standards {...props} />
      <Relations {...props} />
      <Coverage {...props} />
    </>
  );
}

/** A group that is folded away while nothing in it is said. */
export function Group(
  props: GroupProps & {
    readonly title: string;
    readonly names: readonly string[];
    readonly children: ComponentChildren;
  },
) {
  const { values, faults, names } = props;
  return (
    <details class="more" open={names.some((name) => values[name] || findFault(faults, name))}>
      <summary>{props.title}</summary>
      {props.children}
    </details>
  );
}

/** One field by its name: a line, or as many lines as it has entries. */
function Field({ name, short, ...props }: GroupProps & { readonly name: string; readonly short?: boolean }) {
  const { fields, hints } = props.reader.words.described.form;
  const shared = {
    name,
    label: fields[name] ?? name,
    hint: hints[name],
    value: props.values[name],
    faults: props.faults,
  };
  if (lineFields.has(name)) return <TextArea {...shared} rows={2} />;
  return <TextInput {...shared} short={short === true} />;
}

/** Themes of the other lists. Those of the first list are asked before; all stand in one field. */
function Sectors({ reader, values }: GroupProps) {
  const chosen = (values['themes'] ?? '').split(', ');
  const others = themeSchemes.filter(({ id }) => id !== 'eu');
  const some = others.some(({ concepts }) => concepts.some(({ id }) => chosen.includes(id)));
  return (
    <details class="more" open={some}>
      <summary>{reader.words.described.form.groups.sectors}</summary>
      {others.map(({ id, label, concepts }) => (
        <Checks
          name="themes"
          id={`themes-${id}`}
          label={label[reader.language]}
          values={chosen}
          choices={listConcepts(concepts, reader)}
          faults={[]}
        />
      ))}
    </details>
  );
}

function Access(props: GroupProps) {
  const { reader, values, faults } = props;
  const { groups, fields, notSaid } = reader.words.described.form;
  const { levels } = reader.words.described;
  const { metadata } = reader.allWords.work;
  const languages = ['es', 'en', 'fr'] as const;
  const names = languages.map((language) => `rights.${language}`);
  return (
    <Group {...props} title={groups.access} names={['accessLevel', ...names]}>
      <Select
        name="accessLevel"
        label={fields['accessLevel'] ?? ''}
        value={values['accessLevel']}
        faults={faults}
        empty={notSaid}
        choices={nameChoices(accessLevels, levels)}
      />
      {[reader.language, ...languages.filter((each) => each !== reader.language)].map((language) => (
        <TextArea
          name={`rights.${language}`}
          label={
            language === reader.language
              ? fields['rights']
              : metadata.inLanguage(fields['rights'] ?? '', metadata.languageNames[language])
          }
          value={values[`rights.${language}`]}
          faults={faults}
          rows={2}
          lang={language === reader.language ? undefined : language}
        />
      ))}
    </Group>
  );
}

function HighValue(props: GroupProps) {
  const { reader, values, faults } = props;
  const { groups, fields } = reader.words.described.form;
  const chosen = (values['highValue'] ?? '').split(', ').filter((id) => id);
  return (
    <Group {...props} title={groups.highValue} names={['highValue', 'legislation']}>
      <Checks
        name="highValue"
        label={fields['highValue']}
        values={chosen}
        choices={listConcepts(hvdCategories, reader)}
        faults={faults}
      />
      <Hidden name="highValue" value="" />
      <Unlisted name="highValue" chosen={chosen} known={hvdCategories} />
      <Field {...props} name="legislation" />
    </Group>
  );
}

/** Entries that no box stands for stay as they are. */
export const Unlisted = (props: {
  readonly name: string;
  readonly chosen: readonly string[];
  readonly known: readonly Pick<Concept, 'id'>[];
}) => (
  <>
    {props.chosen
      .filter((id) => id && !props.known.some((each) => each.id === id))
      .map((id) => (
        <Hidden name={props.name} value={id} />
      ))}
  </>
);

function Standards(props: GroupProps) {
  const names = ['sdgs', 'conformsTo', 'identifiers'];
  return (
    <Group {...props} title={props.reader.words.described.form.groups.standards} names={names}>
      {names.map((name) => (
        <Field {...props} name={name} />
      ))}
    </Group>
  );
}

function Relations(props: GroupProps & { readonly kind: Draft['kind']; readonly series: readonly SeriesChoice[] }) {
  const { reader, values, faults, series, kind } = props;
  const { groups, fields, noSeries } = reader.words.described.form;
  const names = relationKinds.map((each) => `relations.${each}`);
  const held = values['inSeries'] ?? '';
  // A series of another institution is not in the list, and stays.
  const all = held && !series.some(({ id }) => id === held) ? [...series, { id: held, title: held }] : series;
  return (
    <Group {...props} title={groups.relations} names={['inSeries', ...names]}>
      {kind === 'dataset' && all.length > 0 ? (
        <Select
          name="inSeries"
          label={fields['inSeries'] ?? ''}
          value={held}
          faults={faults}
          empty={noSeries}
          choices={all.map(({ id, title }) => ({ value: id, text: title }))}
        />
      ) : null}
      {names.map((name) => (
        <Field {...props} name={name} />
      ))}
    </Group>
  );
}

function Coverage(props: GroupProps) {
  const names = ['temporalResolution', 'spatialResolution'];
  return (
    <Group {...props} title={props.reader.words.described.form.groups.coverage} names={names}>
      {names.map((name) => (
        <Field {...props} name={name} short />
      ))}
    </Group>
  );
}

function Service(props: GroupProps) {
  const { groups } = props.reader.words.described.form;
  return (
    <details class="more" open>
      <summary>{groups.service}</summary>
      {['endpoint.url', 'endpoint.description', 'serves'].map((name) => (
        <Field {...props} name={name} />
      ))}
    </details>
  );
}

/** The series a dataset of this institution may be part of. */
export const listSeries = (drafts: readonly Draft[], publisher: string, reader: Reader): readonly SeriesChoice[] =>
  drafts
    .filter((draft) => draft.kind === 'series' && draft.publisher.id === publisher)
    .map(({ id, slug, metadata }) => ({ id, title: formatLocal(metadata.title, reader, slug) }));
