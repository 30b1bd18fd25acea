import type { Language } from '@milpa/sdk';

type Words = Readonly<Record<Language, string>>;

/** What the plan of an institution says of itself as a dataset, when it is first made; people may say it better afterwards. */
export const planWords = {
  title: {
    es: 'Plan de apertura de datos',
    en: 'Open data opening plan',
    fr: 'Plan d’ouverture des données',
  },
  description: {
    es: 'Una fila por compromiso de los planes aprobados: qué se publicará, quién responde, para cuándo, cuántas veces cambió la fecha y por qué, si se canceló y qué se publicó. Se publica una versión nueva cuando algo cambia, a lo más una al día.',
    en: 'A row for each commitment of the approved plans: what will be published, which post answers, by when, how often the day was moved and why, whether it was cancelled, and what was published. A new version is released when something changes, at most one a day.',
    fr: 'Une ligne par engagement des plans approuvés\u00a0: ce qui sera publié, quel poste en répond, pour quand, combien de fois la date a changé et pourquoi, s’il a été annulé et ce qui a été publié. Une nouvelle version paraît quand quelque chose change, au plus une par jour.',
  },
  calendar: { es: 'Como calendario: ', en: 'As a calendar: ', fr: 'Comme calendrier\u00a0: ' },
} as const satisfies Readonly<Record<string, Words>>;

export const planKeywords: Readonly<Record<Language, readonly string[]>> = {
  es: ['plan de apertura', 'compromisos', 'datos abiertos'],
  en: ['opening plan', 'commitments', 'open data'],
  fr: ['plan d’ouverture', 'engagements', 'données ouvertes'],
};
