import type { CharterCheck, CharterPrinciple, Language, ValueCheck } from '@milpa/sdk';

interface Principle {
  readonly name: string;
  /** What only people can judge. */
  readonly people: string;
}

/** Words of the pages on high-value data, the charters and the indices of others. */
export interface CharterWords {
  readonly title: string;
  readonly lead: string;
  readonly sum: (filled: string, all: string) => string;
  readonly nobody: string;
  readonly added: string;
  readonly areas: {
    readonly title: string;
    readonly told: (filled: string, all: string, areas: string) => string;
    readonly columns: Readonly<Record<'part' | 'pass' | 'unknown' | 'fail', string>>;
    readonly area: (name: string, filled: string, all: string) => string;
    readonly themed: (count: string, related: string) => string;
  };
  readonly checks: {
    readonly title: string;
    readonly told: (best: string, count: string, all: string) => string;
    readonly names: Readonly<Record<ValueCheck, string>>;
    readonly columns: Readonly<Record<'part' | 'pass' | 'unknown' | 'fail', string>>;
  };
  readonly table: { readonly caption: (area: string) => string; readonly slot: string; readonly dataset: string };
  readonly outcomes: Readonly<Record<'pass' | 'fail' | 'unknown', string>>;
  readonly look: string;
  readonly since: (day: string) => string;
  readonly principles: {
    readonly title: string;
    readonly lead: string;
    readonly told: (best: string, bestShare: string, worst: string, worstShare: string) => string;
    readonly names: Readonly<Record<CharterPrinciple, Principle>>;
    readonly checks: Readonly<Record<CharterCheck, string>>;
    readonly people: string;
    readonly share: (held: string, unknown: string) => string;
  };
  readonly say: {
    readonly link: string;
    readonly title: (name: string) => string;
    readonly lead: string;
    readonly slot: string;
    readonly choose: string;
    readonly noSlot: string;
    readonly note: string;
    readonly noteHint: string;
    readonly submit: string;
    readonly now: string;
    readonly none: string;
    readonly clear: (slot: string) => string;
  };
  readonly lists: {
    readonly title: string;
    readonly nav: string;
    readonly lead: string;
    readonly sum: (low: string, high: string) => string;
    readonly chart: string;
    readonly kind: string;
    readonly caption: string;
    readonly points: (points: string) => string;
    readonly between: (low: string, high: string) => string;
  };
  readonly source: string;
  readonly operations: Readonly<Record<'getCharterReport' | 'fillSlot' | 'clearSlot' | 'getChecklist', string>>;
}

