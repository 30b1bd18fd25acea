import type { ImportPlace, ImportProblem, LanguageMap } from '@milpa/sdk';

type Sentence = Required<LanguageMap>;
const longestQuote = 120;
const quote = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
};

const sentences = {
  'name-missing': () => ({
    es: 'La fila no dice el nombre del dato. Escríbalo.',
    en: 'The row does not name the data. Write the name.',
    fr: 'La ligne ne nomme pas la donnée. Écrivez son nom.',
  }),
  'institution-missing': () => ({
    es: 'La fila no dice de qué institución es. Elija una para todo el archivo.',
    en: 'The row names no institution. Choose one for the whole file.',
    fr: 'La ligne ne nomme aucune institution. Choisissez-en une pour tout le fichier.',
  }),
  'institution-unknown': (what: string) => ({
    es: `La institución «${what}» no existe aquí, y solo quien administra el portal puede agregarla.`,
    en: `The institution “${what}” does not exist here, and only administrators of the portal can add it.`,
    fr: `L’institution « ${what} » n’existe pas ici ; seule l’administration du portail peut l’ajouter.`,
  }),
  'institution-other': (what: string) => ({
    es: `La fila es de «${what}», no de la institución elegida. Se dejó fuera.`,
    en: `The row belongs to “${what}”, not to the chosen institution. It was left out.`,
    fr: `La ligne appartient à « ${what} », non à l’institution choisie. Elle a été laissée de côté.`,
  }),
  'date-unknown': (what: string) => ({
    es: `«${what}» no es una fecha que se entienda. Escríbala como 2026-10-31 o como octubre 2026.`,
    en: `“${what}” is no date that was understood. Write it as 2026-10-31 or as October 2026.`,
    fr: `« ${what} » n’est pas une date comprise. Écrivez 2026-10-31 ou octobre 2026.`,
  }),
  'date-impossible': (what: string) => ({
    es: `La fecha «${what}» no existe en el calendario. Corríjala en la fila.`,
    en: `The date “${what}” is not in the calendar. Correct it in the row.`,
    fr: `La date « ${what} » n’est pas dans le calendrier. Corrigez-la dans la ligne.`,
  }),
  'date-out-of-range': (what: string) => ({
    es: `La fecha «${what}» no puede ser la de un compromiso (de 2000 a 2100). Revise el año.`,
    en: `The date “${what}” cannot be that of a commitment (2000 to 2100). Check the year.`,
    fr: `La date « ${what} » ne peut être celle d’un engagement (2000 à 2100). Vérifiez l’année.`,
  }),
  'level-unknown': (what: string) => ({
    es: `No se entiende el nivel de acceso «${what}»; el dato queda sin clasificar.`,
    en: `The access level “${what}” was not understood; the holding stays unclassified.`,
    fr: `Le niveau d’accès « ${what} » n’a pas été compris ; la donnée reste non classée.`,
  }),
  'decision-incomplete': (what: string) => ({
    es: `La fila dice que no es público, pero falta: ${what}. Sin eso no se guarda cerrado; el dato queda sin clasificar.`,
    en: `The row says it is not public, but lacks: ${what}. Without it no holding is kept closed; it stays unclassified.`,
    fr: `La ligne dit que ce n’est pas public, mais il manque : ${what}. Sans cela rien ne reste fermé ; la donnée reste non classée.`,
  }),
  'personal-unknown': (what: string) => ({
    es: `No se entiende «${what}» como tipo de datos personales; queda sin indicar.`,
    en: `“${what}” is no kind of personal data that was understood; it is left open.`,
    fr: `« ${what} » n’est pas un type de données personnelles compris ; il reste à indiquer.`,
  }),
  'frequency-unknown': (what: string) => ({
    es: `No se entiende la frecuencia «${what}»; queda sin indicar.`,
    en: `The frequency “${what}” was not understood; it is left open.`,
    fr: `La fréquence « ${what} » n’a pas été comprise ; elle reste à indiquer.`,
  }),
  'same-key': (what: string) => ({
    es: `La misma clave que la fila ${what}: es el mismo dato y se tomó una vez.`,
    en: `The same key as row ${what}: it is the same holding, and it was taken once.`,
    fr: `La même clé que la ligne ${what} : c’est la même donnée, prise une seule fois.`,
  }),
  'same-name': (what: string) => ({
    es: `Otro dato del inventario se llama igual; su clave es «${what}». Revise si son el mismo.`,
    en: `Another holding of the inventory has the same name; its key is “${what}”. Check whether they are the same.`,
    fr: `Une autre donnée de l’inventaire porte le même nom ; sa clé est « ${what} ». Vérifiez s’il s’agit de la même.`,
  }),
  'post-missing': () => ({
    es: 'Tiene fecha pero nadie responde por ella: no se comprometió. Diga un cargo en la fila o para todo el archivo.',
    en: 'It has a date but nobody answers for it: it was not promised. Name a post in the row or for the whole file.',
    fr: 'Elle a une date mais personne n’en répond : pas d’engagement. Nommez une fonction dans la ligne ou pour tout le fichier.',
  }),
  'not-open': () => ({
    es: 'Tiene fecha pero el dato está cerrado o sin clasificar: no se comprometió.',
    en: 'It has a date but the holding is closed or not classified: it was not promised.',
    fr: 'Elle a une date mais la donnée est fermée ou non classée : pas d’engagement.',
  }),
  'plan-approved': (what: string) => ({
    es: `El plan «${what}» ya está aprobado: no se le agrega nada. Use el título de otro plan.`,
    en: `The plan “${what}” is approved: nothing is added to it. Use the title of another plan.`,
    fr: `Le plan « ${what} » est approuvé : rien ne s’y ajoute. Utilisez le titre d’un autre plan.`,
  }),
  'plan-submitted': (what: string) => ({
    es: `El plan «${what}» está ante el consejo: no se le cambia nada. Retómelo antes.`,
    en: `The plan “${what}” is before the council: nothing of it is changed. Take it back first.`,
    fr: `Le plan « ${what} » est devant le conseil : rien n’y change. Reprenez-le d’abord.`,
  }),
  'day-approved': (what: string) => ({
    es: `El plan aprobado dice ${what}. Una fecha aprobada solo se mueve en el portal, con un motivo que todos leen.`,
    en: `The approved plan says ${what}. An approved day moves only in the portal, with a reason that everyone reads.`,
    fr: `Le plan approuvé dit ${what}. Une date approuvée ne se déplace que sur le portail, avec un motif que chacun lit.`,
  }),
  'file-broken': (what: string) => ({
    es: `El archivo no se pudo leer: ${what}`,
    en: `The file could not be read: ${what}`,
    fr: `Le fichier n’a pas pu être lu : ${what}`,
  }),
  'no-sheet': () => ({
    es: 'Ninguna hoja tiene una columna con el nombre de los datos y otra que se entienda. Use los encabezados de las columnas A a H.',
    en: 'No sheet has a column with the name of the data and another that is understood. Use the headings of columns A to H.',
    fr: 'Aucune feuille n’a une colonne avec le nom des données et une autre comprise. Utilisez les en-têtes des colonnes A à H.',
  }),
  'too-many-rows': (what: string) => ({
    es: `El archivo tiene más de ${what} filas. Pártalo.`,
    en: `The file has more than ${what} rows. Split it.`,
    fr: `Le fichier a plus de ${what} lignes. Divisez-le.`,
  }),
} as const satisfies Record<string, (what: string) => Sentence>;
export type IntakeCode = keyof typeof sentences;

