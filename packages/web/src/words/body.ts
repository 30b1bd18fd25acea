import type { institutionClasses, Language } from '@milpa/sdk';

/** What a public body is in law, what it is about, and whether it still is. */
export interface BodyWords {
  readonly class: string;
  readonly classHint: string;
  readonly noClass: string;
  readonly classes: Readonly<Record<(typeof institutionClasses)[number], string>>;
  readonly sector: string;
  readonly noSector: string;
  readonly ended: string;
  readonly endedHint: string;
  readonly wrongDay: string;
  readonly successor: string;
  readonly noSuccessor: string;
  readonly endedOn: (day: string) => string;
  readonly tookOver: string;
}

const es: BodyWords = {
  class: 'Tipo de organismo',
  classHint: 'Qué es en la ley. De ello dependen sus obligaciones.',
  noClass: 'Sin precisar',
  classes: {
    ministry: 'Secretaría o ministerio',
    'deconcentrated-body': 'Órgano desconcentrado',
    'decentralised-body': 'Organismo descentralizado',
    'state-enterprise': 'Empresa del Estado',
    trust: 'Fideicomiso público',
    'autonomous-body': 'Organismo autónomo',
    legislature: 'Poder legislativo',
    court: 'Tribunal o poder judicial',
    government: 'Gobierno',
    other: 'Otro',
  },
  sector: 'Sector',
  noSector: 'Ninguno',
  ended: 'Dejó de existir el',
  endedHint: 'Sus páginas y sus datos se quedan.',
  wrongDay: 'Escriba el día como 2026-12-31.',
  successor: 'Quién sigue con sus tareas',
  noSuccessor: 'Nadie',
  endedOn: (day) => `Dejó de existir el ${day}. Sus páginas y sus datos se quedan.`,
  tookOver: 'Sigue con sus tareas:',
};

const en: BodyWords = {
  class: 'Kind of body',
  classHint: 'What it is in law. Its obligations follow from it.',
  noClass: 'Not said',
  classes: {
    ministry: 'Ministry',
    'deconcentrated-body': 'Deconcentrated body',
    'decentralised-body': 'Decentralised body',
    'state-enterprise': 'State enterprise',
    trust: 'Public trust',
    'autonomous-body': 'Autonomous body',
    legislature: 'Legislature',
    court: 'Court or judiciary',
    government: 'Government',
    other: 'Other',
  },
  sector: 'Sector',
  noSector: 'None',
  ended: 'Ceased to exist on',
  endedHint: 'Its pages and its data stay.',
  wrongDay: 'Write the day as 2026-12-31.',
  successor: 'Who took over its tasks',
  noSuccessor: 'Nobody',
  endedOn: (day) => `It ceased to exist on ${day}. Its pages and its data stay.`,
  tookOver: 'Its tasks were taken over by:',
};

const fr: BodyWords = {
  class: "Type d'organisme",
  classHint: "Ce qu'il est en droit. Ses obligations en dépendent.",
  noClass: 'Non précisé',
  classes: {
    ministry: 'Ministère',
    'deconcentrated-body': 'Organe déconcentré',
    'decentralised-body': 'Organisme décentralisé',
    'state-enterprise': "Entreprise d'État",
    trust: 'Fiducie publique',
    'autonomous-body': 'Organisme autonome',
    legislature: 'Pouvoir législatif',
    court: 'Tribunal ou pouvoir judiciaire',
    government: 'Gouvernement',
    other: 'Autre',
  },
  sector: 'Secteur',
  noSector: 'Aucun',
  ended: "A cessé d'exister le",
  endedHint: 'Ses pages et ses données restent.',
  wrongDay: 'Écrivez le jour ainsi\u00a0: 2026-12-31.',
  successor: 'Qui a repris ses tâches',
  noSuccessor: 'Personne',
  endedOn: (day) => `A cessé d'exister le ${day}. Ses pages et ses données restent.`,
  tookOver: 'Ses tâches ont été reprises par\u00a0:',
};

export const bodyWords: Readonly<Record<Language, BodyWords>> = { es, en, fr };