const es: CharterWords = {
  title: 'Datos de alto valor',
  lead: 'Las 14 áreas de la Carta de Datos Abiertos del G8 y los 53 datos por los que pregunta la OCDE: qué hay de ellos aquí y cómo está.',
  sum: (filled, all) => `De ${all} datos de alto valor, de ${filled} se ha dicho cuál conjunto es.`,
  nobody: 'Nadie ha dicho cuál conjunto es',
  added: 'Agregados por la OCDE',
  areas: {
    title: 'Por área',
    told: (filled, all, areas) =>
      `Se ha dicho cuál conjunto es en ${filled} de ${all} casos, de ${areas} áreas. De los demás no se sabe: pueden estar publicados sin que nadie lo haya señalado.`,
    columns: { part: 'Área', pass: 'Señalado', unknown: 'Nadie lo ha dicho', fail: 'No está' },
    area: (name, filled, all) => `${name}: ${filled} de ${all}`,
    themed: (count, related) => `Conjuntos con esta área como tema: ${count}; con temas afines: ${related}.`,
  },
  checks: {
    title: 'Cómo están',
    told: (best, count, all) => `Lo que más se cumple es «${best}»: en ${count} de ${all}.`,
    names: {
      present: 'Se puede obtener',
      fresh: 'Al día',
      licence: 'Licencia abierta',
      format: 'Formato libre y legible por máquina',
      bulk: 'Descarga completa',
      api: 'API para programas',
    },
    columns: { part: 'Revisión', pass: 'Sí', unknown: 'No se sabe', fail: 'No' },
  },
  table: { caption: (area) => `Datos de alto valor: ${area}`, slot: 'Dato', dataset: 'Conjunto' },
  outcomes: { pass: 'sí', fail: 'no', unknown: 'no se sabe' },
  look: 'Buscarlo en el catálogo',
  since: (day) => `señalado el ${day}`,
  principles: {
    title: 'Principios de la Carta Internacional de Datos Abiertos',
    lead: 'Lo que un catálogo puede revisar de los seis principios, como parte de lo publicado. Lo demás lo juzgan personas.',
    told: (best, bestShare, worst, worstShare) =>
      `Lo mejor: «${best}» (${bestShare}). Lo más flojo: «${worst}» (${worstShare}).`,
    names: {
      open: { name: 'Abiertos por defecto', people: 'si las razones para no abrir son buenas.' },
      timely: { name: 'Oportunos y completos', people: 'si son exactos y cubren todo el asunto.' },
      usable: { name: 'Accesibles y utilizables', people: 'si se entienden.' },
      comparable: { name: 'Comparables e interoperables', people: 'si los mismos nombres significan lo mismo.' },
      governance: { name: 'Para mejorar la gobernanza', people: 'si las respuestas a la gente son buenas.' },
      inclusive: { name: 'Para el desarrollo incluyente', people: 'si de verdad sirvieron a alguien.' },
    },
    checks: {
      openLicence: 'Licencia abierta',
      onTime: 'Actualizados como se prometió',
      period: 'Dicen qué periodo cubren',
      place: 'Dicen de qué lugar tratan',
      linksAnswer: 'Su dirección responde',
      machineReadable: 'Legibles por máquina',
      freeFormat: 'Formato libre',
      dcatAp: 'Descripción conforme a DCAT-AP',
      formatNamed: 'Formato de la lista común',
      contact: 'Tienen contacto',
      keywords: 'Tienen palabras clave',
      licenceNamed: 'Dicen su licencia',
    },
    people: 'Lo juzgan personas',
    share: (held, unknown) => `${held} sí, ${unknown} sin revisar`,
  },
  say: {
    link: 'Decir qué dato de alto valor es',
    title: (name) => `¿Es «${name}» un dato de alto valor?`,
    lead: 'Señale cuál de los 53 datos es este conjunto. Se guarda quién lo dijo y cuándo, y se muestra a todo el mundo que se dijo.',
    slot: 'Es el dato',
    choose: 'Elija uno',
    noSlot: 'Elija de la lista cuál dato es.',
    note: 'Por qué es este',
    noteHint: 'Por ejemplo: lo publica la autoridad que lleva el registro.',
    submit: 'Señalarlo',
    now: 'Ya señalado como',
    none: 'Todavía no se ha señalado como ninguno.',
    clear: (slot) => `Quitar «${slot}»`,
  },
  lists: {
    title: 'Listas de preguntas de otros índices',
    nav: 'Índice',
    lead: 'Las preguntas de otros índices, contestadas con lo que el catálogo sabe de los datos señalados. Lo que no se sabe queda sin contestar.',
    sum: (low, high) => `Con lo que se sabe, el promedio está entre ${low} y ${high} de 100.`,
    chart: 'Puntos por clase de datos',
    kind: 'Datos',
    caption: 'Respuestas por clase de datos',
    points: (points) => `${points} puntos`,
    between: (low, high) => `entre ${low} y ${high}`,
  },
  source: 'Fuente',
  operations: {
    getCharterReport: 'Las áreas de alto valor dato por dato, y lo que se puede revisar de la Carta',
    fillSlot: 'Decir que un conjunto es el que pide un dato de alto valor',
    clearSlot: 'Decir que ya no lo es',
    getChecklist: 'El Barómetro de Datos Abiertos o el Índice Global como preguntas, contestadas hasta donde se sabe',
  },
};

