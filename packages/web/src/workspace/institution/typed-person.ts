import { type Appointment, AppointmentInput, type OperationInput } from '@milpa/sdk';
import type { Fault, Fields, PersonContext } from '../../form/index.ts';
import { receiveFields, sendPaper } from '../receive.ts';

export const personFields = ['email', 'name', 'role', 'from', 'to', 'title', 'letter', 'note'] as const;
export type PersonField = (typeof personFields)[number];
/** An appointment as it was typed. */
export type Typed = Readonly<Record<PersonField, string>>;
export const nobody: Typed = { email: '', name: '', role: '', from: '', to: '', title: '', letter: '', note: '' };

export interface ReceivedPerson {
  readonly typed: Typed;
  /** The letter, when one came with the form and was taken. */
  readonly file: { readonly sha256: string; readonly name: string } | undefined;
}

/** Reads the form of an appointment; a letter goes on to the API while it arrives. */
export async function receivePerson({ client, request }: PersonContext): Promise<ReceivedPerson> {
  let file: ReceivedPerson['file'];
  const fields = await receiveFields(request, async (part, name) => {
    const { sha256 } = parseReceipt(await sendPaper(client, '/api/v1/appointment-letters', part));
    file = { sha256, name };
  });
  return { typed: readTyped(fields), file };
}
const parseReceipt = (value: unknown) => value as { readonly sha256: string };

/** Where two forms stand on one page, the fields of the second have a name of their own. */
export type Prefix = 'person' | 'details';
const readTyped = (fields: Fields): Typed => {
  const text = (name: PersonField) => fields.text(`person.${name}`) || fields.text(`details.${name}`);
  return {
    email: text('email'),
    name: text('name'),
    role: text('role'),
    from: text('from'),
    to: text('to'),
    title: text('title'),
    letter: text('letter'),
    note: text('note'),
  };
};

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const dayMs = 86_400_000;

/** Faults that need no question to the portal. */
export function explainPerson(typed: Typed, context: PersonContext, whole: boolean): readonly Fault[] {
  const { posts: words, institutions, form } = context.reader.allWords.work;
  const wrongDays = (['from', 'to'] as const).filter((name) => typed[name] !== '' && !isDay(typed[name]));
  const email = AppointmentInput.shape.email.safeParse(typed.email).success || !whole;
  const backwards = wrongDays.length === 0 && typed.from !== '' && typed.to !== '' && typed.to < typed.from;
  const long = typed.title.length > 200 || typed.letter.length > 300 || typed.note.length > 2000;
  return [
    ...(email ? [] : [{ field: 'person.email', text: institutions.noPersonEmail }]),
    ...wrongDays.map((name) => ({ field: `person.${name}`, text: words.wrongDay })),
    ...(backwards ? [{ field: 'person.to', text: words.wrongOrder }] : []),
    ...(long ? [{ field: 'person.note', text: form.unknownText }] : []),
  ];
}

/** As the contract has it. Days are typed, instants are meant: from the first moment of the one to the last of the other. */
export function composePerson({ typed, file }: ReceivedPerson, { reader }: PersonContext) {
  return parseInput({
    email: typed.email,
    role: typed.role,
    ...(typed.name ? { name: typed.name } : {}),
    ...(typed.from ? { from: `${typed.from}T00:00:00Z` } : {}),
    ...composeDetails({ typed, file }, undefined),
    language: reader.language,
  });
}
/** Checked before by `explainPerson`, and by the API after. */
const parseInput = (value: object) => value as OperationInput<'appoint'>['body'];
export const parseSuccessor = (value: object) => value as OperationInput<'replaceAppointment'>['body'];

/** `stands`: the letter that stays when none is sent. */
export function composeDetails(
  { typed, file }: ReceivedPerson,
  stands: Appointment['letter'] | undefined,
): OperationInput<'changeAppointment'>['body'] {
  const kept = file ?? stands?.file;
  const letter = { ...(typed.letter ? { reference: typed.letter } : {}), ...(kept ? { file: kept } : {}) };
  return {
    to: typed.to ? new Date(Date.parse(typed.to) + dayMs).toISOString() : null,
    title: typed.title || null,
    note: typed.note || null,
    letter: Object.keys(letter).length > 0 ? parseLetter(letter) : null,
  };
}
const parseLetter = (value: object) => value as NonNullable<OperationInput<'changeAppointment'>['body']['letter']>;

/** The last day of an appointment that ends at this instant. */
export const findLastDay = (to: string): string => new Date(Date.parse(to) - 1).toISOString().slice(0, 10);

/** The field a JSON Pointer of the API is about. */
export function findPersonField(pointer: string): string | undefined {
  const [, first = ''] = pointer.split('/');
  const field = personFields.find((each) => each === first);
  return field && `person.${field}`;
}
