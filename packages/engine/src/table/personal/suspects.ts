import { isPhoneName, plainName } from '../names.ts';
import { findPeople, isAddressName, isBirthName, type People, type SeenColumn } from './people.ts';
import { findSmallCounts } from './small-counts.ts';
import { findInside, hasShape, isMail, isPersonalMail, isPhone, isWhole, type ValueKind } from './values.ts';

/** Something of a person in a column; `inside` when it stands in longer texts. */
export interface Suspect {
  readonly code: string;
  readonly column: string;
  readonly kind?: ValueKind;
  readonly inside?: boolean;
}

/** Columns of a table that would give away people, by names and a sample of texts. */
export function findSuspects(columns: readonly SeenColumn[]): Suspect[] {
  const identified = columns.flatMap((column) => findIdentifiers(column));
  const people = findPeople(columns);
  const sure = people.sure || identified.some(({ kind }) => kind === 'curp' || kind === 'nss' || kind === 'voter-key');
  const about = { ...people, sure };
  const taken = new Set(identified.map(({ column }) => column));
  const rest = columns.filter((column) => !taken.has(column.name));
  return [
    ...identified,
    ...rest.flatMap((column) => findContact(column, about)),
    ...findBeside(rest, about),
    ...findSmallCounts(columns),
  ];
}

const codes: Readonly<Record<ValueKind, string>> = {
  curp: 'personal-curp',
  rfc: 'personal-rfc',
  clabe: 'personal-account',
  card: 'personal-card',
  nss: 'personal-nss',
  'voter-key': 'personal-voter-key',
};

/** Names that say what bare digits are. */
const evidence: Readonly<Partial<Record<ValueKind, RegExp>>> = {
  clabe: /(^|_)(clabe|cuenta|cta|account|interbancaria|compte)(_|$)/,
  card: /(^|_)(tarjeta|card|tdc|tdd|carte)(_|$)/,
  nss: /(^|_)(nss|imss|seguridad_social|seguro_social|seg_social|afiliacion|no_afiliacion|social_security)(_|$)/,
};

/** A check digit passes one random number in ten: without a name, nearly all of some must pass. */
const certain = 0.97;
const enough = 12;

function findIdentifiers({ name, type, texts }: SeenColumn): Suspect[] {
  if ((type !== 'string' && type !== 'integer') || texts.length === 0) return [];
  const plain = plainName(name);
  for (const kind of ['curp', 'voter-key', 'rfc'] as const)
    if (
      isMostlyValid(
        texts.filter((text) => hasShape(kind, text)),
        (text) => isWhole(kind, text),
      )
    )
      return [{ code: codes[kind], column: name, kind }];
  for (const kind of ['clabe', 'card', 'nss'] as const) {
    const shaped = texts.filter((text) => hasShape(kind, text));
    const valid = shaped.filter((text) => isWhole(kind, text)).length;
    if (valid === 0 || shaped.length < texts.length * 0.5) continue;
    const named = evidence[kind]?.test(plain) === true;
    if (
      named ? valid >= shaped.length * 0.5 : valid >= shaped.length * certain && valid >= enough && !isSequence(shaped)
    )
      return [{ code: codes[kind], column: name, kind }];
  }
  const inside = findMostInside(texts);
  return inside ? [{ code: codes[inside], column: name, kind: inside, inside: true }] : [];
}

function findMostInside(texts: readonly string[]): ValueKind | undefined {
  const found = texts.flatMap((text) => findInside(text) ?? []);
  const kind = found.find((each) => each.valid)?.kind;
  return kind &&
    isMostlyValid(
      texts.filter((text) => findInside(text)),
      (text) => findInside(text)?.valid === true,
    )
    ? kind
    : undefined;
}

/** Lots of goods have letters and a date too; of theirs one in ten or eleven passes by chance. */
function isMostlyValid(shaped: readonly string[], isValid: (text: string) => boolean): boolean {
  const valid = shaped.filter(isValid).length;
  return valid > 0 && valid >= shaped.length * 0.5;
}

/** Numbers that grow by one step are counted, not given to people. */
function isSequence(texts: readonly string[]): boolean {
  const sorted = texts
    .map((text) => BigInt(text.replace(/\D/g, '') || '0'))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const steps = new Set(sorted.slice(1).map((value, index) => String(value - (sorted[index] ?? 0n))));
  return texts.length > 3 && steps.size <= Math.max(2, texts.length / 20);
}

const ownPhone = /(^|_)(celular|cel|movil|mobile|whatsapp|particular|personal|casa|portable)(_|$)/;
const ownMail = /(^|_)(personal|particular)(_|$)/;

/** Telephones and mailboxes: those of offices are there to be published. */
function findContact({ name, type, texts }: SeenColumn, people: People): Suspect[] {
  const plain = plainName(name);
  const atHome = people.sure && !people.officials && !people.institutions;
  if (type !== 'string' && type !== 'integer') return [];
  const passport = /(^|_)(pasaporte|passport|passeport)(_|$)/.test(plain);
  if (
    passport &&
    texts.filter((text) => /^[A-Z]{1,2}\d{6,8}$|^\d{2}[A-Z]{2}\d{5}$/.test(text.trim())).length >= texts.length * 0.6
  )
    return [{ code: 'personal-passport', column: name }];
  if (isPhoneName(name) && texts.filter(isPhone).length >= Math.max(1, texts.length * 0.6))
    return atHome || (ownPhone.test(plain) && !people.institutions && !people.officials)
      ? [{ code: 'personal-phone', column: name }]
      : [];
  const mails = texts.filter(isMail);
  if (mails.length < texts.length * 0.6 || mails.length === 0) return [];
  const own = mails.filter(isPersonalMail).length;
  const many = own >= mails.length * 0.5 && own >= 3 && !people.institutions && !people.officials;
  return (atHome && own > 0) || many || ownMail.test(plain) ? [{ code: 'personal-email', column: name }] : [];
}

/** What says little alone and much beside a name: the day of birth, the home. */
function findBeside(columns: readonly SeenColumn[], people: People): Suspect[] {
  if (people.names.length === 0) return [];
  const found: Suspect[] = [];
  const birth = columns.find(
    (column) => isBirthName(column.name) && ['date', 'datetime', 'string'].includes(column.type),
  );
  if (birth && looksLikeDays(birth)) found.push({ code: 'personal-birth', column: birth.name });
  const address = columns.find((column) => isAddressName(column.name) && column.type === 'string');
  if (address && people.sure && !people.officials && !people.institutions)
    found.push({ code: 'personal-address', column: address.name });
  return found;
}

function looksLikeDays({ type, texts }: SeenColumn): boolean {
  return (
    type !== 'string' ||
    texts.filter((text) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text)).length >= texts.length * 0.6
  );
}