const en: CharterWords = {
  title: 'High-value data',
  lead: 'The 14 areas of the G8 Open Data Charter and the 53 datasets that the OECD asks for: which are here, and in what state.',
  sum: (filled, all) => `Of ${all} datasets of high value, somebody has said of ${filled} which they are.`,
  nobody: 'Nobody has said which dataset this is',
  added: 'Added by the OECD',
  areas: {
    title: 'By area',
    told: (filled, all, areas) =>
      `Somebody has said which dataset it is in ${filled} of ${all} cases, in ${areas} areas. Of the others nothing is known: they may be published without anybody having pointed them out.`,
    columns: { part: 'Area', pass: 'Pointed out', unknown: 'Nobody has said', fail: 'Not there' },
    area: (name, filled, all) => `${name}: ${filled} of ${all}`,
    themed: (count, related) => `Datasets with this area as theme: ${count}; with related themes: ${related}.`,
  },
  checks: {
    title: 'In what state they are',
    told: (best, count, all) => `What holds most often is “${best}”: in ${count} of ${all}.`,
    names: {
      present: 'Can be had',
      fresh: 'Up to date',
      licence: 'Open licence',
      format: 'Free and machine-readable format',
      bulk: 'Bulk download',
      api: 'API for programs',
    },
    columns: { part: 'Check', pass: 'Yes', unknown: 'Not known', fail: 'No' },
  },
  table: { caption: (area) => `High-value data: ${area}`, slot: 'Asked for', dataset: 'Dataset' },
  outcomes: { pass: 'yes', fail: 'no', unknown: 'not known' },
  look: 'Look for it in the catalogue',
  since: (day) => `pointed out on ${day}`,
  principles: {
    title: 'Principles of the International Open Data Charter',
    lead: 'What a catalogue can check of the six principles, as a share of what is released. The rest is for people to judge.',
    told: (best, bestShare, worst, worstShare) =>
      `Best: “${best}” (${bestShare}). Weakest: “${worst}” (${worstShare}).`,
    names: {
      open: { name: 'Open by default', people: 'whether the reasons for not opening are good.' },
      timely: { name: 'Timely and comprehensive', people: 'whether they are accurate and cover the whole matter.' },
      usable: { name: 'Accessible and usable', people: 'whether they can be understood.' },
      comparable: { name: 'Comparable and interoperable', people: 'whether the same names mean the same things.' },
      governance: { name: 'For improved governance', people: 'whether the answers people get are good.' },
      inclusive: { name: 'For inclusive development', people: 'whether they were of real use to anyone.' },
    },
    checks: {
      openLicence: 'Openly licensed',
      onTime: 'Updated as promised',
      period: 'Say which period they cover',
      place: 'Say which place they are about',
      linksAnswer: 'Their address answers',
      machineReadable: 'Machine-readable',
      freeFormat: 'Free format',
      dcatAp: 'Described by the rules of DCAT-AP',
      formatNamed: 'Format from the common list',
      contact: 'Have a contact',
      keywords: 'Have keywords',
      licenceNamed: 'Name their licence',
    },
    people: 'For people to judge',
    share: (held, unknown) => `${held} yes, ${unknown} not checked`,
  },
  say: {
    link: 'Say which high-value dataset this is',
    title: (name) => `Is “${name}” of high value?`,
    lead: 'Say which of the 53 this dataset is. Who said so and when is kept, and everyone sees that it was said.',
    slot: 'It is',
    choose: 'Choose one',
    noSlot: 'Choose from the list which one it is.',
    note: 'Why it is this one',
    noteHint: 'For example: the authority that keeps the register publishes it.',
    submit: 'Say so',
    now: 'Already said to be',
    none: 'It has not been said to be any of them.',
    clear: (slot) => `Take back “${slot}”`,
  },
  lists: {
    title: 'Questions of other indices',
    nav: 'Index',
    lead: 'The questions of other indices, answered with what the catalogue knows of the datasets that were pointed out. What is not known stays unanswered.',
    sum: (low, high) => `With what is known, the mean is between ${low} and ${high} of 100.`,
    chart: 'Points by kind of data',
    kind: 'Data',
    caption: 'Answers by kind of data',
    points: (points) => `${points} points`,
    between: (low, high) => `between ${low} and ${high}`,
  },
  source: 'Source',
  operations: {
    getCharterReport: 'The high-value areas one by one, and what can be checked of the Charter',
    fillSlot: 'Say that a dataset is the one a slot of high-value data asks for',
    clearSlot: 'Say that it no longer is',
    getChecklist: 'The Open Data Barometer or the Global Open Data Index as questions, answered as far as is known',
  },
};

