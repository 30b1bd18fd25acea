import type { ComponentChildren } from 'preact';
import { Field } from '../design/index.ts';
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

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** One of a list. Groups get a heading; the empty choice, when given, comes first. */
export function Select(
  props: ControlProps & {
    readonly empty?: string;
    readonly groups: readonly { readonly label?: string; readonly choices: readonly Choice[] }[];
  },
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
          {props.groups.map(({ label, choices }) =>
            label === undefined ? options(choices) : <optgroup label={label}>{options(choices)}</optgroup>,
          )}
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

export function Hidden({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
