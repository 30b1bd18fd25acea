import { findText, type Language, type LanguageMap, Problem } from '@milpa/sdk';
import { hash, verify } from '@node-rs/argon2';
import type { Random } from '../random.ts';
import { normalizeEmail } from './model.ts';

/**
 * Argon2id with 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet, and within
 * RFC 9106 section 4. (The library's default algorithm is Argon2id, version 0x13.)
 */
export const argon2Parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** NIST SP 800-63B-4, section 3.1.1.2: length decides; no rules about kinds of characters. */
const shortest = 12;
const fewestDifferent = 5;

// Words that long passwords are most often built from, in the languages of the interface, letters only, without accents.
const common = new Set(
  `password passwort contrasena contraseña micontrasena motdepasse monmotdepasse qwertyuiop qwertyuiopasdf asdfghjkl
  azertyuiop zxcvbnm administrador administrator administrateur administracion gobierno gobiernodemexico government
  gouvernement bienvenido bienvenida bienvenue welcome welcometo changeme changemenow letmein letmeinnow iloveyou teamo
  teamomucho jetaime princess princesa football futbol sunshine superman batman dragon master trustno secret secreto
  mexico vivamexico guadalupe america barcelona milpa milpaportal portal datos datosabiertos opendata donneesouvertes
  correcthorsebatterystaple passwordpassword contrasenacontrasena adminadmin adminadminadmin test testtest testtesttest
  demo demodemo demodemodemo prueba pruebaprueba usuario utilisateur username user login`.split(/\s+/),
);

const tooShort: LanguageMap = {
  en: 'The password needs at least 12 characters. Four words that do not belong together are easy to remember.',
  es: 'La contraseña necesita al menos 12 caracteres. Cuatro palabras sin relación entre sí son fáciles de recordar.',
  fr: 'Le mot de passe doit avoir au moins 12 caractères. Quatre mots sans lien entre eux se retiennent facilement.',
};
const tooCommon: LanguageMap = {
  en: 'This password is among the first that strangers try. Choose one that is not a common word with numbers.',
  es: 'Esta contraseña está entre las primeras que prueban los extraños. Elija una que no sea una palabra común con números.',
  fr: "Ce mot de passe est parmi les premiers que l'on essaie. N'utilisez pas un mot courant suivi de chiffres.",
};
const tooPersonal: LanguageMap = {
  en: 'The password must not be your e-mail address or the name in it.',
  es: 'La contraseña no debe ser su correo ni el nombre que aparece en él.',
  fr: "Le mot de passe ne doit pas être votre adresse ni le nom qu'elle contient.",
};

/** Why a password is too weak, or undefined when it is not. Decided offline: no password leaves the portal. */
export function findWeakness(password: string, email: string): LanguageMap | undefined {
  if ([...password].length < shortest) return tooShort;
  const plain = password.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const address = normalizeEmail(email);
  const name = (address.split('@')[0] ?? '').replace(/[^\p{L}]/gu, '');
  if (plain === address || (name !== '' && letters === name)) return tooPersonal;
  if (new Set(plain).size < fewestDifferent || isRun(plain) || letters.length === 0 || common.has(letters))
    return tooCommon;
  return undefined;
}

/** Whether each character only follows the one before: abcdefghijkl, 987654321098. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 1;
}

/** Throws `invalid-request` naming the field, in the language of who chose the password. */
export function requireStrong(password: string, email: string, language: Language): void {
  const weakness = findWeakness(password, email);
  if (!weakness) return;
  throw new Problem('invalid-request', weakness, {
    errors: [{ pointer: '/password', detail: findText(weakness, language)?.text ?? '' }],
  });
}

export interface Passwords {
  hash(password: string): Promise<string>;
  /** With no stored hash it takes the same time and says no, so that time does not tell who has an account. */
  verify(stored: string | null | undefined, password: string): Promise<boolean>;
}

export function createPasswords(random: Random): Passwords {
  let decoy: Promise<string> | undefined;
  const hashIt = (password: string) => hash(password.normalize('NFKC'), argon2Parameters);
  return {
    hash: hashIt,
    async verify(stored, password) {
      decoy ??= hashIt(Buffer.from(random.bytes(32)).toString('hex'));
      const right = await verify(stored ?? (await decoy), password.normalize('NFKC'));
      return right && stored != null;
    },
  };
}
