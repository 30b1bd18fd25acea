import type { FreshnessState, Language, Reminders, UnscheduledReason } from '@milpa/sdk';

/** Words for when updates are due, who is reminded, and letters that stayed here. */
export interface FreshnessWords {
  readonly states: Readonly<Record<FreshnessState, string>>;
  /** One sentence on a dataset's page. */
  readonly current: (due: string) => string;
  readonly soon: (due: string) => string;
  readonly due: (due: string) => string;
  readonly overdue: (due: string, days: number) => string;
  readonly unscheduled: Readonly<Record<UnscheduledReason, string>>;
  readonly snoozed: (until: string) => string;
  readonly because: string;
  readonly times: (count: number) => string;
  readonly putOff: string;
  readonly list: {
    readonly title: string;
    readonly lead: string;
    readonly of: (name: string) => string;
    readonly none: string;
    readonly total: (count: string, snoozed: number) => string;
    readonly csv: string;
    readonly atom: string;
    readonly caption: string;
    readonly columns: Readonly<Record<'dataset' | 'institution' | 'frequency' | 'due' | 'days', string>>;
    readonly all: string;
  };
  readonly counts: { readonly title: string; readonly see: (count: number) => string };
  readonly snooze: {
    readonly title: (name: string) => string;
    readonly lead: string;
    readonly until: string;
    readonly untilHint: (due: string) => string;
    readonly noUntil: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly noReason: string;
    readonly submit: string;
    readonly end: string;
    readonly nothing: string;
  };
  readonly reminders: {
    readonly nav: string;
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly choices: Readonly<Record<Reminders['digest'], string>>;
    readonly when: readonly string[];
    readonly whenTitle: string;
    readonly submit: string;
    readonly saved: string;
  };
  readonly outbox: {
    readonly nav: string;
    readonly title: string;
    readonly lead: string;
    readonly sends: string;
    readonly kept: (days: number) => string;
    readonly none: string;
    readonly columns: Readonly<Record<'written' | 'to' | 'subject' | 'removed', string>>;
    readonly letter: string;
    readonly secret: string;
  };
  readonly operations: Readonly<Record<FreshnessOperation, string>>;
}

type FreshnessOperation =
  | 'getFreshness'
  | 'listOverdue'
  | 'countFreshness'
  | 'snoozeDataset'
  | 'endSnooze'
  | 'getReminders'
  | 'changeReminders'
  | 'listOutbox'
  | 'readLetter';

