import type { Language, ObligationCheck, ObligationState } from '@milpa/sdk';

/** Words for what the law asks of institutions, and how much of it is done. */
export interface ObligationWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly citation: string;
  readonly inForce: (from: string, to: string | undefined) => string;
  readonly version: (number: number, day: string) => string;
  readonly rules: string;
  readonly share: (share: string) => string;
  readonly nothingDue: string;
  readonly figures: (onTime: number, late: number, overdue: number) => string;
  readonly unknown: (count: number) => string;
  readonly method: string;
  readonly columns: Readonly<Record<'duty' | 'institution' | 'basis' | 'due' | 'state', string>>;
  readonly caption: string;
  readonly states: Readonly<Record<ObligationState, string>>;
  readonly late: (days: number) => string;
  readonly done: (day: string) => string;
  readonly asks: string;
  readonly looks: Readonly<Record<ObligationCheck, string>>;
  readonly cannotSee: string;
  readonly of: (name: string) => string;
  readonly ofLead: string;
  readonly noneOf: string;
  readonly see: string;
  readonly text: string;
  readonly prove: {
    readonly link: string;
    readonly title: string;
    readonly on: string;
    readonly onHint: string;
    readonly noDay: string;
    readonly text: string;
    readonly textHint: string;
    readonly noText: string;
    readonly url: string;
    readonly submit: string;
  };
  readonly load: {
    readonly nav: string;
    readonly title: string;
    readonly lead: string;
    readonly examples: string;
    readonly use: (title: string) => string;
    readonly document: string;
    readonly documentHint: string;
    readonly broken: string;
    readonly submit: string;
    readonly done: (title: string, version: number) => string;
  };
  readonly tag: string;
  readonly operations: Readonly<
    Record<
      'listInstruments' | 'listInstrumentExamples' | 'loadInstrument' | 'listObligations' | 'fulfilObligation',
      string
    >
  >;
}

const es: ObligationWords = {
  title: 'Obligaciones',
  lead: 'Lo que leyes, decretos y guías piden a cada institución, y cuánto se cumplió a tiempo.',
  none: 'Todavía no se cargó ninguna ley ni guía.',
  citation: 'Fuente',
  inForce: (from, to) => (to ? `Vigente del ${from} al ${to}` : `Vigente desde el ${from}`),
  version: (number, day) => `Versión ${number}, cargada el ${day}`,
  rules: 'Qué pide y a quién',
  share: (share) => `${share} cumplido a tiempo`,
  nothingDue: 'Nada venció todavía.',
  figures: (onTime, late, overdue) => `${onTime} a tiempo, ${late} con retraso, ${overdue} sin cumplir.`,
  unknown: (count) => `De las no cumplidas, ${count} no se pudieron comprobar: no cuentan como cumplidas.`,
  method: 'Cuenta lo que ya venció y lo cumplido antes. Lo cumplido tarde es tarde para siempre.',
  columns: { duty: 'Obligación', institution: 'Institución', basis: 'Fundamento', due: 'Vence', state: 'Estado' },
  caption: 'Obligaciones, la que vence primero arriba',
  states: {
    fulfilled: 'Cumplida',
    late: 'Cumplida tarde',
    open: 'Por cumplir',
    overdue: 'Sin cumplir',
    lapsed: 'Ya no se pide',
  },
  late: (days) => (days === 1 ? '1 día de retraso' : `${days} días de retraso`),
  done: (day) => `Cumplida el ${day}`,
  asks: 'Se muestra con',
  looks: {
    'liaison-appointed': 'El portal revisa si hay enlace nombrado.',
    'inventory-classified': 'El portal revisa si todo el inventario tiene nivel de acceso.',
    'plan-approved': 'El portal revisa si el consejo aprobó un plan.',
    'datasets-released': 'El portal cuenta los conjuntos publicados.',
  },
  cannotSee: 'Hoy no se puede comprobar.',
  of: (name) => `Obligaciones de ${name}`,
  ofLead: 'Cada una con su fundamento, su día y la prueba de que se cumplió.',
  noneOf: 'Ninguna ley ni guía cargada pide algo a esta institución.',
  see: 'Ver sus obligaciones',
  text: 'Ver las de todas las instituciones',
  prove: {
    link: 'Mostrar que se cumplió',
    title: 'Mostrar que se cumplió una obligación',
    on: 'Qué día se cumplió',
    onHint: 'Escríbalo así: 2027-03-31.',
    noDay: 'Escriba el día así: 2027-03-31.',
    text: 'Qué lo demuestra',
    textHint: 'Por ejemplo: minuta 3 del consejo, punto 2. Se muestra a todo el mundo: no escriba datos personales.',
    noText: 'Diga qué lo demuestra.',
    url: 'Dirección del documento',
    submit: 'Publicar la prueba',
  },
  load: {
    nav: 'Leyes',
    title: 'Cargar una ley o guía',
    lead: 'Una ley es un documento con sus reglas: a quién obligan, para cuándo y qué lo demuestra. Al cargarla, las obligaciones de cada institución se hacen solas. Cargarla otra vez con cambios es su siguiente versión.',
    examples: 'Ejemplos para empezar',
    use: (title) => `Usar «${title}»`,
    document: 'Documento (JSON)',
    documentHint: 'Cambie el alcance, los días y la entrada en vigor antes de cargarlo.',
    broken: 'Esto no es JSON. Revise comas, comillas y llaves.',
    submit: 'Cargar',
    done: (title, version) => `«${title}» está cargada, versión ${version}. Las obligaciones ya se hicieron.`,
  },
  tag: 'Obligaciones',
  operations: {
    listInstruments: 'Leyes y guías, qué piden y cuánto se cumple a tiempo',
    listInstrumentExamples: 'Ejemplos que vienen con el portal',
    loadInstrument: 'Cargar una ley o su siguiente versión',
    listObligations: 'Obligaciones de las instituciones con su fundamento',
    fulfilObligation: 'Mostrar que una obligación se cumplió',
  },
};

