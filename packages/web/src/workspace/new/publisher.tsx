import { type Fault, Hidden, listBodies, type PersonContext, Select } from '../../form/index.ts';

/** Asked only of those who publish for several institutions. */
export function PublisherField({
  context,
  typed,
}: {
  readonly context: PersonContext;
  readonly typed: { readonly publisher: string; readonly faults: readonly Fault[] };
}) {
  const { reader, account } = context;
  const { fresh } = reader.allWords.work;
  const choices = listBodies(account.abilities.writeFor, reader);
  const [only] = choices;
  if (choices.length === 1 && only) {
    return (
      <p>
        <Hidden name="publisher" value={only.value} />
        <span class="soft">{fresh.publisher}:</span> <strong>{only.text}</strong>
      </p>
    );
  }
  return (
    <Select
      name="publisher"
      label={fresh.publisher}
      value={typed.publisher}
      faults={typed.faults}
      empty={fresh.choosePublisher}
      choices={choices}
      required
    />
  );
}