const es: FreshnessWords = {
  states: {
    current: 'Al día',
    'due-soon': 'Por vencer',
    due: 'Toca actualizar',
    overdue: 'Actualización vencida',
    unscheduled: 'Sin fecha de actualización',
  },
  current: (due) => `La próxima actualización vence el ${due}.`,
  soon: (due) => `Pronto toca actualizar: vence el ${due}.`,
  due: (due) => `Toca actualizar: vencía el ${due}.`,
  overdue: (due, days) =>
    `La actualización vencía el ${due}: lleva ${days === 1 ? '1 día' : `${days} días`} de retraso.`,
  unscheduled: {
    irregular: 'Se actualiza sin fecha fija, así que ninguna actualización puede vencer.',
    never: 'No se actualiza: así lo dice quien publica.',
    continuous: 'Se actualiza de continuo, sin un día fijo.',
    unknown: 'Quien publica no dice cada cuánto se actualiza.',
  },
  snoozed: (until) => `Aplazada hasta el ${until}`,
  because: 'porque',
  times: (count) => (count === 1 ? 'aplazada 1 vez' : `aplazada ${count} veces`),
  putOff: 'Decir por qué se retrasa',
  list: {
    title: 'Actualizaciones vencidas',
    lead: 'Conjuntos de datos cuya actualización se prometió y no ha llegado. Cuenta el último cambio de los datos que vio el portal, no una fecha escrita a mano.',
    of: (name) => `De ${name} y de quienes dependen de ella.`,
    none: 'Ninguna actualización está vencida.',
    total: (count, snoozed) =>
      `${count} ${count === '1' ? 'vencida' : 'vencidas'}${snoozed > 0 ? `, ${snoozed} con aplazamiento explicado` : ''}.`,
    csv: 'Descargar la lista (CSV)',
    atom: 'Seguir la lista (Atom)',
    caption: 'Actualizaciones vencidas, la más antigua primero',
    columns: {
      dataset: 'Conjunto de datos',
      institution: 'Institución',
      frequency: 'Frecuencia prometida',
      due: 'Vencía',
      days: 'Días de retraso',
    },
    all: 'Ver las de todas las instituciones',
  },
  counts: {
    title: 'Qué tan al día está',
    see: (count) => (count === 1 ? 'Ver la que está vencida' : `Ver las ${count} vencidas`),
  },
  snooze: {
    title: (name) => `Aplazar la actualización de «${name}»`,
    lead: 'El motivo y la fecha se muestran a todo el mundo, y se cuenta cada aplazamiento. Lo vencido sigue marcado como vencido; sólo los avisos esperan.',
    until: 'Hasta qué día',
    untilHint: (due) => `Vence el ${due}. Escriba el día así: 2027-03-31.`,
    noUntil: 'Escriba el día así: 2027-03-31.',
    reason: 'Por qué se retrasa',
    reasonHint: 'Una o dos frases que entienda quien espera los datos.',
    noReason: 'Explique el motivo con diez letras o más.',
    submit: 'Aplazar y publicar el motivo',
    end: 'Retirar el aplazamiento',
    nothing: 'Ninguna actualización de este conjunto vence en un día fijo, así que no hay nada que aplazar.',
  },
  reminders: {
    nav: 'Avisos',
    title: 'Avisos por correo',
    lead: 'Cuando vence una actualización o un compromiso de su institución, el portal le escribe. Elija cómo.',
    label: 'Cómo quiere recibirlos',
    choices: {
      none: 'Cada aviso por separado',
      daily: 'Todos los de un día en una carta',
      weekly: 'Una carta cada lunes',
    },
    when: [
      '30 y 7 días antes, y el mismo día: a quien es responsable de los datos.',
      '7 días después: al enlace de la institución.',
      '30 días después: a la unidad central de política.',
      'Si nadie ocupa un puesto, el aviso sube al siguiente y lo dice.',
    ],
    whenTitle: 'Cuándo se avisa',
    submit: 'Guardar',
    saved: 'Se guardó cómo recibe los avisos.',
  },
  outbox: {
    nav: 'Buzón de salida',
    title: 'Buzón de salida',
    lead: 'Este portal no tiene servidor de correo, así que sus cartas se quedan aquí. Léalas y entréguelas usted.',
    sends: 'Este portal tiene servidor de correo: las cartas salen y aquí no se guarda ninguna nueva.',
    kept: (days) => `Las cartas llevan datos personales. Cada una se borra a los ${days} días.`,
    none: 'No hay cartas.',
    columns: { written: 'Escrita', to: 'Para', subject: 'Asunto', removed: 'Se borra' },
    letter: 'Carta',
    secret: 'Si lleva una dirección para entrar, entréguela sólo a esa persona: sirve una vez.',
  },
  operations: {
    getFreshness: 'Cuándo vence la próxima actualización y cómo está hoy',
    listOverdue: 'Conjuntos cuya actualización prometida no llegó',
    countFreshness: 'Cuántos conjuntos de una institución están al día y cuántos vencidos',
    snoozeDataset: 'Decir en público por qué una actualización se retrasa',
    endSnooze: 'Retirar un aplazamiento',
    getReminders: 'Cómo recibe los avisos quien llama',
    changeReminders: 'Elegir avisos sueltos, diarios o semanales',
    listOutbox: 'Cartas que se quedaron aquí por no haber servidor de correo',
    readLetter: 'Una de esas cartas',
  },
};

