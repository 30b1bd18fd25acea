import { type ImportPlace, type ImportProblem, type LanguageMap, Problem } from '@milpa/sdk';

const longestQuote = 120;
/** What was written, short enough for a sentence. */
export const quote = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
};

type Sentence = Required<LanguageMap>;
const sentences = {
  'title-missing': () => ({
    es: 'Falta el título.',
    en: 'The title is missing.',
    fr: 'Le titre manque.',
  }),
  'publisher-missing': () => ({
    es: 'No se dice qué institución publica. Elija una para todo el archivo.',
    en: 'No institution is named as publisher. Choose one for the whole file.',
    fr: 'Aucune institution n’est nommée. Choisissez-en une pour tout le fichier.',
  }),
  'publisher-unknown': (what: string) => ({
    es: `La institución «${what}» no existe aquí, y solo quien administra el portal puede agregarla: en la página, o con un token para administrar instituciones.`,
    en: `The institution “${what}” does not exist here, and only administrators of the portal can add it: on the page, or with a token to administer institutions.`,
    fr: `L’institution « ${what} » n’existe pas ici ; seule l’administration du portail peut l’ajouter : sur la page, ou avec un jeton pour administrer les institutions.`,
  }),
  'level-guessed': (what: string) => ({
    es: `Se agregó la institución «${what}». El archivo no dice su nivel de gobierno: se dedujo. Confírmelo en la página de la institución.`,
    en: `The institution “${what}” was added. The file does not say its level of government: it was guessed. Confirm it on the page of the institution.`,
    fr: `L’institution « ${what} » a été ajoutée. Le fichier ne dit pas son niveau de gouvernement : il a été déduit. Confirmez-le sur la page de l’institution.`,
  }),
  'publisher-not-yours': (what: string) => ({
    es: `Usted no puede publicar por «${what}».`,
    en: `You cannot publish for “${what}”.`,
    fr: `Vous ne pouvez pas publier pour « ${what} ».`,
  }),
  'licence-unknown': (what: string) => ({
    es: `La licencia «${what}» no está en la lista; se guardó como nota de derechos.`,
    en: `The licence “${what}” is not in the list; it was kept as a note on rights.`,
    fr: `La licence « ${what} » n’est pas dans la liste ; elle est gardée comme note sur les droits.`,
  }),
  'theme-unknown': (what: string) => ({
    es: `El tema «${what}» no está en ninguna lista; se guardó como palabra clave.`,
    en: `The theme “${what}” is in no list; it was kept as a keyword.`,
    fr: `Le thème « ${what} » n’est dans aucune liste ; il est gardé comme mot-clé.`,
  }),
  'frequency-unknown': (what: string) => ({
    es: `No se entiende la frecuencia «${what}».`,
    en: `The frequency “${what}” was not understood.`,
    fr: `La fréquence « ${what} » n’a pas été comprise.`,
  }),
  'access-unknown': (what: string) => ({
    es: `No se entiende el nivel de acceso «${what}»; se guardó como restringido.`,
    en: `The access level “${what}” was not understood; it was taken as restricted.`,
    fr: `Le niveau d’accès « ${what} » n’a pas été compris ; il est pris comme restreint.`,
  }),
  'format-unknown': (what: string) => ({
    es: `El formato «${what}» no está en la lista.`,
    en: `The format “${what}” is not in the list.`,
    fr: `Le format « ${what} » n’est pas dans la liste.`,
  }),
  'date-unknown': (what: string) => ({
    es: `«${what}» no es una fecha que se entienda.`,
    en: `“${what}” is no date that was understood.`,
    fr: `« ${what} » n’est pas une date comprise.`,
  }),
  'address-wrong': (what: string) => ({
    es: `«${what}» no es una dirección web (http o https); ese enlace se dejó fuera.`,
    en: `“${what}” is no web address (http or https); that link was left out.`,
    fr: `« ${what} » n’est pas une adresse web (http ou https) ; ce lien est laissé de côté.`,
  }),
  'address-mended': (what: string) => ({
    es: `La dirección «${what}» tenía caracteres que una dirección no puede tener; se escribieron como debe ser.`,
    en: `The address “${what}” had characters that no address may have; they were written as they should be.`,
    fr: `L’adresse « ${what} » avait des caractères interdits ; ils ont été écrits comme il faut.`,
  }),
  'text-cut': (what: string) => ({
    es: `Demasiado largo para un título; el texto completo está en la descripción: «${what}».`,
    en: `Too long for a title; the whole text is in the description: “${what}”.`,
    fr: `Trop long pour un titre ; le texte entier est dans la description : « ${what} ».`,
  }),
  'field-wrong': (what: string) => ({
    es: `No se tomó «${what}»: no es lo que este campo lleva.`,
    en: `“${what}” was not taken: it is not what this field holds.`,
    fr: `« ${what} » n’a pas été pris : ce n’est pas ce que ce champ contient.`,
  }),
  'too-many-links': (what: string) => ({
    es: `Tiene más de ${what} enlaces; los demás se dejaron fuera.`,
    en: `It has more than ${what} links; the others were left out.`,
    fr: `Il y a plus de ${what} liens ; les autres sont laissés de côté.`,
  }),
  'members-left': (what: string) => ({
    es: `No se tomó lo que aquí no tiene lugar: ${what}.`,
    en: `What has no place here was not taken: ${what}.`,
    fr: `Ce qui n’a pas sa place ici n’a pas été pris : ${what}.`,
  }),
  'aside-cut': (what: string) => ({
    es: `Lo que el modelo no tiene pasa de ${what} caracteres; el resto se dejó fuera.`,
    en: `What the model does not hold is longer than ${what} characters; the rest was left out.`,
    fr: `Ce que le modèle ne contient pas dépasse ${what} caractères ; le reste est laissé de côté.`,
  }),
  'context-elsewhere': (what: string) => ({
    es: `El JSON-LD necesita el contexto ${what}, que está en otro lugar y no se consulta. Envíelo expandido, o en Turtle.`,
    en: `The JSON-LD needs the context ${what}, which lies elsewhere and is not fetched. Send it expanded, or as Turtle.`,
    fr: `Le JSON-LD a besoin du contexte ${what}, qui est ailleurs et n’est pas consulté. Envoyez-le développé, ou en Turtle.`,
  }),
  'key-twice': (what: string) => ({
    es: `La clave «${what}» ya apareció antes en este archivo.`,
    en: `The key “${what}” was in this file before.`,
    fr: `La clé « ${what} » est déjà apparue dans ce fichier.`,
  }),
  'title-twice': (what: string) => ({
    es: `La institución ya tiene un conjunto «${what}» que no vino de esta fuente. No se creó otro.`,
    en: `The institution has a dataset “${what}” already that did not come from this source. No second one was made.`,
    fr: `L’institution a déjà un jeu « ${what} » qui ne vient pas de cette source. Aucun second n’a été créé.`,
  }),
  'withdrawn-here': () => ({
    es: 'Este conjunto fue retirado aquí. Restáurelo antes de importarlo de nuevo.',
    en: 'This dataset was withdrawn here. Restore it before importing it again.',
    fr: 'Ce jeu a été retiré ici. Restaurez-le avant de l’importer à nouveau.',
  }),
  'not-written': (what: string) => ({
    es: `No se pudo guardar: ${what}`,
    en: `It could not be stored: ${what}`,
    fr: `Impossible de l’enregistrer : ${what}`,
  }),
  'not-checked': (what: string) => ({
    es: `El tiempo no alcanzó para revisar ${what} registros contra DCAT-AP. Una prueba revisa más, o divida el archivo.`,
    en: `There was no time to check ${what} records against DCAT-AP. A dry run checks more, or divide the file.`,
    fr: `Le temps n’a pas suffi pour vérifier ${what} enregistrements selon DCAT-AP. Un essai en vérifie plus, ou divisez le fichier.`,
  }),
  'no-record': () => ({
    es: 'No se reconoce en el archivo ninguna descripción de datos.',
    en: 'No description of data was recognised in the file.',
    fr: 'Aucune description de données n’a été reconnue dans le fichier.',
  }),
  'file-unknown': () => ({
    es: 'No se reconoce el archivo. Se leen DCAT (Turtle, RDF/XML, JSON-LD, N-Triples), data.json, CKAN, Data Package y hojas CSV o XLSX.',
    en: 'The file was not recognised. DCAT (Turtle, RDF/XML, JSON-LD, N-Triples), data.json, CKAN, Data Package and sheets as CSV or XLSX are read.',
    fr: 'Le fichier n’a pas été reconnu. Sont lus DCAT (Turtle, RDF/XML, JSON-LD, N-Triples), data.json, CKAN, Data Package et les feuilles CSV ou XLSX.',
  }),
  'file-broken': (what: string) => ({
    es: `El archivo no se puede leer: ${what}`,
    en: `The file cannot be read: ${what}`,
    fr: `Le fichier ne peut pas être lu : ${what}`,
  }),
  'file-too-large': (what: string) => ({
    es: `El archivo tiene más de ${what} MB. Divídalo.`,
    en: `The file has more than ${what} MB. Divide it.`,
    fr: `Le fichier dépasse ${what} Mo. Divisez-le.`,
  }),
  'too-many-records': (what: string) => ({
    es: `El archivo tiene más de ${what} registros; los demás no se leyeron.`,
    en: `The file has more than ${what} records; the others were not read.`,
    fr: `Le fichier a plus de ${what} enregistrements ; les autres n’ont pas été lus.`,
  }),
} satisfies Record<string, (what: string) => Sentence>;

