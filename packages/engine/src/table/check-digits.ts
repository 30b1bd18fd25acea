/** Identifiers that end in a check digit: the sum as a test of one text and as SQL over an expression of text. */
export interface CheckDigit {
  /** Shape of the whole text; the same expression for JavaScript and RE2. */
  readonly shape: string;
  readonly isValid: (text: string) => boolean;
  /** TRUE where the digit is right; only for texts of the shape. */
  readonly sql: (text: string) => string;
}

const month = '(?:0[1-9]|1[0-2])';
const day = '(?:0[1-9]|[12]\\d|3[01])';
/** Two letters of the federal entities as RENAPO writes them; NE is born abroad. */
export const stateLetters =
  'AS|BC|BS|CC|CL|CM|CS|CH|DF|DG|GT|GR|HG|JC|MC|MN|MS|NT|NL|OC|PL|QT|QR|SP|SL|SR|TC|TS|TL|VZ|YN|ZS';

const curpLetters = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
/** Instructivo normativo para la asignación de la CURP (DOF 18-10-2021): weights 18 to 2, ten minus the rest by ten. */
export const curp: CheckDigit = {
  shape: `[A-Z][AEIOUX][A-Z]{2}\\d{2}${month}${day}[HMX](?:${stateLetters}|NE)[B-DF-HJ-NP-TV-ZÑX]{3}[0-9A-Z]\\d`,
  isValid: (text) => {
    const sum = weigh(text.slice(0, 17), curpLetters, (place) => 18 - place);
    return (10 - (sum % 10)) % 10 === Number(text[17]);
  },
  sql: (text) => `(10 - ${weighSql(text, curpLetters, 17, (place) => 18 - place)} % 10) % 10 = ${digitSql(text, 18)}`,
};

const rfcLetters = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
const rfcDigits = '0123456789A';
const rfcTail = `\\d{2}${month}${day}[0-9A-Z]{2}[0-9A]`;

/** Anexo 3 of the SAT: weights 13 to 2 over thirteen places, eleven minus the rest by eleven; a company has a blank first. */
function rfcOf(letters: number): CheckDigit {
  const blank = 13 - letters - 9;
  const weight = (place: number) => 13 - blank - place;
  const first = blank === 0 ? 0 : 37 * 13;
  const length = letters + 8;
  return {
    shape: `[A-ZÑ&]{${letters}}${rfcTail}`,
    isValid: (text) => {
      const sum = first + weigh(text.slice(0, length), rfcLetters, weight);
      return rfcDigits[(11 - (sum % 11)) % 11] === text[length];
    },
    sql: (text) =>
      `substr('${rfcDigits}', (11 - (${first} + ${weighSql(text, rfcLetters, length, weight)}) % 11) % 11 + 1, 1) = substr(${text}, ${length + 1}, 1)`,
  };
}

export const rfcPerson = rfcOf(4);
export const rfcCompany = rfcOf(3);
/** Written where there is no taxpayer's own: sales to the public, foreigners, public bodies without one. */
export const genericRfcs = ['XAXX010101000', 'XEXX010101000'];

/** Banxico, circular 3/2012: weights 3, 7, 1, each product by ten. */
export const clabe: CheckDigit = {
  shape: '\\d{18}',
  isValid: (text) => {
    const sum = [...text.slice(0, 17)].reduce(
      (total, digit, place) => total + ((Number(digit) * clabeWeight(place)) % 10),
      0,
    );
    return /[1-9]/.test(text) && isBank(text) && (10 - (sum % 10)) % 10 === Number(text[17]);
  },
  sql: (text) => {
    const terms = Array.from(
      { length: 17 },
      (_, place) => `(${digitSql(text, place + 1)} * ${clabeWeight(place)}) % 10`,
    );
    return `(10 - (${terms.join(' + ')}) % 10) % 10 = ${digitSql(text, 18)}`;
  },
};

const clabeWeight = (place: number) => [3, 7, 1][place % 3] ?? 1;
/** The three digits of an institution never are 000. */
const isBank = (text: string) => !text.startsWith('000');

/** ISO/IEC 7812: every second digit from the right doubled. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const twice = digit * 2;
    sum += place % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return /^\d*[1-9]\d*$/.test(digits) && sum % 10 === 0;
}

/** Luhn's sum over a text of digits of one length. */
export function luhnSql(text: string, length: number): string {
  const terms = Array.from({ length }, (_, index) => {
    const digit = digitSql(text, index + 1);
    return (length - 1 - index) % 2 === 0 ? digit : `(${digit} * 2) // 10 + (${digit} * 2) % 10`;
  });
  return `(${terms.join(' + ')}) % 10 = 0`;
}

/** ISO 13616: the first four signs last, letters as 10 to 35, rest 1 by 97. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const moved = text.slice(4) + text.slice(0, 4);
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

/** ISO 6166: letters as 10 to 35, then Luhn. */
export function isIsin(text: string): boolean {
  if (!/^[A-Z]{2}[A-Z0-9]{9}\d$/.test(text)) return false;
  return isLuhn(text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55)));
}

function weigh(text: string, letters: string, weight: (place: number) => number): number {
  return [...text].reduce((sum, sign, place) => sum + letters.indexOf(sign) * weight(place), 0);
}

function weighSql(text: string, letters: string, length: number, weight: (place: number) => number): string {
  const terms = Array.from(
    { length },
    (_, place) => `(instr('${letters}', substr(${text}, ${place + 1}, 1)) - 1) * ${weight(place)}`,
  );
  return `(${terms.join(' + ')})`;
}

const digitSql = (text: string, place: number) => `(ascii(substr(${text}, ${place}, 1)) - 48)`;
