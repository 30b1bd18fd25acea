import {
  findText,
  type Institution,
  institutionClasses,
  institutionLevels,
  type Language,
  languages,
  mexicanSectors,
} from '@milpa/sdk';
import { formatLocal } from '../../design/index.ts';
import { type Fault, findFault, Select, TextArea, TextInput } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import type { Values } from '../merge.ts';

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
  const shared = { faults, optional: reader };
  return (
    <>
      <NameFields {...props} language={reader.language} />
      <Select
        name="level"
        label={words.level}
        value={values['level'] || 'other'}
        faults={faults}
        groups={[{ choices: institutionLevels.map((level) => ({ value: level, text: levels[level] ?? level })) }]}
      />
      <Select
        name="parent"
        label={words.parent}
        value={values['parent']}
        faults={faults}
        empty={words.noParent}
        groups={[
          { choices: others.map(({ id, name, slug }) => ({ value: id, text: formatLocal(name, reader, slug) })) },
        ]}
      />
      <TextInput
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        value={values['email']}
        {...shared}
      />
      <TextInput name="homepage" type="url" label={words.homepage} value={values['homepage']} {...shared} />
      <LegalFields {...props} />
      <TextInput name="slug" label={words.slug} hint={words.slugHint} value={values['slug']} {...shared} />
      <OtherLanguages {...props} />
    </>
  );
}

/** What it is in law, what it is about, and whether it still is. */
function LegalFields({ reader, values, faults, others }: FieldsProps) {
  const { body: words } = reader.words;
  const bodies = others.map(({ id, name, slug }) => ({ value: id, text: formatLocal(name, reader, slug) }));
  return (
    <>
      <Select
        name="class"
        label={words.class}
        hint={words.classHint}
        value={values['class']}
        faults={faults}
        empty={words.noClass}
        groups={[{ choices: institutionClasses.map((value) => ({ value, text: words.classes[value] })) }]}
      />
      <Select
        name="sector"
        label={words.sector}
        value={values['sector']}
        faults={faults}
        empty={words.noSector}
        groups={[
          {
            choices: mexicanSectors.map(({ id, label }) => ({
              value: id,
              text: findText(label, reader.language)?.text ?? id,
            })),
          },
        ]}
      />
      <TextInput
        name="ended"
        type="date"
        label={words.ended}
        hint={words.endedHint}
        value={values['ended']}
        faults={faults}
        optional={reader}
        short
      />
      <Select
        name="successor"
        label={words.successor}
        value={values['successor']}
        faults={faults}
        empty={words.noSuccessor}
        groups={[{ choices: bodies }]}
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
