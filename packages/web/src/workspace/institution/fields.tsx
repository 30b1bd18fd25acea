import {
  type Institution,
  institutionClasses,
  institutionLevels,
  type Language,
  languages,
  mexicanSectors,
} from '@milpa/sdk';
import { formatLocal } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  findFault,
  listBodies,
  nameChoices,
  Select,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

interface FieldsProps {
  readonly reader: Reader;
  readonly values: Values;
  readonly faults: readonly Fault[];
  /** Those it may depend on. */
  readonly others: readonly Institution[];
}

export function InstitutionFields(props: FieldsProps) {
  const { reader, values, faults, others } = props;
  const words = reader.allWords.work.institutions;
  const levels = reader.words.institution.levels;
  const shared = bindFields(values, faults);
  const optional = { optional: reader };
  return (
    <>
      <NameFields {...props} language={reader.language} />
      <Select
        {...shared('level')}
        label={words.level}
        value={values['level'] || 'other'}
        choices={institutionLevels.map((level) => ({ value: level, text: levels[level] ?? level }))}
      />
      <Select {...shared('parent')} label={words.parent} empty={words.noParent} choices={listBodies(others, reader)} />
      <TextInput {...shared('email')} type="email" label={words.email} hint={words.emailHint} {...optional} />
      <TextInput {...shared('homepage')} type="url" label={words.homepage} {...optional} />
      <LegalFields {...props} />
      <TextInput {...shared('slug')} label={words.slug} hint={words.slugHint} {...optional} />
      <OtherLanguages {...props} />
    </>
  );
}

/** What it is in law, what it is about, and whether it still is. */
function LegalFields({ reader, values, faults, others }: FieldsProps) {
  const { body: words } = reader.words;
  const shared = bindFields(values, faults);
  return (
    <>
      <Select
        {...shared('class')}
        label={words.class}
        hint={words.classHint}
        empty={words.noClass}
        choices={nameChoices(institutionClasses, words.classes)}
      />
      <Select
        {...shared('sector')}
        label={words.sector}
        empty={words.noSector}
        choices={mexicanSectors.map(({ id, label }) => ({
          value: id,
          text: formatLocal(label, reader, id),
        }))}
      />
      <TextInput {...shared('ended')} type="date" label={words.ended} hint={words.endedHint} optional={reader} short />
      <Select
        {...shared('successor')}
        label={words.successor}
        empty={words.noSuccessor}
        choices={listBodies(others, reader)}
      />
    </>
  );
}

function NameFields({ reader, values, faults, language }: FieldsProps & { readonly language: Language }) {
  const { institutions: words, metadata } = reader.allWords.work;
  const foreign = language !== reader.language;
  const label = (text: string) => (foreign ? metadata.inLanguage(text, metadata.languageNames[language]) : text);
  const shared = { faults, ...(foreign ? { lang: language } : {}) };
  const [name, description] = [`name.${language}`, `description.${language}`];
  return (
    <>
      <TextInput name={name} label={label(words.name)} value={values[name]} {...shared} />
      <TextArea
        name={description}
        label={label(words.description)}
        value={values[description]}
        rows={3}
        optional={reader}
        {...shared}
      />
    </>
  );
}

function OtherLanguages(props: FieldsProps) {
  const { reader, values, faults } = props;
  const others = languages.filter((language) => language !== reader.language);
  const used = (name: string) => Boolean(values[name]) || findFault(faults, name) !== undefined;
  return (
    <details class="more" open={others.some((language) => used(`name.${language}`) || used(`description.${language}`))}>
      <summary>{reader.allWords.work.metadata.otherLanguages}</summary>
      {others.map((language) => (
        <NameFields {...props} language={language} />
      ))}
    </details>
  );
}
