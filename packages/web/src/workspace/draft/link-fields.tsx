import { fileTypes, licences } from '@milpa/sdk';
import { bindFields, type Fault, listConcepts, Select, TextArea, TextInput, type Values } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

interface LinkFieldsProps {
  readonly reader: Reader;
  readonly values: Values;
  readonly faults: readonly Fault[];
}

/** The addresses of a link and the format at them. */
export function AddressFields({ reader, values, faults }: LinkFieldsProps) {
  const { fields, hints, unknownFormat } = reader.words.described.link;
  const types = fileTypes
    .map(({ id, label }) => ({ value: id, text: label[reader.language] }))
    .sort((a, b) => a.text.localeCompare(b.text, reader.language));
  const declared = values['format'] ?? '';
  // A format that is in no list was declared by whoever described the data, and stays.
  const all =
    declared && !types.some(({ value }) => value === declared)
      ? [...types, { value: declared, text: declared }]
      : types;
  return (
    <>
      {(['downloadUrl', 'accessUrl'] as const).map((name) => (
        <TextInput
          name={name}
          type="url"
          label={fields[name] ?? name}
          hint={hints[name]}
          value={values[name]}
          faults={faults}
          optional={name === 'downloadUrl' ? reader : undefined}
        />
      ))}
      <Select
        name="format"
        label={fields['format'] ?? ''}
        value={declared}
        faults={faults}
        empty={unknownFormat}
        choices={all}
      />
    </>
  );
}

/** What is said of one file or link: its name, what it is, its licence where that is another one. */
export function TermFields({ reader, values, faults }: LinkFieldsProps) {
  const { fields, sameLicence } = reader.words.described.link;
  const shared = bindFields(values, faults);
  const offered = licences.filter(({ offered: given, id }) => given || id === values['licence']);
  return (
    <>
      <TextInput {...shared('title')} label={fields['title'] ?? ''} required mostLength={300} />
      <TextArea {...shared('description')} label={fields['description'] ?? ''} rows={3} optional={reader} />
      <Select
        {...shared('licence')}
        label={fields['licence'] ?? ''}
        empty={sameLicence}
        choices={listConcepts(offered, reader)}
      />
      <TextArea {...shared('rights')} label={fields['rights'] ?? ''} rows={2} optional={reader} />
    </>
  );
}
