import type { LanguageMap } from '@milpa/sdk';

type Words = Required<LanguageMap>;

export interface Field {
  /** Below /metadata/. */
  readonly at: string;
  /** Below the distribution, when the property is one of distributions. */
  readonly within?: string;
  readonly name: Words;
  readonly advice: LanguageMap;
}

const field = (
  at: string,
  name: readonly [string, string, string],
  advice?: readonly [string, string, string],
  within?: string,
): Field => ({
  at,
  ...(within === undefined ? {} : { within }),
  name: { es: name[0], en: name[1], fr: name[2] },
  advice: advice ? { es: advice[0], en: advice[1], fr: advice[2] } : {},
});

/** By the last part of the property's address. What to do says where to go, and why it is worth it. */
export const fields: Readonly<Record<string, Field>> = {
  title: field(
    'title',
    ['el título', 'the title', 'le titre'],
    [
      'Escriba un título con las palabras que usaría quien busca los datos.',
      'Write a title in the words that people who look for the data would use.',
      'Écrivez un titre avec les mots de ceux qui cherchent les données.',
    ],
    'title',
  ),
  description: field(
    'description',
    ['la descripción', 'the description', 'la description'],
    [
      'Diga en dos o tres frases qué contienen los datos, de dónde salen y qué no cubren.',
      'Say in two or three sentences what the data hold, where they come from and what they leave out.',
      'Dites en deux ou trois phrases ce que contiennent les données, d’où elles viennent et ce qu’elles laissent de côté.',
    ],
    'description',
  ),
  publisher: field('', ['la institución que publica', 'the publishing institution', 'l’institution qui publie']),
  contactPoint: field(
    'contact',
    ['el contacto', 'the contact', 'le contact'],
    [
      'Indique el puesto o la oficina que responde preguntas, con su correo.',
      'Name the post or office that answers questions, with its e-mail.',
      'Indiquez le poste ou le bureau qui répond aux questions, avec son adresse.',
    ],
  ),
  fn: field(
    'contact/name',
    ['el nombre del contacto', 'the name of the contact', 'le nom du contact'],
    [
      'Escriba el nombre del puesto o de la oficina.',
      'Write the name of the post or office.',
      'Écrivez le nom du poste ou du bureau.',
    ],
  ),
  hasEmail: field(
    'contact/email',
    ['el correo del contacto', 'the e-mail of the contact', 'l’adresse du contact'],
    [
      'Escriba un correo institucional que alguien lea.',
      'Write an e-mail of the institution that somebody reads.',
      'Écrivez une adresse de l’institution que quelqu’un lit.',
    ],
  ),
  theme: field(
    'themes',
    ['el tema', 'the theme', 'le thème'],
    [
      'Elija al menos un tema: así aparecen los datos en los listados de otros portales.',
      'Choose at least one theme: by it the data appear in the lists of other portals.',
      'Choisissez au moins un thème : c’est par lui que les données apparaissent dans d’autres portails.',
    ],
  ),
  keyword: field(
    'keywords',
    ['las palabras clave', 'the keywords', 'les mots-clés'],
    [
      'Agregue palabras que la gente buscaría y que no están en el título.',
      'Add words people would search for that are not in the title.',
      'Ajoutez des mots que l’on chercherait et qui ne sont pas dans le titre.',
    ],
  ),
  accrualPeriodicity: field(
    'frequency',
    ['la frecuencia de actualización', 'the update frequency', 'la fréquence de mise à jour'],
    [
      'Elija cada cuánto promete actualizar los datos.',
      'Choose how often you promise to update the data.',
      'Choisissez à quelle fréquence vous promettez de mettre à jour les données.',
    ],
  ),
  spatial: field(
    'spatial',
    ['el lugar que cubren los datos', 'the place the data cover', 'le lieu couvert'],
    [
      'Diga qué estado, municipio o país cubren: permite encontrarlos en el mapa.',
      'Say which state, municipality or country they cover: it lets people find them on the map.',
      'Dites quel État, quelle commune ou quel pays elles couvrent : on les trouve ainsi sur la carte.',
    ],
  ),
  bbox: field(
    'spatial/bbox',
    ['el rectángulo del lugar', 'the box of the place', 'le rectangle du lieu'],
    [
      'Elija el lugar de la lista, que ya trae su rectángulo, o escriba sus cuatro coordenadas.',
      'Choose the place from the list, which has its box, or write its four coordinates.',
      'Choisissez le lieu dans la liste, qui a son rectangle, ou écrivez ses quatre coordonnées.',
    ],
  ),
  temporal: field(
    'temporal',
    ['el periodo que cubren los datos', 'the period the data cover', 'la période couverte'],
    [
      'Escriba desde qué día y hasta qué día hay datos.',
      'Write from which day to which day there are data.',
      'Écrivez de quel jour à quel jour il y a des données.',
    ],
  ),
  startDate: field(
    'temporal/from',
    ['el inicio del periodo', 'the beginning of the period', 'le début de la période'],
    [
      'Escriba el primer día que cubren los datos.',
      'Write the first day the data cover.',
      'Écrivez le premier jour couvert.',
    ],
  ),
  endDate: field(
    'temporal/to',
    ['el fin del periodo', 'the end of the period', 'la fin de la période'],
    [
      'Escriba el último día que cubren los datos; déjelo vacío si siguen.',
      'Write the last day the data cover; leave it empty if they go on.',
      'Écrivez le dernier jour couvert ; laissez vide si elles continuent.',
    ],
  ),
  distribution: field(
    '',
    ['un archivo o enlace', 'a file or link', 'un fichier ou un lien'],
    [
      'Agregue al menos un archivo o un enlace a los datos.',
      'Add at least one file, or a link to the data.',
      'Ajoutez au moins un fichier ou un lien vers les données.',
    ],
  ),
  license: field(
    'licence',
    ['la licencia', 'the licence', 'la licence'],
    [
      'Elija una licencia: sin ella nadie sabe si puede usar los datos.',
      'Choose a licence: without it nobody knows whether they may use the data.',
      'Choisissez une licence : sans elle, personne ne sait s’il peut utiliser les données.',
    ],
    'licence',
  ),
  rights: field(
    'rights',
    ['los derechos', 'the rights', 'les droits'],
    [
      'Explique quién puede tener los datos y con qué fundamento.',
      'Explain who may have the data and on what ground.',
      'Expliquez qui peut avoir les données et sur quel fondement.',
    ],
    'rights',
  ),
  accessRights: field(
    'accessLevel',
    ['el nivel de acceso', 'the access level', 'le niveau d’accès'],
    [
      'Elija público, restringido o no público.',
      'Choose public, restricted or not public.',
      'Choisissez public, restreint ou non public.',
    ],
  ),
  language: field(
    'language',
    ['el idioma de los datos', 'the language of the data', 'la langue des données'],
    [
      'Elija en qué idioma están los datos.',
      'Choose the language the data are in.',
      'Choisissez la langue des données.',
    ],
  ),
  conformsTo: field(
    'conformsTo',
    ['la norma que siguen los datos', 'the standard the data follow', 'la norme suivie'],
    [
      'Si los datos siguen una norma o un esquema, escriba su dirección.',
      'If the data follow a standard or a schema, write its address.',
      'Si les données suivent une norme ou un schéma, écrivez son adresse.',
    ],
    'conformsTo',
  ),
  landingPage: field(
    'landingPage',
    ['la página de los datos', 'the page of the data', 'la page des données'],
    [
      'Escriba una dirección que empiece con http:// o https://.',
      'Write an address that begins with http:// or https://.',
      'Écrivez une adresse qui commence par http:// ou https://.',
    ],
  ),
  page: field(
    'landingPage',
    ['la documentación', 'the documentation', 'la documentation'],
    [
      'Escriba una dirección que empiece con http:// o https://.',
      'Write an address that begins with http:// or https://.',
      'Écrivez une adresse qui commence par http:// ou https://.',
    ],
  ),
  provenance: field('source', ['la procedencia', 'the provenance', 'la provenance']),
  hvdCategory: field(
    'highValue',
    ['la categoría de alto valor', 'the high-value category', 'la catégorie de forte valeur'],
    [
      'Elija una de las seis categorías de la lista.',
      'Choose one of the six categories of the list.',
      'Choisissez une des six catégories de la liste.',
    ],
  ),
  applicableLegislation: field(
    'legislation',
    ['la norma jurídica que pide los datos', 'the act that asks for the data', 'l’acte qui demande les données'],
    [
      'Agregue la dirección del reglamento de ejecución (UE) 2023/138.',
      'Add the address of Implementing Regulation (EU) 2023/138.',
      'Ajoutez l’adresse du règlement d’exécution (UE) 2023/138.',
    ],
  ),
  temporalResolution: field(
    'temporalResolution',
    ['la resolución temporal', 'the temporal resolution', 'la résolution temporelle'],
    [
      'Escríbala como duración, por ejemplo P1M para un mes.',
      'Write it as a duration, for example P1M for a month.',
      'Écrivez-la comme une durée, par exemple P1M pour un mois.',
    ],
  ),
  spatialResolutionInMeters: field(
    'spatialResolution',
    ['la resolución espacial', 'the spatial resolution', 'la résolution spatiale'],
    ['Escriba un número de metros.', 'Write a number of metres.', 'Écrivez un nombre de mètres.'],
  ),
  endpointURL: field(
    'endpoint/url',
    ['la dirección del servicio', 'the address of the service', 'l’adresse du service'],
    [
      'Escriba la dirección a la que se hacen las preguntas.',
      'Write the address that is asked.',
      'Écrivez l’adresse qu’on interroge.',
    ],
  ),
  endpointDescription: field(
    'endpoint/description',
    [
      'la descripción técnica del servicio',
      'the technical description of the service',
      'la description technique du service',
    ],
    [
      'Enlace la documentación del servicio (por ejemplo, su OpenAPI), el contacto y los conjuntos que sirve.',
      'Link the documentation of the service (for example its OpenAPI), its contact and the datasets it serves.',
      'Liez la documentation du service (par exemple son OpenAPI), son contact et les jeux de données servis.',
    ],
  ),
  servesDataset: field(
    'serves',
    ['los conjuntos que da el servicio', 'the datasets the service gives', 'les jeux de données que donne le service'],
    [
      'Elija los conjuntos de datos que se pueden pedir al servicio.',
      'Choose the datasets that can be asked of the service.',
      'Choisissez les jeux de données que l’on peut demander au service.',
    ],
  ),
  accessURL: field(
    '',
    ['la dirección de los datos', 'the address of the data', 'l’adresse des données'],
    [
      'Escriba la dirección donde están los datos.',
      'Write the address where the data lie.',
      'Écrivez l’adresse où se trouvent les données.',
    ],
    'link/accessUrl',
  ),
  downloadURL: field(
    '',
    ['la dirección de descarga', 'the download address', 'l’adresse de téléchargement'],
    [
      'Escriba la dirección del archivo mismo.',
      'Write the address of the file itself.',
      'Écrivez l’adresse du fichier lui-même.',
    ],
    'link/downloadUrl',
  ),
  format: field(
    '',
    ['el formato', 'the format', 'le format'],
    [
      'Elija el formato del archivo enlazado.',
      'Choose the format of the linked file.',
      'Choisissez le format du fichier lié.',
    ],
    'link/format',
  ),
  mediaType: field(
    '',
    ['el tipo de medio', 'the media type', 'le type de média'],
    [
      'Escriba el tipo de medio de IANA, por ejemplo text/csv.',
      'Write the media type of IANA, for example text/csv.',
      'Écrivez le type de média de l’IANA, par exemple text/csv.',
    ],
    'link/mediaType',
  ),
  byteSize: field(
    '',
    ['el tamaño', 'the size', 'la taille'],
    ['Escriba el número de bytes.', 'Write the number of bytes.', 'Écrivez le nombre d’octets.'],
    'link/size',
  ),
  checksumValue: field(
    '',
    ['la suma de verificación', 'the checksum', 'la somme de contrôle'],
    ['Escríbala en hexadecimal.', 'Write it in hexadecimal.', 'Écrivez-la en hexadécimal.'],
    'link/checksum',
  ),
  availability: field('', ['la permanencia prevista', 'the planned availability', 'la disponibilité prévue']),
  type: field('', ['la clase', 'the kind', 'le type']),
  centroid: field('', ['el centro del lugar', 'the centre of the place', 'le centre du lieu']),
  name: field('', ['el nombre', 'the name', 'le nom']),
  algorithm: field('', ['el algoritmo de la suma', 'the algorithm of the checksum', 'l’algorithme de la somme']),
  prefLabel: field('', ['el nombre del término', 'the name of the term', 'le nom du terme']),
  resource: field('', ['la descripción completa', 'the description as a whole', 'la description dans son ensemble']),
};

/** What the portal says by itself, or leaves out knowingly: the centre of a place whose box it gives, how long a link will last. */
export const portalPaths: ReadonlySet<string> = new Set([
  'availability',
  'type',
  'centroid',
  'name',
  'algorithm',
  'prefLabel',
  'publisher',
]);

const missing = (name: Words): Words => ({
  es: `Falta ${name.es}.`,
  en: `${capital(name.en)} is missing.`,
  fr: `Il manque ${name.fr}.`,
});
const badForm = (name: Words): Words => ({
  es: `No tiene la forma que pide la norma: ${name.es}.`,
  en: `${capital(name.en)} does not have the form the standard asks for.`,
  fr: `N’a pas la forme que demande la norme : ${name.fr}.`,
});
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** By SHACL component. */
export const sentences: Readonly<Record<string, (name: Words) => Words>> = {
  MinCount: missing,
  HasValue: missing,
  Or: missing,
  MaxCount: (name) => ({
    es: `Hay más de un valor y solo cabe uno: ${name.es}.`,
    en: `There is more than one value where only one fits: ${name.en}.`,
    fr: `Il y a plus d’une valeur là où une seule convient : ${name.fr}.`,
  }),
  Other: badForm,
};
