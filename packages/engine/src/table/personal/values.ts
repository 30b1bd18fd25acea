import { clabe, curp, genericRfcs, isLuhn, rfcPerson } from '../check-digits.ts';
import { givenNames, surnames } from './given-names.data.ts';

/** What a single text may give away of a person. */
export type ValueKind = 'curp' | 'rfc' | 'clabe' | 'card' | 'nss' | 'voter-key';

/** Identifiers are found in upper case and between signs that are no letters or digits. */
const inside = (shape: string) => new RegExp(`(?<![0-9A-ZÑ&])(?:${shape})(?![0-9A-ZÑ&])`, 'g');

const voterShape =
  '[B-DF-HJ-NP-TV-ZÑ]{6}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|[12]\\d|3[0-3]|87|88)[HM]\\d{3}';
const cardShape = '(?:4\\d{15}|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|6(?:011|5\\d{2})\\d{12})';

interface Identifier {
  readonly kind: ValueKind;
  /** Expression for SQL and JavaScript, without bounds. */
  readonly shape: string;
  readonly isValid: (text: string) => boolean;
}

export const identifiers: readonly Identifier[] = [
  { kind: 'curp', shape: curp.shape, isValid: curp.isValid },
  { kind: 'voter-key', shape: voterShape, isValid: () => true },
  { kind: 'rfc', shape: rfcPerson.shape, isValid: (text) => rfcPerson.isValid(text) && !genericRfcs.includes(text) },
  { kind: 'clabe', shape: clabe.shape, isValid: clabe.isValid },
  { kind: 'card', shape: cardShape, isValid: isLuhn },
  { kind: 'nss', shape: '\\d{11}', isValid: isLuhn },
];

/** Digits written in groups, put together: 4111 1111 1111 1111, 12-34-56-7890-1. */
export function joinDigits(text: string): string {
  return /^[\d\s.-]+$/.test(text) ? text.replace(/[\s.-]/g, '') : text;
}

const searches = identifiers.map((each) => ({
  ...each,
  search: inside(each.shape),
  whole: new RegExp(`^(?:${each.shape})$`),
}));

/** Whether a whole text is an identifier of the kind, with a right check digit where the kind has one. */
export function isWhole(kind: ValueKind, text: string): boolean {
  const found = searches.find((each) => each.kind === kind);
  const joined = joinDigits(text.trim().toUpperCase());
  return found?.whole.test(joined) === true && found.isValid(joined);
}

/** Whether a text has the shape of the kind, whatever its check digit; what is nobody's has none. */
export function hasShape(kind: ValueKind, text: string): boolean {
  const joined = joinDigits(text.trim().toUpperCase());
  return !genericRfcs.includes(joined) && searches.some((each) => each.kind === kind && each.whole.test(joined));
}

/** The first shape of an identifier that is recognised inside longer texts. Bare digits are not: every tenth would pass. */
export function findInside(text: string): { readonly kind: ValueKind; readonly valid: boolean } | undefined {
  const upper = text.toUpperCase();
  for (const { kind, search, isValid } of searches) {
    if (kind === 'clabe' || kind === 'card' || kind === 'nss') continue;
    const found = [...upper.matchAll(search)].map(([each]) => each).filter((each) => !genericRfcs.includes(each));
    if (found.length > 0) return { kind, valid: found.some(isValid) };
  }
  return undefined;
}

const freeMail =
  /@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|proton|protonmail|gmx|prodigy|terra|orange|wanadoo|free|laposte)\.[a-z.]{2,7}$/i;
/** Mailboxes of an office, a school or a shop whatever their provider. */
const office =
  /contact|info|ventas|sales|admin|oficial|atencion|soporte|support|direcc|secre|escuela|esc\d|prim|secun|kinder|jardin|jn\d|cct|colegio|instit|prepa|telesec|zona|super|coord|depart|depto|recepc|mail|web|prensa|transparen|comunic|municip|ayunt|alcald|presiden|regid|hospital|clinica|salud|mercado|hotel|rest|tienda|grupo|empresa|serv|corp|industri|constru|comerc|asoc|fundac|sindic|biblio|museo|centro|casa|club|conta|compras|factur|licit|proye|asist|dif\d?|gob|\d{4,}[a-z]?@/i;

/** A mailbox at a provider for everybody that does not look like an office's. */
export function isPersonalMail(text: string): boolean {
  const address = text.trim().toLowerCase();
  return (
    /^[^\s@]+@[^\s@]+$/.test(address) &&
    freeMail.test(address) &&
    !office.test(address.slice(0, address.indexOf('@') + 1))
  );
}

export const isMail = (text: string) => /^[^\s@,;]+@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}$/.test(text.trim());

/** Ten digits of Mexico or an international number, however written. */
export function isPhone(text: string): boolean {
  if (!/^[-+()\d\s.]+(?:\s*(?:ext|x)\.?\s*\d{1,6})?$/i.test(text.trim())) return false;
  const digits = text.replace(/(?:ext|x)\.?.*$/i, '').replace(/\D/g, '');
  return /^(?:(?:52)?1?[2-9]\d{9}|(?:33|34|1)\d{9,10}|0[1-9]\d{8})$/.test(digits) && !/^(\d)\1+$/.test(digits);
}

const particles: ReadonlySet<string> = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'y',
  'da',
  'di',
  'van',
  'von',
  'ma',
  'jr',
]);

/** Two to six words, a frequent given name among them and the rest like surnames: María Fernanda López Cruz. */
export function isPersonName(text: string): boolean {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[,.]/g, ' ').trim().split(/\s+/);
  if (words.length < 2 || words.length > 7 || words.some((word) => !/^[a-z'-]+$/.test(word))) return false;
  const telling = words.filter((word) => !particles.has(word));
  const given = telling.filter((word) => givenNames.has(word)).length;
  const family = telling.filter((word) => surnames.has(word)).length;
  return telling.length >= 2 && given >= 1 && (family >= 1 || given >= 2);
}

/** One or two given names and nothing else. */
export function isGivenName(text: string): boolean {
  const words = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().split(/\s+/);
  return words.length <= 4 && words.filter((word) => !particles.has(word)).some((word) => givenNames.has(word));
}
