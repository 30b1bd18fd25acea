import type { LanguageMap, SystemAnswer } from '@milpa/sdk';
import type { Pattern } from './graph.ts';

type Sentence = Readonly<Record<'en' | 'es' | 'fr', string>>;

/** What is counted, as it stands after “datasets”. */
export const counted: Readonly<Record<Pattern, Sentence>> = {
  all: { en: 'datasets in all', es: 'conjuntos en total', fr: 'jeux en tout' },
  tabular: {
    en: 'datasets with a table (CSV, TSV, XLS, XLSX, ODS, Parquet)',
    es: 'conjuntos con una tabla (CSV, TSV, XLS, XLSX, ODS, Parquet)',
    fr: 'jeux avec un tableau (CSV, TSV, XLS, XLSX, ODS, Parquet)',
  },
  machine: {
    en: 'datasets with a file in a format that programs read',
    es: 'conjuntos con un archivo en un formato que leen los programas',
    fr: 'jeux avec un fichier dans un format que lisent les programmes',
  },
  openMachine: {
    en: 'datasets with a file in a free format that programs read',
    es: 'conjuntos con un archivo en un formato libre que leen los programas',
    fr: 'jeux avec un fichier dans un format libre que lisent les programmes',
  },
  formats: {
    en: 'datasets in more than one format',
    es: 'conjuntos en más de un formato',
    fr: 'jeux dans plusieurs formats',
  },
  licence: {
    en: 'datasets that say their licence',
    es: 'conjuntos que dicen su licencia',
    fr: 'jeux qui indiquent leur licence',
  },
  openLicence: {
    en: 'datasets under an open licence',
    es: 'conjuntos con licencia abierta',
    fr: 'jeux sous licence ouverte',
  },
  openStructured: {
    en: 'datasets under an open licence and in a format that programs read',
    es: 'conjuntos con licencia abierta y en un formato que leen los programas',
    fr: 'jeux sous licence ouverte et dans un format que lisent les programmes',
  },
  contact: {
    en: 'datasets that name a contact',
    es: 'conjuntos que nombran un contacto',
    fr: 'jeux qui nomment un contact',
  },
  period: {
    en: 'datasets that say which time they are about',
    es: 'conjuntos que dicen de qué periodo tratan',
    fr: 'jeux qui indiquent leur période',
  },
  nextUpdate: {
    en: 'datasets that say how often they are updated',
    es: 'conjuntos que dicen cada cuánto se actualizan',
    fr: 'jeux qui indiquent leur fréquence de mise à jour',
  },
  method: {
    en: 'datasets that say how they were made',
    es: 'conjuntos que dicen cómo se hicieron',
    fr: 'jeux qui indiquent comment ils ont été faits',
  },
  closed: {
    en: 'datasets that are not for everybody',
    es: 'conjuntos que no son para todos',
    fr: 'jeux qui ne sont pas pour tous',
  },
  downloadUrl: {
    en: 'datasets that say where a file is downloaded',
    es: 'conjuntos que dicen dónde se descarga un archivo',
    fr: 'jeux qui indiquent où télécharger un fichier',
  },
  accessUrl: {
    en: 'datasets that say where the data are reached',
    es: 'conjuntos que dicen dónde se accede a los datos',
    fr: 'jeux qui indiquent où accéder aux données',
  },
  highValue: {
    en: 'datasets marked as of high value',
    es: 'conjuntos marcados como de alto valor',
    fr: 'jeux marqués comme de forte valeur',
  },
  kept: {
    en: 'datasets with a file that this portal itself gives, without account or charge',
    es: 'conjuntos con un archivo que este portal entrega, sin cuenta ni cobro',
    fr: 'jeux avec un fichier que ce portail donne lui-même, sans compte ni frais',
  },
  licences: { en: 'different licences', es: 'licencias distintas', fr: 'licences différentes' },
};

export const ofAll = (pattern: Pattern, count: number, total: number): LanguageMap => ({
  en: `${count} of ${total}: ${counted[pattern].en}.`,
  es: `${count} de ${total}: ${counted[pattern].es}.`,
  fr: `${count} sur ${total}\u00a0: ${counted[pattern].fr}.`,
});

export const countedLicences = (many: number): LanguageMap => ({
  en: `Different licences in use: ${many}.`,
  es: `Licencias distintas en uso: ${many}.`,
  fr: `Licences différentes utilisées\u00a0: ${many}.`,
});

export const noDatasets: LanguageMap = {
  en: 'There is no dataset here yet, so there is nothing to count.',
  es: 'Aquí todavía no hay conjuntos de datos: no hay nada que contar.',
  fr: 'Il n’y a encore aucun jeu de données ici\u00a0: rien à compter.',
};

