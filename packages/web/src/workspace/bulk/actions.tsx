import { type BulkAction, bulkActions, type Concept, frequencies, licences, themes } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import { type Fault, Select, TextInput, type Values } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';

export type ActionName = BulkAction['do'];

const fieldsOf = {
  licence: ['licence'],
  frequency: ['frequency'],
  contact: ['name', 'email'],
  theme: ['theme'],
  'access-note': ['rights'],
  release: ['notes'],
  withdraw: ['reason', 'authority'],
  'check-links': [],
} as const satisfies Record<ActionName, readonly string[]>;

/** Every field has a name of its own action, so that one form holds all of them without scripts. */
export const listActionFields = (action: ActionName): readonly string[] =>
  fieldsOf[action].map((field) => `${action}.${field}`);

interface FieldsProps {
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

/** What can be done, each folded with its fields and its own button. */
export function ActionFields({ values, faults, reader }: FieldsProps) {
  const words = reader.words.bulk;
  return (
    <section class="section" aria-labelledby="act">
      <h2 id="act">{words.act}</h2>
      <p>{words.actLead}</p>
      {bulkActions.map((action) => (
        <details class="card" open={faults.some(({ field }) => field.startsWith(`${action}.`))}>
          <summary>{words.actions[action]}</summary>
          {fieldsOf[action].map((field) => (
            <ActionField name={`${action}.${field}`} field={field} values={values} faults={faults} reader={reader} />
          ))}
          <Button kind={action === 'withdraw' ? 'danger' : 'main'} name="do" value={action}>
            {words.go(words.actions[action])}
          </Button>
        </details>
      ))}
    </section>
  );
}

type FieldName = (typeof fieldsOf)[ActionName][number];
const listed: Readonly<Partial<Record<FieldName, readonly (Concept & { readonly offered?: boolean })[]>>> = {
  licence: licences,
  frequency: frequencies,
  theme: themes,
};

function ActionField(props: FieldsProps & { readonly name: string; readonly field: FieldName }) {
  const { name, field, values, faults, reader } = props;
  const label = reader.words.bulk.asks[field];
  const concepts = listed[field];
  if (!concepts)
    return (
      <TextInput
        name={name}
        type={field === 'email' ? 'email' : 'text'}
        label={label}
        value={values[name]}
        faults={faults}
        mostLength={500}
        optional={field === 'notes' ? reader : undefined}
      />
    );
  const choices = concepts
    .filter(({ offered = true }) => offered)
    .map(({ id, label: text }) => ({ value: id, text: text[reader.language] }));
  return <Select name={name} label={label} value={values[name]} empty="—" faults={faults} choices={choices} />;
}