const en: FreshnessWords = {
  states: {
    current: 'Up to date',
    'due-soon': 'Due soon',
    due: 'Update due',
    overdue: 'Update overdue',
    unscheduled: 'No update day',
  },
  current: (due) => `The next update is due on ${due}.`,
  soon: (due) => `An update is due soon, on ${due}.`,
  due: (due) => `An update is due since ${due}.`,
  overdue: (due, days) => `The update was due on ${due} and is ${days === 1 ? '1 day' : `${days} days`} late.`,
  unscheduled: {
    irregular: 'It is updated at no fixed time, so no update can be overdue.',
    never: 'It is not updated: so says the publisher.',
    continuous: 'It is updated all the time, on no fixed day.',
    unknown: 'The publisher does not say how often it is updated.',
  },
  snoozed: (until) => `Put off until ${until}`,
  because: 'because',
  times: (count) => (count === 1 ? 'put off once' : `put off ${count} times`),
  putOff: 'Say why it comes later',
  list: {
    title: 'Overdue updates',
    lead: 'Datasets whose update was promised and has not come. What counts is the last change of the data as the portal saw it, not a date that somebody typed.',
    of: (name) => `Of ${name} and of all below it.`,
    none: 'No update is overdue.',
    total: (count, snoozed) => `${count} overdue${snoozed > 0 ? `, ${snoozed} of them put off with a reason` : ''}.`,
    csv: 'Download the list (CSV)',
    atom: 'Follow the list (Atom)',
    caption: 'Overdue updates, the oldest first',
    columns: {
      dataset: 'Dataset',
      institution: 'Institution',
      frequency: 'Promised frequency',
      due: 'Was due',
      days: 'Days late',
    },
    all: 'See those of all institutions',
  },
  counts: {
    title: 'How up to date it is',
    see: (count) => (count === 1 ? 'See the one that is overdue' : `See the ${count} that are overdue`),
  },
  snooze: {
    title: (name) => `Put off the update of “${name}”`,
    lead: 'The reason and the day are shown to everyone, and each time is counted. What is overdue stays marked as overdue; only the reminders wait.',
    until: 'Until which day',
    untilHint: (due) => `It is due on ${due}. Write the day like this: 2027-03-31.`,
    noUntil: 'Write the day like this: 2027-03-31.',
    reason: 'Why it comes later',
    reasonHint: 'A sentence or two that people who wait for the data understand.',
    noReason: 'Give the reason in ten letters or more.',
    submit: 'Put off and publish the reason',
    end: 'Take it back',
    nothing: 'No update of this dataset is due on a fixed day, so there is nothing to put off.',
  },
  reminders: {
    nav: 'Reminders',
    title: 'Reminders by e-mail',
    lead: 'When an update or a commitment of your institution is due, the portal writes to you. Choose how.',
    label: 'How you want them',
    choices: {
      none: 'Each by itself',
      daily: 'All of a day in one letter',
      weekly: 'One letter every Monday',
    },
    when: [
      '30 and 7 days before, and on the day: whoever is responsible for the data.',
      '7 days after: the liaison of the institution.',
      '30 days after: the central policy unit.',
      'Where nobody holds a post, the reminder climbs to the next and says so.',
    ],
    whenTitle: 'When people are reminded',
    submit: 'Save',
    saved: 'How you get reminders was saved.',
  },
  outbox: {
    nav: 'Outbox',
    title: 'Outbox',
    lead: 'This portal has no mail server, so its letters stay here. Read them and pass them on yourself.',
    sends: 'This portal has a mail server: letters go out, and no new one is kept here.',
    kept: (days) => `Letters hold personal data. Each is removed after ${days} days.`,
    none: 'There are no letters.',
    columns: { written: 'Written', to: 'To', subject: 'Subject', removed: 'Removed' },
    letter: 'Letter',
    secret: 'If it has an address to come in, give it to that person only: it works once.',
  },
  operations: {
    getFreshness: 'When the next update is due, and how it stands today',
    listOverdue: 'Datasets whose promised update did not come',
    countFreshness: 'How many datasets of an institution are current and how many overdue',
    snoozeDataset: 'Say in public why an update comes later',
    endSnooze: 'Take that back',
    getReminders: 'How the caller gets reminders',
    changeReminders: 'Choose reminders one by one, daily or weekly',
    listOutbox: 'Letters that stayed here because there is no mail server',
    readLetter: 'One of these letters',
  },
};

