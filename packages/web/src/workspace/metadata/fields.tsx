import { type Concept, frequencies, type Language, languages, licences, themeSchemes, themes } from '@milpa/sdk';
import {
  Checks,
  type Fault,
  findFault,
  Hidden,
  listConcepts,
  Select,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { Unlisted } from './more-fields.tsx';
import { foldedFields, listEntries } from './values.ts';

interface FieldsProps {
  readonly reader: Reader;
  readonly values: Values;
  readonly faults: readonly Fault[];
}

const recommended = 'CC-BY-4.0';

/** What a form offers, and the value that came from elsewhere: saving the form must not lose it. */
const listOffered = <Entry extends Concept & { readonly offered: boolean }>(
  entries: readonly Entry[],
  value?: string,
) => entries.filter((entry) => entry.offered || entry.id === value);

/** What a person is asked about a dataset, all but the publisher. The page's language comes first; others can be added. */
export function MetadataFields(props: FieldsProps & { readonly isNew?: boolean }) {
  const { reader, values, faults, isNew } = props;
  const { fields, hints, chooseFrequency } = reader.allWords.work.metadata;
  const shared = { faults, optional: reader };
  return (
    <>
      <TextFields {...props} language={reader.language} />
      <LicenceField {...props} />
      <Checks
        name="themes"
        label={fields.themes}
        hint={hints.themes}
        values={(values['themes'] ?? '').split(', ')}
        choices={listConcepts(themes, reader)}
        {...shared}
      />
      <Hidden name="themes" value="" />
      <Unlisted
        name="themes"
        chosen={listEntries(values['themes'] ?? '')}
        known={isNew ? themes : themeSchemes.flatMap(({ concepts }) => concepts)}
      />
      <Select
        name="frequency"
        label={fields.frequency}
        value={values['frequency']}
        empty={chooseFrequency}
        choices={listConcepts(listOffered(frequencies, values['frequency']), reader)}
        {...shared}
      />
      <ContactFields {...props} />
      <OtherLanguages {...props} />
    </>
  );
}

function LicenceField({ reader, values, faults }: FieldsProps) {
  const words = reader.allWords.work.metadata;
  const offered = listOffered(licences, values['licence']);
  const open = offered.filter((licence) => licence.open === 'yes');
  const [first, rest] = [open.filter(({ id }) => id === recommended), open.filter(({ id }) => id !== recommended)];
  const marked = first.map(({ id, label }) => ({
    value: id,
    text: `${label[reader.language]} (${words.recommended})`,
  }));
  const closed = offered.filter((licence) => licence.open !== 'yes');
  return (
    <Select
      name="licence"
      label={words.fields.licence}
      hint={words.hints.licence}
      value={values['licence']}
      faults={faults}
      empty={words.chooseLicence}
      groups={[
        { label: words.openLicences, choices: [...marked, ...listConcepts(rest, reader)] },
        { label: words.otherLicences, choices: listConcepts(closed, reader) },
      ]}
    />
  );
}

function ContactFields({ reader, values, faults }: FieldsProps) {
  const { fields, hints } = reader.allWords.work.metadata;
  const shared = { faults, optional: reader };
  return (
    <div class="pair">
      <TextInput
        name="contact.name"
        label={fields['contact.name']}
        hint={hints['contact.name']}
        value={values['contact.name']}
        {...shared}
      />
      <TextInput
        name="contact.email"
        type="email"
        label={fields['contact.email']}
        hint={hints['contact.email']}
        value={values['contact.email']}
        {...shared}
      />
    </div>
  );
}

type TextProps = FieldsProps & { readonly language: Language; readonly isNew?: boolean };

/** Title, description and keywords in one language. */
function TextFields({ reader, values, faults, language, isNew }: TextProps) {
  const words = reader.allWords.work.metadata;
  const foreign = language !== reader.language;
  const label = (name: 'title' | 'description' | 'keywords') =>
    foreign ? words.inLanguage(words.fields[name], words.languageNames[language]) : words.fields[name];
  const shared = { faults, ...(foreign ? { lang: language } : {}) };
  const hint = (name: 'title' | 'description' | 'keywords') => (foreign ? undefined : words.hints[name]);
  return (
    <>
      <TextInput
        name={`title.${language}`}
        label={label('title')}
        hint={hint('title')}
        value={values[`title.${language}`]}
        required={isNew === true && !foreign}
        {...shared}
      />
      <TextArea
        name={`description.${language}`}
        label={label('description')}
        hint={hint('description')}
        value={values[`description.${language}`]}
        rows={4}
        optional={reader}
        {...shared}
      />
      <TextInput
        name={`keywords.${language}`}
        label={label('keywords')}
        hint={hint('keywords')}
        value={values[`keywords.${language}`]}
        optional={reader}
        {...shared}
      />
    </>
  );
}

/** Open when something in it is filled in or wrong. */
function OtherLanguages(props: FieldsProps) {
  const { reader, values, faults } = props;
  const others = languages.filter((language) => language !== reader.language);
  const names = others.flatMap((language) => ['title', 'description', 'keywords'].map((name) => `${name}.${language}`));
  return (
    <details class="more" open={names.some((name) => values[name] || findFault(faults, name))}>
      <summary>{reader.allWords.work.metadata.otherLanguages}</summary>
      {others.map((language) => (
        <TextFields {...props} language={language} />
      ))}
    </details>
  );
}

/** What is rarely typed: most of it the portal proposes from the bytes. */
export function MoreFields({ reader, values, faults }: FieldsProps) {
  const { fields, hints, more } = reader.allWords.work.metadata;
  const hintOf = new Map<string, string>(Object.entries(hints));
  return (
    <details class="more" open={foldedFields.some((name) => findFault(faults, name))}>
      <summary>{more}</summary>
      {foldedFields.map((name) => (
        <TextInput
          name={name}
          label={fields[name]}
          hint={hintOf.get(name)}
          value={values[name]}
          faults={faults}
          short={name.startsWith('temporal') || name === 'language'}
        />
      ))}
    </details>
  );
}
