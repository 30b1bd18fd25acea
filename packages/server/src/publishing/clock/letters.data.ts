import type { Language } from '@milpa/sdk';
import type { PromisedKind, Rung } from './model.ts';

/** What letters that remind say. Days count from the day something is due: negative before it. */
export interface LetterWords {
  readonly one: (title: string, verb: string, days: number) => string;
  readonly many: (count: number) => string;
  readonly hello: (name: string) => string;
  readonly lead: (portal: string) => string;
  readonly ahead: (verb: string, due: string, daysLeft: number) => string;
  readonly late: (verb: string, due: string, days: number) => string;
  readonly verbs: Readonly<Record<Exclude<PromisedKind, 'reply'>, readonly [must: string, should: string]>>;
  /** An institution answered what was found in it. */
  readonly reply: { readonly one: (title: string) => string; readonly lead: (day: string) => string };
  readonly rungs: Readonly<Record<Rung, (institution: string) => string>>;
  readonly vacant: (post: string) => string;
  readonly more: (count: number) => string;
  readonly end: (workspace: string, reminders: string) => string;
}

const daysWord = {
  es: (days: number) => (days === 1 ? '1 día' : `${days} días`),
  en: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  fr: (days: number) => (days === 1 ? '1 jour' : `${days} jours`),
};

export const letterWords: Readonly<Record<Language, LetterWords>> = {
  es: {
    one: (title, verb, days) => {
      if (days > 0) return `«${title}»: ${daysWord.es(days)} de retraso`;
      return days === 0 ? `«${title}» ${verb} hoy` : `«${title}» ${verb} en ${daysWord.es(-days)}`;
    },
    many: (count) => `${count} compromisos de datos por atender`,
    hello: (name) => `Hola, ${name}:`,
    lead: (portal) => `Esto es lo que se prometió en el portal de datos abiertos ${portal}:`,
    ahead: (verb, due, left) =>
      left === 0
        ? `${verb} hoy, ${due}.`
        : `${verb} a más tardar el ${due}: ${left === 1 ? 'falta' : 'faltan'} ${daysWord.es(left)}.`,
    late: (verb, due, days) => `${verb} el ${due}: lleva ${daysWord.es(days)} de retraso.`,
    verbs: {
      dataset: ['debe actualizarse', 'debió actualizarse'],
      commitment: ['debe publicarse', 'debió publicarse'],
      obligation: ['debe cumplirse', 'debió cumplirse'],
      'corrective-action': ['debe corregirse', 'debió corregirse'],
      recommendation: ['debe responderse', 'debió responderse'],
      milestone: ['debe alcanzarse', 'debió alcanzarse'],
    },
    reply: {
      one: (title) => `Respondieron: «${title}»`,
      lead: (day) => `La institución respondió el ${day}. Falta que usted diga si basta.`,
    },
    rungs: {
      owner: (institution) => `la persona responsable de los datos de ${institution}`,
      liaison: (institution) => `el enlace de ${institution}`,
      centre: () => 'la unidad central de política',
      portal: () => 'la administración del portal',
    },
    vacant: (post) => `Este aviso era para ${post}. Nadie ocupa ese puesto, por eso le llega a usted.`,
    more: (count) => `… y ${count} más.`,
    end: (workspace, reminders) => `Para actualizar, o para decir en público por qué se retrasa:
${workspace}

Para recibir estos avisos de otra manera:
${reminders}`,
  },
  en: {
    one: (title, verb, days) => {
      if (days > 0) return `“${title}”: ${daysWord.en(days)} late`;
      return days === 0 ? `“${title}” ${verb} today` : `“${title}” ${verb} in ${daysWord.en(-days)}`;
    },
    many: (count) => `${count} promises about data to look after`,
    hello: (name) => `Hello ${name},`,
    lead: (portal) => `This is what was promised on the open data portal ${portal}:`,
    ahead: (verb, due, left) =>
      left === 0 ? `It ${verb} today, ${due}.` : `It ${verb} by ${due}: ${daysWord.en(left)} left.`,
    late: (verb, due, days) => `It ${verb} by ${due}: ${daysWord.en(days)} late.`,
    verbs: {
      dataset: ['is to be updated', 'was to be updated'],
      commitment: ['is to be published', 'was to be published'],
      obligation: ['is to be fulfilled', 'was to be fulfilled'],
      'corrective-action': ['must be put right', 'was to be put right'],
      recommendation: ['must be answered', 'was to be answered'],
      milestone: ['is to be reached', 'was to be reached'],
    },
    reply: {
      one: (title) => `Answered: “${title}”`,
      lead: (day) => `The institution answered on ${day}. It waits for you to say whether that is enough.`,
    },
    rungs: {
      owner: (institution) => `the person responsible for the data of ${institution}`,
      liaison: (institution) => `the liaison of ${institution}`,
      centre: () => 'the central policy unit',
      portal: () => 'the administration of the portal',
    },
    vacant: (post) => `This reminder was meant for ${post}. Nobody holds that post, so it comes to you.`,
    more: (count) => `… and ${count} more.`,
    end: (workspace, reminders) => `To update, or to say in public why it comes later:
${workspace}

To get these reminders in another way:
${reminders}`,
  },
  fr: {
    one: (title, verb, days) => {
      if (days > 0) return `« ${title} » : ${daysWord.fr(days)} de retard`;
      return days === 0 ? `« ${title} » ${verb} aujourd’hui` : `« ${title} » ${verb} dans ${daysWord.fr(-days)}`;
    },
    many: (count) => `${count} engagements sur des données à traiter`,
    hello: (name) => `Bonjour ${name},`,
    lead: (portal) => `Voici ce qui a été promis sur le portail de données ouvertes ${portal} :`,
    ahead: (verb, due, left) =>
      left === 0
        ? `À faire aujourd’hui, ${due} : ce qui ${verb}.`
        : `À faire au plus tard le ${due} (encore ${daysWord.fr(left)}) : ce qui ${verb}.`,
    late: (verb, due, days) => `Ce qui ${verb} le ${due} a ${daysWord.fr(days)} de retard.`,
    verbs: {
      dataset: ['doit être mis à jour', 'devait être mis à jour'],
      commitment: ['doit être publié', 'devait être publié'],
      obligation: ['doit être accompli', 'devait être accompli'],
      'corrective-action': ['doit être corrigé', 'devait être corrigé'],
      recommendation: ['doit recevoir une réponse', 'devait recevoir une réponse'],
      milestone: ['doit être atteint', 'devait être atteint'],
    },
    reply: {
      one: (title) => `Réponse : « ${title} »`,
      lead: (day) => `L’institution a répondu le ${day}. Il vous reste à dire si cela suffit.`,
    },
    rungs: {
      owner: (institution) => `la personne responsable des données (${institution})`,
      liaison: (institution) => `l’agent de liaison (${institution})`,
      centre: () => 'l’unité centrale de politique',
      portal: () => 'l’administration du portail',
    },
    vacant: (post) => `Ce rappel était destiné à ${post}. Personne n’occupe ce poste, il vous parvient donc.`,
    more: (count) => `… et ${count} autres.`,
    end: (workspace, reminders) => `Pour mettre à jour, ou dire publiquement pourquoi cela prend du retard :
${workspace}

Pour recevoir ces rappels autrement :
${reminders}`,
  },
};