const en: ObligationWords = {
  title: 'Obligations',
  lead: 'What laws, decrees and guides ask of each institution, and how much of it was done on time.',
  none: 'No law or guide has been loaded yet.',
  citation: 'Source',
  inForce: (from, to) => (to ? `In force from ${from} to ${to}` : `In force since ${from}`),
  version: (number, day) => `Version ${number}, loaded on ${day}`,
  rules: 'What it asks, and of whom',
  share: (share) => `${share} done on time`,
  nothingDue: 'Nothing was due yet.',
  figures: (onTime, late, overdue) => `${onTime} on time, ${late} late, ${overdue} not done.`,
  unknown: (count) => `Of those not done, ${count} could not be checked: they do not count as done.`,
  method: 'Counted is what was due by today, and what was done before. What was done late is late for ever.',
  columns: { duty: 'Obligation', institution: 'Institution', basis: 'Legal basis', due: 'Due', state: 'State' },
  caption: 'Obligations, the earliest due first',
  states: {
    fulfilled: 'Done',
    late: 'Done late',
    open: 'To be done',
    overdue: 'Not done',
    lapsed: 'No longer asked',
  },
  late: (days) => (days === 1 ? '1 day late' : `${days} days late`),
  done: (day) => `Done on ${day}`,
  asks: 'Shown by',
  looks: {
    'liaison-appointed': 'The portal looks whether a liaison is appointed.',
    'inventory-classified': 'The portal looks whether the whole inventory has levels of access.',
    'plan-approved': 'The portal looks whether the council approved a plan.',
    'datasets-released': 'The portal counts the released datasets.',
  },
  cannotSee: 'It cannot be checked today.',
  of: (name) => `Obligations of ${name}`,
  ofLead: 'Each with its legal basis, its day and what shows that it was done.',
  noneOf: 'No law or guide that was loaded asks anything of this institution.',
  see: 'See its obligations',
  text: 'See those of all institutions',
  prove: {
    link: 'Show that it was done',
    title: 'Show that an obligation was fulfilled',
    on: 'On which day it was done',
    onHint: 'Write it like this: 2027-03-31.',
    noDay: 'Write the day like this: 2027-03-31.',
    text: 'What shows it',
    textHint: 'For example: minutes 3 of the council, item 2. Everyone sees it: write no personal data.',
    noText: 'Say what shows it.',
    url: 'Address of the document',
    submit: 'Publish the evidence',
  },
  load: {
    nav: 'Laws',
    title: 'Load a law or guide',
    lead: 'A law is a document with its rules: whom they bind, by when, and what shows that it was done. Once it is loaded, the obligations of each institution follow by themselves. Loading it again with changes makes its next version.',
    examples: 'Examples to begin with',
    use: (title) => `Use “${title}”`,
    document: 'Document (JSON)',
    documentHint: 'Change the scope, the days and the entry into force before you load it.',
    broken: 'This is not JSON. Look at commas, quotes and braces.',
    submit: 'Load',
    done: (title, version) => `“${title}” is loaded, version ${version}. The obligations have been made.`,
  },
  tag: 'Obligations',
  operations: {
    listInstruments: 'Laws and guides, what they ask for, and how much is done on time',
    listInstrumentExamples: 'Examples that come with the portal',
    loadInstrument: 'Load a law, or its next version',
    listObligations: 'Obligations of institutions with their legal basis',
    fulfilObligation: 'Show that an obligation was fulfilled',
  },
};