export const couldNotLook = (): SystemAnswer => ({
  answer: null,
  says: {
    en: 'The portal could not look just now. Open the page again later.',
    es: 'El portal no pudo revisarlo ahora. Abra la página más tarde.',
    fr: 'Le portail n’a pas pu regarder. Rouvrez la page plus tard.',
  },
  proofs: [],
});

export const operationsAbout = (words: string): LanguageMap => ({
  en: `Operations of the portal’s API whose address names one of: ${words}`,
  es: `Operaciones de la API del portal cuya dirección nombra alguna de: ${words}`,
  fr: `Opérations de l’API du portail dont l’adresse nomme\u00a0: ${words}`,
});
export const operationNamed = (operation: string): LanguageMap => ({
  en: `The operation ${operation} of the portal’s API, without an account`,
  es: `La operación ${operation} de la API del portal, sin cuenta`,
  fr: `L’opération ${operation} de l’API du portail, sans compte`,
});
export const noFunction: LanguageMap = {
  en: 'The portal has no such function: its pages do only what its API offers, and the API offers nothing of the kind.',
  es: 'El portal no tiene esa función: sus páginas solo hacen lo que ofrece su API, y la API no ofrece nada así.',
  fr: 'Le portail n’a pas cette fonction\u00a0: ses pages ne font que ce qu’offre son API, et l’API n’offre rien de tel.',
};
export const someFunction: LanguageMap = {
  en: 'The portal’s API offers something of the kind. Whether it is what the question means, a person says.',
  es: 'La API del portal ofrece algo así. Si es lo que pide la pregunta, lo dice una persona.',
  fr: 'L’API du portail offre quelque chose de ce genre. Si c’est ce que demande la question, une personne le dit.',
};
export const candidates = (count: number): LanguageMap =>
  count === 0
    ? {
        en: 'No dataset was found by these words. That does not prove that there is none: a person says.',
        es: 'No se encontró ningún conjunto con estas palabras. Eso no prueba que no haya: lo dice una persona.',
        fr: 'Aucun jeu n’a été trouvé avec ces mots. Cela ne prouve pas qu’il n’y en a pas\u00a0: une personne le dit.',
      }
    : {
        en: `Datasets found by these words: ${count}. Whether one of them is meant, a person says and names it.`,
        es: `Conjuntos encontrados con estas palabras: ${count}. Si alguno es el que se pide, lo dice una persona y lo nombra.`,
        fr: `Jeux trouvés avec ces mots\u00a0: ${count}. Si l’un d’eux est celui demandé, une personne le dit et le nomme.`,
      };
export const searched = (words: string): LanguageMap => ({
  en: `Datasets found by “${words}”`,
  es: `Conjuntos encontrados con «${words}»`,
  fr: `Jeux trouvés avec «\u00a0${words}\u00a0»`,
});

export const obtainable = ({ en, es, fr }: Sentence): LanguageMap => ({
  en: `Datasets pointed out as “${en}” that can be had`,
  es: `Conjuntos señalados como «${es}» que se pueden obtener`,
  fr: `Jeux désignés comme «\u00a0${fr}\u00a0» que l’on peut obtenir`,
});
export const pointedOut: LanguageMap = {
  en: 'A steward pointed out the dataset, and it can be had.',
  es: 'Quien custodia los datos señaló el conjunto, y se puede obtener.',
  fr: 'La personne qui veille sur les données a désigné le jeu, et on peut l’obtenir.',
};
export const notObtained: LanguageMap = {
  en: 'A steward pointed out a dataset. Whether it can be had, the portal could not see: a person says.',
  es: 'Quien custodia los datos señaló un conjunto. El portal no pudo ver si se puede obtener: lo dice una persona.',
  fr: 'La personne qui veille sur les données a désigné un jeu. Le portail n’a pas pu voir si on peut l’obtenir\u00a0: une personne le dit.',
};

