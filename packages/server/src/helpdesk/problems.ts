import { type CaseEvent, type CaseObject, type CaseState, type LanguageMap, Problem } from '@milpa/sdk';

export const noSuchCase = (id: string): Problem =>
  new Problem('not-found', {
    en: `There is no case ${id}. They are listed at /api/v1/cases.`,
    es: `No hay un caso ${id}. Están en /api/v1/cases.`,
    fr: `Il n'y a pas de dossier ${id}. Ils sont listés dans /api/v1/cases.`,
  });

export const noSuchObject = ({ kind, id }: CaseObject): Problem =>
  new Problem('not-found', {
    en: `There is no ${kind} ${id} to open a case about. Copy its identifier from its page.`,
    es: `No hay ${nouns[kind].es} ${id} sobre qué abrir un caso. Copie el identificador de su página.`,
    fr: `Il n'y a pas ${nouns[kind].fr} ${id} au sujet duquel ouvrir un dossier. Copiez l'identifiant de sa page.`,
  });
const nouns: Record<CaseObject['kind'], { readonly es: string; readonly fr: string }> = {
  dataset: { es: 'un conjunto de datos', fr: 'de jeu de données' },
  distribution: { es: 'un archivo publicado', fr: 'de fichier publié' },
  release: { es: 'una versión', fr: 'de version' },
  institution: { es: 'una institución', fr: "d'institution" },
  holding: { es: 'un dato de inventario', fr: "d'élément d'inventaire" },
  commitment: { es: 'un compromiso', fr: "d'engagement" },
};

/** The sentence is in three languages, a field's own words would not be: pages say it beside the field themselves. */
export const wordsMissing = (): Problem =>
  new Problem('invalid-request', {
    en: 'Say something, so that the other side knows what this is about.',
    es: 'Escriba algo, para que la otra parte sepa de qué se trata.',
    fr: "Écrivez quelque chose, pour que l'autre partie sache de quoi il s'agit.",
  });

export const noSuchPost = (): Problem =>
  new Problem('invalid-request', {
    en: 'This role is not held there: posts of an institution are its own, the policy unit is of the whole portal.',
    es: 'Esa función no existe ahí: los puestos de una institución son suyos y la unidad de política es de todo el portal.',
    fr: "Ce rôle n'existe pas là : les postes d'une institution sont les siens, l'unité de politique est celle de tout le portail.",
  });

export const postDoesNotAnswer = (): Problem =>
  new Problem('invalid-request', {
    en: 'Whoever holds this post cannot answer cases. Choose one that writes, cares for or stands for the data.',
    es: 'Quien ocupa ese puesto no puede contestar casos. Elija uno que escriba, cuide o represente los datos.',
    fr: 'La personne à ce poste ne peut pas répondre aux dossiers. Choisissez-en un qui écrit, soigne ou représente les données.',
  });

export const tooManyReports = (retryAfter: number): Problem => {
  const minutes = Math.ceil(retryAfter / 60);
  return new Problem(
    'too-many-requests',
    {
      en: `Many reports came at once. Yours is welcome in ${minutes} min; keep your text until then.`,
      es: `Llegaron muchos reportes a la vez. El suyo será bienvenido en ${minutes} min; guarde su texto mientras tanto.`,
      fr: `Beaucoup de signalements sont arrivés à la fois. Le vôtre sera bienvenu dans ${minutes} min ; gardez votre texte jusque-là.`,
    },
    { retryAfter: Math.ceil(retryAfter) },
  );
};

export const caseIsOver = (state: CaseState, event: CaseEvent): Problem =>
  new Problem('conflict', event === 'reopen' && state !== 'closed' ? stillOpen : over[state]);

const stillOpen: LanguageMap = {
  en: 'This case is open: write in it what is still missing.',
  es: 'Este caso está abierto: escriba en él lo que todavía falta.',
  fr: 'Ce dossier est ouvert : écrivez-y ce qui manque encore.',
};
const solved: LanguageMap = {
  en: 'This case is solved. Open it again if it is not.',
  es: 'Este caso está resuelto. Ábralo de nuevo si no es así.',
  fr: "Ce dossier est résolu. Rouvrez-le si ce n'est pas le cas.",
};
const over: Record<CaseState, LanguageMap> = {
  open: stillOpen,
  answered: stillOpen,
  reopened: stillOpen,
  solved,
  closed: {
    en: 'This case is closed for good. Open a new one.',
    es: 'Este caso está cerrado definitivamente. Abra uno nuevo.',
    fr: 'Ce dossier est clos définitivement. Ouvrez-en un nouveau.',
  },
};