/** A problem of a row; an error keeps the row out, a warning says what was not taken as it stands. */
export function describeProblem(
  code: IntakeCode,
  what = '',
  more: { readonly severity?: 'error' | 'warning'; readonly field?: string; readonly place?: ImportPlace } = {},
): ImportProblem {
  const { severity = 'error', field = '', place } = more;
  return { code, severity, field, ...(place ? { place } : {}), message: sentences[code](quote(what)) };
}

/** What a decision lacks, as one says it. */
export const partNames: Readonly<Record<'instrument' | 'article' | 'reviewer' | 'review', Sentence>> = {
  instrument: { es: 'la ley', en: 'the law', fr: 'la loi' },
  article: { es: 'el artículo', en: 'the article', fr: 'l’article' },
  reviewer: { es: 'quién lo revisó', en: 'who reviewed it', fr: 'qui l’a examinée' },
  review: { es: 'cuándo se revisa de nuevo', en: 'when it is reviewed next', fr: 'quand elle est réexaminée' },
};

/** The same with what is lacking, in each language. */
export function describeLack(parts: readonly (keyof typeof partNames)[], place: ImportPlace): ImportProblem {
  const list = (language: 'es' | 'en' | 'fr') => parts.map((part) => partNames[part][language]).join(', ');
  const say = sentences['decision-incomplete'];
  const message = { es: say(list('es')).es, en: say(list('en')).en, fr: say(list('fr')).fr };
  return { code: 'decision-incomplete', severity: 'warning', field: 'decision', place, message };
}
