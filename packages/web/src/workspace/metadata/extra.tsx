import { type ExtraField, findText } from '@milpa/sdk';
import { formatLocal } from '../../design/index.ts';
import { Checks, type Fields, Hidden, Select, TextArea, TextInput, type Values } from '../../form/index.ts';
import { Group, type GroupProps } from './more-fields.tsx';
import { splitLines } from './more-values.ts';

type Extra = Readonly<Record<string, unknown>>;
const nameOf = ({ name }: ExtraField) => `extra.${name}`;

/** What a form holds of the fields this portal added. */
export const formatExtra = (extra: Extra, fields: readonly ExtraField[]): Values =>
  Object.fromEntries(fields.map((field) => [nameOf(field), formatOne(extra[field.name], field.type)]));

function formatOne(value: unknown, type: ExtraField['type']): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(String).join(type === 'choices' ? ', ' : '\n');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const readExtra = (form: Fields, fields: readonly ExtraField[], base: Values): Values =>
  Object.fromEntries(
    fields.map((field) => {
      const name = nameOf(field);
      if (!form.has(name)) return [name, base[name] ?? ''];
      return [name, field.type === 'choices' ? form.list(name).filter(Boolean).join(', ') : form.text(name)];
    }),
  );

/** The values a form changed, put into those that are there; null when nothing is left; undefined when nothing changed. */
export function composeExtra(
  base: Values,
  values: Values,
  { fields, present }: { readonly fields: readonly ExtraField[]; readonly present: Extra },
): Extra | null | undefined {
  const changed = fields.filter((field) => (base[nameOf(field)] ?? '') !== (values[nameOf(field)] ?? ''));
  if (changed.length === 0) return undefined;
  const typed = changed.map((field) => [field.name, parseOne(values[nameOf(field)] ?? '', field.type)] as const);
  const all = Object.entries({ ...present, ...Object.fromEntries(typed) }).filter(([, value]) => value !== undefined);
  return all.length > 0 ? Object.fromEntries(all) : null;
}

function parseOne(text: string, type: ExtraField['type']): unknown {
  if (text === '') return undefined;
  if (type === 'number' || type === 'integer') {
    const number = Number(text.replace(',', '.'));
    return Number.isNaN(number) ? text : number; // no number: the API says so, at its field
  }
  if (type === 'boolean') return text === 'yes';
  if (type === 'choices') return text.split(', ');
  return type === 'texts' ? splitLines(text) : text;
}

/** The fields this portal added, as its JSON Schema describes them. */
export function ExtraGroup(props: GroupProps & { readonly fields: readonly ExtraField[] }) {
  const { fields, reader } = props;
  if (fields.length === 0) return null;
  return (
    <Group {...props} title={reader.words.described.form.groups.extra} names={fields.map(nameOf)}>
      {fields.map((field) => (
        <ExtraControl {...props} field={field} />
      ))}
    </Group>
  );
}

function ExtraControl({ field, reader, values, faults }: GroupProps & { readonly field: ExtraField }) {
  const words = reader.words.described.form;
  const name = nameOf(field);
  const shared = {
    name,
    label: formatLocal(field.label, reader, field.name),
    hint: findText(field.hint, reader.language)?.text,
    faults,
    value: values[name],
    ...(field.required ? {} : { optional: reader }),
  };
  const choices = (field.choices ?? []).map(({ value, label }) => ({
    value,
    text: formatLocal(label, reader, value),
  }));
  if (field.type === 'texts') return <TextArea {...shared} rows={2} />;
  if (field.type === 'choice') return <Select {...shared} empty={words.notSaid} choices={choices} />;
  if (field.type === 'boolean') {
    const yesNo = [
      { value: 'yes', text: words.yes },
      { value: 'no', text: words.no },
    ];
    return <Select {...shared} empty={words.notSaid} choices={yesNo} />;
  }
  if (field.type === 'choices') {
    return (
      <>
        <Hidden name={name} value="" />
        <Checks {...shared} values={(values[name] ?? '').split(', ')} choices={choices} />
      </>
    );
  }
  return (
    <TextInput
      {...shared}
      type={field.type === 'url' ? 'url' : 'text'}
      short={field.type !== 'text' && field.type !== 'url'}
    />
  );
}