export type ImportProblemCode = keyof typeof sentences;
export const importProblemCodes = Object.keys(sentences);

interface About {
  readonly severity?: ImportProblem['severity'];
  readonly field?: string;
  readonly place?: ImportPlace | undefined;
}

/** A sentence about a record or a file; a warning unless it says otherwise. */
export function describeProblem(code: ImportProblemCode, what = '', about: About = {}): ImportProblem {
  const { severity = 'warning', field = '', place } = about;
  return { code, severity, field, message: sentences[code](quote(what)), ...(place ? { place } : {}) };
}

/** What a blocker of a release says, as a warning of the row. */
export const describeBlocker = ({
  code,
  pointer,
  message,
}: {
  code: string;
  pointer: string;
  message: LanguageMap;
}) => ({
  code,
  severity: 'warning' as const,
  field: pointer.replace(/^\/(?:metadata\/)?/, ''),
  message,
});

export const noSuchImport = (id: string): Problem =>
  new Problem('not-found', {
    en: `There is no import ${id} that you may see.`,
    es: `No hay una importación ${id} que usted pueda ver.`,
    fr: `Il n'y a pas d'importation ${id} que vous puissiez voir.`,
  });

export const nothingToImport = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'Name the file: an upload, or an earlier import whose file is taken again.',
      es: 'Indique el archivo: una carga, o una importación anterior cuyo archivo se toma de nuevo.',
      fr: 'Indiquez le fichier : un dépôt, ou une importation antérieure dont le fichier est repris.',
    },
    { errors: [{ pointer: '/upload', detail: 'upload or from' }] },
  );
