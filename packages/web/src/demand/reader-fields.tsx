import { type Fault, TextInput } from '../form/index.ts';
import type { Reader } from '../reader.ts';

export type ReaderValues = Readonly<Record<'email' | 'name' | 'website', string>>;

/** Where somebody without an account says how to answer them. */
export function ReaderFields(props: {
  readonly values: ReaderValues;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}) {
  const { values, faults, reader } = props;
  const words = reader.words.demand;
  return (
    <>
      <TextInput
        name="email"
        type="email"
        value={values.email}
        faults={faults}
        label={words.email}
        hint={words.emailHint}
        required
        mostLength={320}
      />
      <TextInput
        name="name"
        autocomplete="name"
        value={values.name}
        faults={faults}
        label={words.name}
        hint={words.nameHint}
        optional={reader}
        mostLength={100}
      />
      {/* Nobody sees it: who fills it in is a program that fills in everything. */}
      <div class="hidden" aria-hidden="true">
        <label for="website">{words.trap}</label>
        <input id="website" name="website" type="text" value={values.website} tabIndex={-1} autocomplete="off" />
      </div>
    </>
  );
}

/** What goes to the API: fields that say nothing are left out. */
export const pickReader = ({ email, name, website }: ReaderValues, { language }: Reader) => ({
  ...{ email, language },
  ...(name ? { name } : {}),
  ...(website ? { website } : {}),
});

/** The sentence for each field that does not fit. */
export function listReaderFaults(
  issues: readonly { readonly path: readonly PropertyKey[] }[],
  reader: Reader,
): readonly Fault[] {
  const { faults } = reader.words.demand;
  const told = new Map(Object.entries(faults));
  const fields = [...new Set(issues.map(({ path: [field] }) => String(field ?? '')))];
  return fields.map((field) => ({ field, text: told.get(field) ?? faults.other }));
}