export const says = {
  shown: {
    en: 'The portal shows this, each with the datasets it was made of.',
    es: 'El portal lo muestra, cada uno con los conjuntos de datos que usa.',
    fr: 'Le portail le montre, chacun avec les jeux de données utilisés.',
  },
  shownUnsorted: {
    en: 'The portal shows what people made, but not sorted in the way that is asked here: a person has to look.',
    es: 'El portal muestra lo que se hizo, pero no clasificado como aquí se pregunta: tiene que verlo una persona.',
    fr: 'Le portail montre ce qui a été fait, mais pas classé comme on le demande ici : une personne doit regarder.',
  },
  noneShown: {
    en: 'Nobody sent in anything of the kind that was accepted, so the portal shows none.',
    es: 'Nadie ha enviado algo así que se haya aceptado, de modo que el portal no muestra nada.',
    fr: 'Personne n’a envoyé quelque chose de ce genre qui ait été accepté : le portail n’en montre aucun.',
  },
  openToAll: {
    en: 'The portal offers this to everybody, without an account.',
    es: 'El portal lo ofrece a todas las personas, sin cuenta.',
    fr: 'Le portail l’offre à tous, sans compte.',
  },
  notOffered: {
    en: 'The portal does not offer this by its own API. Whether something else serves, a person says.',
    es: 'El portal no lo ofrece por su propia API. Si otra cosa sirve, lo dice una persona.',
    fr: 'Le portail ne l’offre pas par sa propre API. Si autre chose convient, une personne le dit.',
  },
  spread: {
    en: 'The mean of all countries, to which this count would be compared, was never published.',
    es: 'El promedio de los países, con el que se compararía este conteo, nunca se publicó.',
    fr: 'La moyenne des pays, à laquelle ce compte serait comparé, n’a jamais été publiée.',
  },
  central: {
    en: 'This portal is there and holds these datasets. Whether it is the one central portal, a person says.',
    es: 'Este portal existe y tiene estos conjuntos. Si es el portal central único, lo dice una persona.',
    fr: 'Ce portail existe et contient ces jeux. S’il est le portail central unique, une personne le dit.',
  },
  register: {
    en: 'The list was asked without an account and answered, and no dataset is marked as not for everybody.',
    es: 'La lista se consultó sin cuenta y respondió, y ningún conjunto está marcado como no público.',
    fr: 'La liste a été demandée sans compte et a répondu, et aucun jeu n’est marqué comme non public.',
  },
  registerSome: {
    en: 'Some datasets are not for everybody. Whether one must register for them, a person says.',
    es: 'Algunos conjuntos no son para todos. Si hay que registrarse para obtenerlos, lo dice una persona.',
    fr: 'Certains jeux ne sont pas pour tous. S’il faut s’inscrire pour les obtenir, une personne le dit.',
  },
  free: {
    en: 'Every dataset has a file that this portal gives without account or charge.',
    es: 'Cada conjunto tiene un archivo que este portal entrega sin cuenta ni cobro.',
    fr: 'Chaque jeu a un fichier que ce portail donne sans compte ni frais.',
  },
  freeSome: {
    en: 'Some datasets lie elsewhere. Whether they are free of charge there, the portal cannot see.',
    es: 'Algunos conjuntos están en otros sitios. El portal no puede ver si allí son gratuitos.',
    fr: 'Certains jeux se trouvent ailleurs. Le portail ne voit pas s’ils y sont gratuits.',
  },
  seven: {
    en: 'Of the seven things the portal sees four: terms, period, next update and method. The others a person says.',
    es: 'De las siete cosas el portal ve cuatro: condiciones, periodo, próxima actualización y método. Las demás las dice una persona.',
    fr: 'Des sept éléments le portail en voit quatre\u00a0: conditions, période, prochaine mise à jour et méthode. Le reste, une personne le dit.',
  },
  addDataset: {
    en: 'The API takes new datasets from accounts with the right to write. Whether users count among them, a person says.',
    es: 'La API acepta conjuntos de cuentas con permiso para escribir. Si eso incluye a las personas usuarias, lo dice una persona.',
    fr: 'L’API accepte des jeux de comptes autorisés à écrire. Si les utilisateurs en font partie, une personne le dit.',
  },
  notices: {
    en: 'A feed tells of every release. Whether that is the notice the question means, a person says.',
    es: 'Un canal avisa de cada publicación. Si es el aviso que pide la pregunta, lo dice una persona.',
    fr: 'Un flux annonce chaque publication. Si c’est l’avis que demande la question, une personne le dit.',
  },
  answers: { en: 'This address answers.', es: 'Esta dirección responde.', fr: 'Cette adresse répond.' },
  silent: {
    en: 'This address did not answer as it should. A person looks.',
    es: 'Esta dirección no respondió como debía. Lo revisa una persona.',
    fr: 'Cette adresse n’a pas répondu comme prévu. Une personne regarde.',
  },
  someMarked: {
    en: 'Some datasets carry the mark.',
    es: 'Hay conjuntos con la marca.',
    fr: 'Des jeux portent la marque.',
  },
  noneMarked: {
    en: 'No dataset carries the mark. Whether one should, a person says.',
    es: 'Ningún conjunto lleva la marca. Si alguno debería, lo dice una persona.',
    fr: 'Aucun jeu ne porte la marque. Si l’un devrait, une personne le dit.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export const shownReuses: LanguageMap = {
  en: 'What people made of the data, as anyone sees it',
  es: 'Lo que se hizo con los datos, como cualquiera lo ve',
  fr: 'Ce qui a été fait des données, comme chacun le voit',
};