const fr: CharterWords = {
  title: 'Données à forte valeur',
  lead: 'Les 14 domaines de la Charte du G8 pour l’ouverture des données publiques et les 53 jeux que demande l’OCDE : lesquels sont ici, et dans quel état.',
  sum: (filled, all) => `Sur ${all} jeux à forte valeur, on a dit de ${filled} lesquels ils sont.`,
  nobody: 'Personne n’a dit de quel jeu il s’agit',
  added: 'Ajoutés par l’OCDE',
  areas: {
    title: 'Par domaine',
    told: (filled, all, areas) =>
      `On a dit de quel jeu il s’agit dans ${filled} cas sur ${all}, dans ${areas} domaines. Des autres on ne sait rien : ils sont peut-être publiés sans que personne ne l’ait signalé.`,
    columns: { part: 'Domaine', pass: 'Signalé', unknown: 'Personne ne l’a dit', fail: 'Absent' },
    area: (name, filled, all) => `${name} : ${filled} sur ${all}`,
    themed: (count, related) => `Jeux avec ce domaine pour thème : ${count} ; avec des thèmes proches : ${related}.`,
  },
  checks: {
    title: 'Dans quel état ils sont',
    told: (best, count, all) => `Ce qui vaut le plus souvent est « ${best} » : ${count} sur ${all}.`,
    names: {
      present: 'S’obtient',
      fresh: 'À jour',
      licence: 'Licence ouverte',
      format: 'Format libre et lisible par machine',
      bulk: 'Téléchargement complet',
      api: 'API pour les programmes',
    },
    columns: { part: 'Vérification', pass: 'Oui', unknown: 'On ne sait pas', fail: 'Non' },
  },
  table: { caption: (area) => `Données à forte valeur : ${area}`, slot: 'Demandé', dataset: 'Jeu de données' },
  outcomes: { pass: 'oui', fail: 'non', unknown: 'on ne sait pas' },
  look: 'Le chercher dans le catalogue',
  since: (day) => `signalé le ${day}`,
  principles: {
    title: 'Principes de la Charte internationale des données ouvertes',
    lead: 'Ce qu’un catalogue peut vérifier des six principes, en part de ce qui est publié. Le reste, des personnes le jugent.',
    told: (best, bestShare, worst, worstShare) =>
      `Le mieux : « ${best} » (${bestShare}). Le plus faible : « ${worst} » (${worstShare}).`,
    names: {
      open: { name: 'Ouvertes par défaut', people: 'si les raisons de ne pas ouvrir sont bonnes.' },
      timely: { name: 'À jour et complètes', people: 'si elles sont exactes et couvrent tout le sujet.' },
      usable: { name: 'Accessibles et utilisables', people: 'si on les comprend.' },
      comparable: { name: 'Comparables et interopérables', people: 'si les mêmes noms disent la même chose.' },
      governance: { name: 'Pour une meilleure gouvernance', people: 'si les réponses données aux gens sont bonnes.' },
      inclusive: { name: 'Pour un développement inclusif', people: 'si elles ont vraiment servi à quelqu’un.' },
    },
    checks: {
      openLicence: 'Licence ouverte',
      onTime: 'Mises à jour comme promis',
      period: 'Disent quelle période elles couvrent',
      place: 'Disent de quel lieu elles parlent',
      linksAnswer: 'Leur adresse répond',
      machineReadable: 'Lisibles par machine',
      freeFormat: 'Format libre',
      dcatAp: 'Décrites selon DCAT-AP',
      formatNamed: 'Format de la liste commune',
      contact: 'Ont un contact',
      keywords: 'Ont des mots-clés',
      licenceNamed: 'Disent leur licence',
    },
    people: 'Des personnes jugent',
    share: (held, unknown) => `${held} oui, ${unknown} non vérifié`,
  },
  say: {
    link: 'Dire de quel jeu à forte valeur il s’agit',
    title: (name) => `« ${name} » est-il à forte valeur ?`,
    lead: 'Dites lequel des 53 est ce jeu. On garde qui l’a dit et quand, et tout le monde voit que cela a été dit.',
    slot: 'C’est',
    choose: 'Choisissez',
    noSlot: 'Choisissez dans la liste lequel c’est.',
    note: 'Pourquoi celui-ci',
    noteHint: 'Par exemple : l’autorité qui tient le registre le publie.',
    submit: 'Le signaler',
    now: 'Déjà signalé comme',
    none: 'Il n’a encore été signalé comme aucun.',
    clear: (slot) => `Retirer « ${slot} »`,
  },
  lists: {
    title: 'Questions d’autres indices',
    nav: 'Indice',
    lead: 'Les questions d’autres indices, avec ce que le catalogue sait des jeux signalés. Ce que l’on ne sait pas reste sans réponse.',
    sum: (low, high) => `Avec ce que l’on sait, la moyenne est entre ${low} et ${high} sur 100.`,
    chart: 'Points par sorte de données',
    kind: 'Données',
    caption: 'Réponses par sorte de données',
    points: (points) => `${points} pts`,
    between: (low, high) => `entre ${low} et ${high} points`,
  },
  source: 'D’après',
  operations: {
    getCharterReport: 'Les domaines à forte valeur un par un, et ce qui peut être vérifié de la Charte',
    fillSlot: 'Dire qu’un jeu est celui que demande une donnée à forte valeur',
    clearSlot: 'Dire qu’il ne l’est plus',
    getChecklist: 'Le Baromètre des données ouvertes ou l’Indice mondial en questions, avec les réponses connues',
  },
};

export const charterWords: Readonly<Record<Language, CharterWords>> = { es, en, fr };
