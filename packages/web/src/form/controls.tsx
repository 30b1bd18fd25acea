import type { Concept, LanguageMap } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { Button, Field, formatLocal } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { type Fault, findFault, formatId } from './faults.tsx';

interface ControlProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly value?: string | undefined;
  readonly faults: readonly Fault[];
  readonly required?: boolean;
  /** Says beside the label that it may stay empty. */
  readonly optional?: Reader | undefined;
  /** Of what is typed, when it is not the page's. */
  readonly lang?: string | undefined;
}

function LabelText({ label, optional }: Pick<ControlProps, 'label' | 'optional'>) {
  if (!optional) return <>{label}</>;
  return (
    <>
      {label} <span class="optional">({optional.allWords.work.form.optional})</span>
    </>
  );
}

/** One line of text. `type` and `autocomplete` as in HTML. */
export function TextInput(
  props: ControlProps & {
    readonly type?: 'text' | 'email' | 'url' | 'password' | 'date';
    readonly autocomplete?: 'username' | 'name' | 'current-password' | 'new-password' | 'one-time-code';
    readonly short?: boolean;
    readonly mostLength?: number;
  },
) {
  const { name, faults } = props;
  return (
    <Field id={formatId(name)} label={<LabelText {...props} />} hint={props.hint} error={findFault(faults, name)}>
      {(tie) => {
        const shared = {
          ...tie,
          name,
          value: props.value,
          class: props.short ? 'short' : 'wide',
          required: props.required,
          autocomplete: props.autocomplete ?? ('off' as const),
          lang: props.lang,
          ...(props.mostLength === undefined ? {} : { maxLength: props.mostLength }),
        };
        // Written out: the types of HTML know which attributes go with which kind of input.
        if (props.type === 'password') return <input type="password" {...shared} />;
        if (props.type === 'email') return <input type="email" spellcheck={false} {...shared} />;
        if (props.type === 'date') return <input type="date" {...shared} />;
        if (props.type === 'url') return <input type="url" spellcheck={false} {...shared} />;
        return <input type="text" {...shared} />;
      }}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(props: ControlProps & { readonly rows: number }) {
  const { name, faults } = props;
  return (
    <Field id={formatId(name)} label={<LabelText {...props} />} hint={props.hint} error={findFault(faults, name)}>
      {(tie) => (
        <textarea {...tie} name={name} rows={props.rows} class="wide" required={props.required} lang={props.lang}>
          {/* HTML drops one line end at the start: this one, never one that was typed. */}
          {`\n${props.value ?? ''}`}
        </textarea>
      )}
    </Field>
  );
}

/** Text that a machine reads, in a control as high as it; `describedBy`: what else on the page tells of it. */
export function QueryInput(props: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly leastRows: number;
  readonly wrong?: boolean;
  readonly describedBy?: string | undefined;
}) {
  const { name, text } = props;
  return (
    <Field id={name} label={props.label} hint={props.hint}>
      {(tie) => (
        <textarea
          {...tie}
          aria-describedby={[tie['aria-describedby'], props.describedBy].filter(Boolean).join(' ')}
          aria-invalid={props.wrong ? 'true' : undefined}
          name={name}
          rows={Math.min(24, Math.max(props.leastRows, text.split('\n').length + 1))}
          class="wide mono"
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          maxLength={20_000}
          required
        >
          {/* HTML drops one line end at the start: this one, never one that was typed. */}
          {`\n${text}`}
        </textarea>
      )}
    </Field>
  );
}

/** A word to look for, with its button; whatever form it stands in says where. */
export function SearchInput(props: {
  readonly id: string;
  readonly name?: string;
  readonly label: string;
  readonly value?: string;
  readonly mostLength?: number;
  readonly reader: Reader;
}) {
  const { id, name = 'q', label, value, mostLength = 200, reader } = props;
  return (
    <>
      <label for={id}>{label}</label>
      <div class="searchbox">
        <input id={id} name={name} type="search" value={value} maxLength={mostLength} />
        <Button kind="quiet">{reader.words.site.search}</Button>
      </div>
    </>
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** The words of a closed list as choices. */
export const nameChoices = <Value extends string>(
  values: readonly Value[],
  texts: Readonly<Record<Value, string>>,
): readonly Choice[] => values.map((value) => ({ value, text: texts[value] }));

/** The concepts of a vocabulary as choices, in the reader's language. */
export const listConcepts = (concepts: readonly Concept[], { language }: Reader): readonly Choice[] =>
  concepts.map(({ id, label }) => ({ value: id, text: label[language] }));

/** Institutions as choices. */
export const listBodies = (
  bodies: readonly { readonly id: string; readonly name: LanguageMap; readonly slug: string }[],
  reader: Reader,
): readonly Choice[] => bodies.map(({ id, name, slug }) => ({ value: id, text: formatLocal(name, reader, slug) }));

/** One of a list, or of several with a heading each; the empty choice, when given, comes first. */
export function Select(
  props: ControlProps & { readonly empty?: string } & (
      | { readonly choices: readonly Choice[] }
      | { readonly groups: readonly { readonly label: string; readonly choices: readonly Choice[] }[] }
    ),
) {
  const { name, faults, value = '' } = props;
  const options = (choices: readonly Choice[]) =>
    choices.map((choice) => (
      <option value={choice.value} selected={choice.value === value}>
        {choice.text}
      </option>
    ));
  return (
    <Field id={formatId(name)} label={<LabelText {...props} />} hint={props.hint} error={findFault(faults, name)}>
      {(tie) => (
        <select {...tie} name={name} required={props.required}>
          {props.empty === undefined ? null : <option value="">{props.empty}</option>}
          {'choices' in props
            ? options(props.choices)
            : props.groups.map(({ label, choices }) => <optgroup label={label}>{options(choices)}</optgroup>)}
        </select>
      )}
    </Field>
  );
}

/** Any number of a list. */
export function Checks(
  props: Omit<ControlProps, 'value'> & {
    readonly values: readonly string[];
    readonly choices: readonly Choice[];
    /** When another control has the same name. */
    readonly id?: string;
  },
) {
  const { name, faults, hint } = props;
  const [id, error] = [props.id ?? formatId(name), findFault(faults, name)];
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((each) => each).join(' ');
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id={id} tabIndex={-1} aria-describedby={described || undefined}>
      <legend>
        <LabelText {...props} />
      </legend>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      <div class="checks">
        {props.choices.map(({ value, text }) => (
          <label class="check">
            <input type="checkbox" name={name} value={value} checked={props.values.includes(value)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A file. What it is sent to must be a form of the type multipart/form-data. */
export function FileInput(props: Omit<ControlProps, 'value'>) {
  const { name, faults } = props;
  return (
    <Field id={formatId(name)} label={<LabelText {...props} />} hint={props.hint} error={findFault(faults, name)}>
      {(tie) => <input {...tie} type="file" name={name} />}
    </Field>
  );
}

/** The end of a form: what sends it, and the way back without. */
export const Submit = (props: {
  readonly reader: Reader;
  readonly text: string;
  readonly cancel: string;
  readonly kind?: 'main' | 'danger';
}) => (
  <p class="row">
    <Button kind={props.kind ?? 'main'}>{props.text}</Button>
    <a href={props.cancel}>{props.reader.allWords.work.form.cancel}</a>
  </p>
);

/** What every control of a form takes: its name, what was typed in it, and what is wrong. */
export const bindFields =
  <Name extends string>(values: Readonly<Partial<Record<Name, string>>>, faults: readonly Fault[]) =>
  (name: Name) => ({ name, faults, value: values[name] ?? '' });

export function Hidden({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}

/** The state of a thing when its form was opened: whoever saves over a later one is told. */
export const Revision = ({ revision }: { readonly revision: number }) => (
  <Hidden name="revision" value={String(revision)} />
);
