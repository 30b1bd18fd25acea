import { Language } from '@milpa/sdk';
import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;
type Sentence = Readonly<Record<Language, string>>;
const Told = z.object({ sentence: z.record(Language, z.string()) });

const missing: Sentence = { en: 'This is needed.', es: 'Esto es necesario.', fr: 'Ceci est nécessaire.' };

const kinds: Readonly<Record<string, Sentence>> = {
  string: { en: 'This must be text.', es: 'Esto debe ser texto.', fr: 'Ceci doit être un texte.' },
  number: { en: 'This must be a number.', es: 'Esto debe ser un número.', fr: 'Ceci doit être un nombre.' },
  int: { en: 'This must be a whole number.', es: 'Esto debe ser un número entero.', fr: 'Ceci doit être un entier.' },
  boolean: {
    en: 'This must be true or false.',
    es: 'Esto debe ser verdadero o falso.',
    fr: 'Ceci doit être vrai ou faux.',
  },
  array: { en: 'This must be a list.', es: 'Esto debe ser una lista.', fr: 'Ceci doit être une liste.' },
  object: {
    en: 'This must be an object with named fields.',
    es: 'Esto debe ser un objeto con campos.',
    fr: 'Ceci doit être un objet avec des champs.',
  },
};

/** Other names the schema library has for the same. */
const alike: Readonly<Record<string, string>> = { record: 'object', map: 'object', tuple: 'array', set: 'array' };

const formats: Readonly<Record<string, Sentence>> = {
  uuid: {
    en: 'This is not an identifier of this portal.',
    es: 'Esto no es un identificador de este portal.',
    fr: "Ceci n'est pas un identifiant de ce portail.",
  },
  email: {
    en: 'This is not an e-mail address; one looks like name@example.org.',
    es: 'Esto no es un correo electrónico; uno es como nombre@ejemplo.org.',
    fr: "Ceci n'est pas une adresse électronique ; elle ressemble à nom@exemple.org.",
  },
  url: {
    en: 'This is not a web address; one begins with https://.',
    es: 'Esto no es una dirección web; comienza con https://.',
    fr: "Ceci n'est pas une adresse web ; elle commence par https://.",
  },
  date: {
    en: 'This is not a day; one is written 2026-01-31.',
    es: 'Esto no es un día; se escribe 2026-01-31.',
    fr: "Ceci n'est pas un jour ; il s'écrit 2026-01-31.",
  },
};

/** Why a value does not fit the contract, for its author. What has no sentence of ours has zod's. */
export function explainIssue(language: Language): (issue: Issue) => string | undefined {
  const fallback = z.locales[language]().localeError;
  return (issue) => {
    const sentence = findSentence(issue);
    if (sentence) return sentence[language];
    const text = fallback(issue);
    return typeof text === 'string' ? text : text?.message;
  };
}

function findSentence(issue: Issue): Sentence | undefined {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? missing : kinds[alike[issue.expected] ?? issue.expected];
  if (issue.code === 'invalid_format') return formats[issue.format];
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  if (issue.code === 'invalid_union') return noForm;
  if (issue.code === 'unrecognized_keys') return unknownFields(issue.keys);
  if (issue.code === 'too_small') return atLeast(issue.origin, Number(issue.minimum));
  if (issue.code === 'too_big') return atMost(issue.origin, Number(issue.maximum));
  // A rule of the contract over several fields brings its own words (`tell` in the sdk).
  if (issue.code === 'custom') return Told.safeParse(issue.params).data?.sentence;
  return undefined;
}

const noForm: Sentence = {
  en: 'This is none of the forms that can stand here; the API reference lists them.',
  es: 'Esto no es ninguna de las formas posibles aquí; la referencia de la API las enumera.',
  fr: "Ceci n'est aucune des formes possibles ici ; la référence de l'API les énumère.",
};

const unknownFields = (names: readonly string[]): Sentence => ({
  en: `There is no field ${names.join(', ')} here.`,
  es: `Aquí no hay un campo ${names.join(', ')}.`,
  fr: `Il n'y a pas de champ ${names.join(', ')} ici.`,
});

const oneOf = (values: readonly string[]): Sentence => ({
  en: `This must be one of: ${values.join(', ')}.`,
  es: `Esto debe ser uno de: ${values.join(', ')}.`,
  fr: `Ceci doit être l'un de : ${values.join(', ')}.`,
});

function atLeast(origin: string, least: number): Sentence | undefined {
  if (origin === 'string' && least === 1) return missing;
  if (origin === 'string')
    return {
      en: `This must have at least ${least} characters.`,
      es: `Esto debe tener al menos ${least} caracteres.`,
      fr: `Ceci doit avoir au moins ${least} caractères.`,
    };
  if (origin === 'array')
    return {
      en: `This list needs at least ${least}.`,
      es: `Esta lista necesita al menos ${least}.`,
      fr: `Cette liste en demande au moins ${least}.`,
    };
  return { en: `The least is ${least}.`, es: `El mínimo es ${least}.`, fr: `Le minimum est ${least}.` };
}

function atMost(origin: string, most: number): Sentence | undefined {
  if (origin === 'string')
    return {
      en: `This may have at most ${most} characters.`,
      es: `Esto puede tener a lo más ${most} caracteres.`,
      fr: `Ceci peut avoir au plus ${most} caractères.`,
    };
  if (origin === 'array')
    return {
      en: `This list may have at most ${most}.`,
      es: `Esta lista puede tener a lo más ${most}.`,
      fr: `Cette liste peut en avoir au plus ${most}.`,
    };
  return { en: `The most is ${most}.`, es: `El máximo es ${most}.`, fr: `Le maximum est ${most}.` };
}
