import type { Problem } from '@milpa/sdk';
import { formatLocal } from '../design/index.ts';
import type { Reader } from '../reader.ts';

/** One field that is not right, and what to do. An empty field name: the form as a whole. */
export interface Fault {
  readonly field: string;
  readonly text: string;
  /** What the field is called, where the sentence alone would not say which one it is about. */
  readonly label?: string | undefined;
}

/** Identifier of the control of a field, for labels and links. */
export const formatId = (field: string) => field.replace(/[^A-Za-z0-9_-]/g, '-');

export const findFault = (faults: readonly Fault[], field: string): string | undefined =>
  faults.find((each) => each.field === field)?.text;

/** The field of a form that a JSON Pointer is about, if there is one; a list where fields are called as in the contract. */
export type ToField = readonly string[] | ((pointer: string) => string | undefined);

/** For a form all of whose fields are called as in the contract. */
export const sameName = (pointer: string): string => pointer.slice(1);

/** What the API found wrong, tied to the fields of a form. */
export function listFaults(problem: Problem, reader: Reader, toField: ToField = []): readonly Fault[] {
  const find =
    typeof toField === 'function' ? toField : (pointer: string) => toField.find((name) => pointer === `/${name}`);
  const sentence = formatLocal(problem.details, reader, problem.message);
  const [only, ...more] = problem.errors;
  // Of one fault the problem's own sentence is in the reader's language; the fault may be a code, or in another one.
  const isBare = only && (!/\s/.test(only.detail) || !sentence.includes(only.detail));
  const told = isBare && more.length === 0 ? sentence : undefined;
  const tied = problem.errors.flatMap(({ pointer, detail }) => {
    const field = find(pointer);
    return field === undefined ? [] : [{ field, text: told ?? detail }];
  });
  if (tied.length > 0) return tied;
  return [{ field: '', text: sentence }];
}

/** What is wrong with a form, first thing on the page, each with a link to its field. It takes the focus when the page opens. */
export function ErrorSummary({ faults, reader }: { readonly faults: readonly Fault[]; readonly reader: Reader }) {
  if (faults.length === 0) return null;
  return (
    <div class="notice error" role="alert" tabIndex={-1} id="error-summary" autofocus>
      <h2 class="notice-title">{reader.allWords.work.form.wrong}</h2>
      <ul>
        {faults.map(({ field, text, label }) => {
          const told = label ? `${reader.label(label)} ${text}` : text;
          return <li>{field ? <a href={`#${formatId(field)}`}>{told}</a> : told}</li>;
        })}
      </ul>
    </div>
  );
}
