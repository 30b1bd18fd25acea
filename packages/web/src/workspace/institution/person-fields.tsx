import type { Role } from '@milpa/sdk';
import { type Fault, FileInput, nameChoices, Select, TextArea, TextInput } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import type { Prefix, Typed } from './typed-person.ts';

interface FieldsProps {
  readonly reader: Reader;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** Whom, and as what. */
export function WhoFields({ reader, typed, faults, roles }: FieldsProps & { readonly roles: readonly Role[] }) {
  const { institutions: words, posts } = reader.allWords.work;
  return (
    <>
      <TextInput
        name="person.email"
        type="email"
        label={words.personEmail}
        value={typed.email}
        faults={faults}
        required
      />
      <TextInput
        name="person.name"
        label={words.personName}
        hint={words.personNameHint}
        value={typed.name}
        faults={faults}
        optional={reader}
        mostLength={200}
      />
      {roles.length === 0 ? null : (
        <Select
          name="person.role"
          label={words.role}
          value={typed.role}
          faults={faults}
          choices={nameChoices(roles, posts.roleMeaning)}
        />
      )}
    </>
  );
}

/** From when to when, the post, the paper it rests on. */
export function DetailFields(props: FieldsProps & { readonly begins: boolean; readonly prefix?: Prefix }) {
  const { reader, typed, faults, begins, prefix = 'person' } = props;
  const { posts: words } = reader.allWords.work;
  const shared = { faults, optional: reader };
  const day = { ...shared, type: 'date' as const, short: true };
  return (
    <>
      {begins ? (
        <TextInput name={`${prefix}.from`} label={words.from} hint={words.fromHint} value={typed.from} {...day} />
      ) : null}
      <TextInput name={`${prefix}.to`} label={words.to} hint={words.toHint} value={typed.to} {...day} />
      <TextInput
        name={`${prefix}.title`}
        label={words.postTitle}
        hint={words.postTitleHint}
        value={typed.title}
        mostLength={200}
        {...shared}
      />
      <TextInput
        name={`${prefix}.letter`}
        label={words.letter}
        hint={words.letterHint}
        value={typed.letter}
        mostLength={300}
        {...shared}
      />
      <FileInput name={`${prefix}.file`} label={words.letterFile} hint={words.letterFileHint} faults={[]} />
      <TextArea
        name={`${prefix}.note`}
        label={words.note}
        hint={words.noteHint}
        value={typed.note}
        rows={2}
        {...shared}
      />
    </>
  );
}