const fr: FreshnessWords = {
  states: {
    current: 'À jour',
    'due-soon': 'Échéance proche',
    due: 'Mise à jour attendue',
    overdue: 'Mise à jour en retard',
    unscheduled: 'Sans date de mise à jour',
  },
  current: (due) => `La prochaine mise à jour est attendue le ${due}.`,
  soon: (due) => `Une mise à jour est bientôt attendue, le ${due}.`,
  due: (due) => `Une mise à jour est attendue depuis le ${due}.`,
  overdue: (due, days) =>
    `La mise à jour était attendue le ${due} et a ${days === 1 ? '1 jour' : `${days} jours`} de retard.`,
  unscheduled: {
    irregular: 'La mise à jour se fait sans date fixe, aucune ne peut donc être en retard.',
    never: 'Ce jeu n’est pas mis à jour, selon qui le publie.',
    continuous: 'La mise à jour est continue, sans jour fixe.',
    unknown: 'Qui le publie ne dit pas à quel rythme il est mis à jour.',
  },
  snoozed: (until) => `Reportée au ${until}`,
  because: 'parce que',
  times: (count) => (count === 1 ? 'reportée 1 fois' : `reportée ${count} fois`),
  putOff: 'Dire pourquoi elle prend du retard',
  list: {
    title: 'Mises à jour en retard',
    lead: 'Jeux de données dont la mise à jour a été promise et n’est pas venue. Ce qui compte est le dernier changement des données vu par le portail, pas une date saisie à la main.',
    of: (name) => `De ${name} et de tout ce qui en dépend.`,
    none: 'Aucune mise à jour n’est en retard.',
    total: (count, snoozed) => `${count} en retard${snoozed > 0 ? `, dont ${snoozed} avec un report expliqué` : ''}.`,
    csv: 'Télécharger la liste (CSV)',
    atom: 'Suivre la liste (Atom)',
    caption: 'Mises à jour en retard, la plus ancienne d’abord',
    columns: {
      dataset: 'Jeu de données',
      institution: 'Institution',
      frequency: 'Fréquence promise',
      due: 'Attendue le',
      days: 'Jours de retard',
    },
    all: 'Voir celles de toutes les institutions',
  },
  counts: {
    title: 'État des mises à jour',
    see: (count) => (count === 1 ? 'Voir celle qui est en retard' : `Voir les ${count} en retard`),
  },
  snooze: {
    title: (name) => `Reporter la mise à jour de « ${name} »`,
    lead: 'Le motif et le jour sont montrés à tout le monde, et chaque report est compté. Ce qui est en retard le reste ; seuls les rappels attendent.',
    until: 'Jusqu’à quel jour',
    untilHint: (due) => `Elle est attendue le ${due}. Écrivez le jour ainsi : 2027-03-31.`,
    noUntil: 'Écrivez le jour ainsi : 2027-03-31.',
    reason: 'Pourquoi elle prend du retard',
    reasonHint: 'Une ou deux phrases que comprennent celles et ceux qui attendent les données.',
    noReason: 'Donnez le motif en dix lettres ou plus.',
    submit: 'Reporter et publier le motif',
    end: 'Retirer le report',
    nothing: 'Aucune mise à jour de ce jeu n’est attendue à un jour fixe, il n’y a donc rien à reporter.',
  },
  reminders: {
    nav: 'Rappels',
    title: 'Rappels par courriel',
    lead: 'Quand une mise à jour ou un engagement de votre institution arrive à échéance, le portail vous écrit. Choisissez comment.',
    label: 'Comment vous les voulez',
    choices: {
      none: 'Chaque rappel à part',
      daily: 'Tous ceux d’un jour dans une lettre',
      weekly: 'Une lettre chaque lundi',
    },
    when: [
      '30 et 7 jours avant, et le jour même : la personne responsable des données.',
      '7 jours après : l’agent de liaison de l’institution.',
      '30 jours après : l’unité centrale de politique.',
      'Si personne n’occupe un poste, le rappel monte au suivant et le dit.',
    ],
    whenTitle: 'Quand les rappels partent',
    submit: 'Enregistrer',
    saved: 'Votre choix a été enregistré.',
  },
  outbox: {
    nav: 'Boîte d’envoi',
    title: 'Boîte d’envoi',
    lead: 'Ce portail n’a pas de serveur de courriel, ses lettres restent donc ici. Lisez-les et transmettez-les vous-même.',
    sends: 'Ce portail a un serveur de courriel : les lettres partent, et aucune nouvelle n’est gardée ici.',
    kept: (days) => `Les lettres contiennent des données personnelles. Chacune est effacée au bout de ${days} jours.`,
    none: 'Il n’y a pas de lettre.',
    columns: { written: 'Écrite', to: 'À', subject: 'Objet', removed: 'Effacée' },
    letter: 'Lettre',
    secret: 'Si elle contient une adresse pour entrer, ne la donnez qu’à cette personne : elle sert une fois.',
  },
  operations: {
    getFreshness: 'Quand la prochaine mise à jour est attendue, et où elle en est aujourd’hui',
    listOverdue: 'Jeux dont la mise à jour promise n’est pas venue',
    countFreshness: 'Combien de jeux d’une institution sont à jour et combien en retard',
    snoozeDataset: 'Dire publiquement pourquoi une mise à jour prend du retard',
    endSnooze: 'Retirer ce report',
    getReminders: 'Comment l’appelant reçoit ses rappels',
    changeReminders: 'Choisir des rappels un à un, chaque jour ou chaque semaine',
    listOutbox: 'Lettres restées ici faute de serveur de courriel',
    readLetter: 'Une de ces lettres',
  },
};

export const freshnessWords: Readonly<Record<Language, FreshnessWords>> = { es, en, fr };