const fr: ObligationWords = {
  title: 'Obligations légales',
  lead: 'Ce que lois, décrets et guides demandent à chaque institution, et la part faite à temps.',
  none: 'Aucune loi ni aucun guide n’a encore été chargé.',
  citation: 'Source du texte',
  inForce: (from, to) => (to ? `En vigueur du ${from} au ${to}` : `En vigueur depuis le ${from}`),
  version: (number, day) => `Version ${number}, chargée le ${day}`,
  rules: 'Ce qui est demandé, et à qui',
  share: (share) => `${share} fait à temps`,
  nothingDue: 'Rien n’est encore arrivé à échéance.',
  figures: (onTime, late, overdue) => `${onTime} à temps, ${late} en retard, ${overdue} non faites.`,
  unknown: (count) =>
    `Parmi celles non faites, ${count} n’ont pas pu être vérifiées : elles ne comptent pas comme faites.`,
  method: 'Compte ce qui est échu et ce qui a été fait avant. Ce qui a été fait en retard le reste pour toujours.',
  columns: { duty: 'Obligation', institution: 'Institution', basis: 'Fondement', due: 'Échéance', state: 'État' },
  caption: 'Obligations, la première échéance en haut',
  states: {
    fulfilled: 'Remplie',
    late: 'Remplie en retard',
    open: 'À remplir',
    overdue: 'Non remplie',
    lapsed: 'Plus demandée',
  },
  late: (days) => (days === 1 ? '1 jour de retard' : `${days} jours de retard`),
  done: (day) => `Remplie le ${day}`,
  asks: 'Se montre par',
  looks: {
    'liaison-appointed': 'Le portail regarde si un agent de liaison est nommé.',
    'inventory-classified': 'Le portail regarde si tout l’inventaire a un niveau d’accès.',
    'plan-approved': 'Le portail regarde si le conseil a approuvé un plan.',
    'datasets-released': 'Le portail compte les jeux publiés.',
  },
  cannotSee: 'Cela ne peut pas être vérifié aujourd’hui.',
  of: (name) => `Obligations de ${name}`,
  ofLead: 'Chacune avec son fondement, son jour et ce qui montre qu’elle a été remplie.',
  noneOf: 'Aucune loi ni aucun guide chargé ne demande rien à cette institution.',
  see: 'Voir ses obligations',
  text: 'Voir celles de toutes les institutions',
  prove: {
    link: 'Montrer que c’est fait',
    title: 'Montrer qu’une obligation a été remplie',
    on: 'Quel jour cela a été fait',
    onHint: 'Écrivez-le ainsi : 2027-03-31.',
    noDay: 'Écrivez le jour ainsi : 2027-03-31.',
    text: 'Ce qui le montre',
    textHint:
      'Par exemple : procès-verbal 3 du conseil, point 2. Tout le monde le voit : n’écrivez pas de données personnelles.',
    noText: 'Dites ce qui le montre.',
    url: 'Adresse du document',
    submit: 'Publier la preuve',
  },
  load: {
    nav: 'Lois',
    title: 'Charger une loi ou un guide',
    lead: 'Une loi est un document avec ses règles : qui elles obligent, pour quand, et ce qui montre que c’est fait. Une fois chargée, les obligations de chaque institution en découlent. La charger de nouveau avec des changements fait sa version suivante.',
    examples: 'Exemples pour commencer',
    use: (title) => `Utiliser « ${title} »`,
    document: 'Document au format JSON',
    documentHint: 'Changez la portée, les jours et l’entrée en vigueur avant de le charger.',
    broken: 'Ceci n’est pas du JSON. Regardez virgules, guillemets et accolades.',
    submit: 'Charger',
    done: (title, version) => `« ${title} » est chargée, version ${version}. Les obligations ont été faites.`,
  },
  tag: 'Obligations légales',
  operations: {
    listInstruments: 'Lois et guides, ce qu’ils demandent, et la part faite à temps',
    listInstrumentExamples: 'Exemples livrés avec le portail',
    loadInstrument: 'Charger une loi, ou sa version suivante',
    listObligations: 'Obligations des institutions avec leur fondement',
    fulfilObligation: 'Montrer qu’une obligation a été remplie',
  },
};

export const obligationWords: Readonly<Record<Language, ObligationWords>> = { es, en, fr };
