import {
  type DatasetMetadata,
  type Draft,
  findFrequency,
  findLicence,
  findText,
  findTheme,
  type Language,
  type LanguageMap,
} from '@milpa/sdk';
import type { ExtraSchema } from './extra.ts';
import { escapePointer } from './history.ts';
import type { FileRow, LoadedDraft, TableRow } from './model.ts';

type Blocker = Draft['blockers'][number];

interface Judged {
  readonly dataset: Pick<LoadedDraft['dataset'], 'kind' | 'metadata'>;
  readonly files: readonly FileRow[];
  readonly links: readonly unknown[];
  readonly tables: readonly TableRow[];
}

/** What still stands in the way of a release, each with the field or the file it is about. */
export function listBlockers({ dataset, files, links, tables }: Judged): Blocker[] {
  const blockers = listMetadataBlockers(dataset.metadata);
  if (dataset.kind === 'dataset' && files.length + links.length === 0) {
    blockers.push({
      code: 'files-missing',
      pointer: '/distributions',
      message: {
        en: 'There is no file and no link yet. Add at least one.',
        es: 'Todavía no hay archivos ni enlaces. Agregue al menos uno.',
        fr: "Il n'y a encore ni fichier ni lien. Ajoutez-en au moins un.",
      },
    });
  }
  for (const [at, file] of files.entries()) {
    const blocker = findFileBlocker(file, `/distributions/${at}/file`);
    if (blocker) blockers.push(blocker);
    for (const table of tables) if (table.file === file.id) blockers.push(...listPersonalBlockers(table, at));
  }
  return blockers;
}

/** Columns with data that identify people, for which nobody has said why they may be public. */
const listPersonalBlockers = ({ table, notes, personal }: TableRow, file: number): Blocker[] =>
  (personal ?? []).flatMap(({ column, message }) => {
    if (column !== undefined && Object.hasOwn(notes, column) && notes[column]?.personal) return [];
    return [
      {
        code: 'personal-data',
        pointer: `/distributions/${file}/file/tables/${table}/columns/${escapePointer(column ?? '')}`,
        message: {
          en: `${message.en} Take it out, or say why it may be public.`,
          es: `${message.es} Quítela o explique por qué puede ser pública.`,
          fr: `${message.fr} Retirez-la ou dites pourquoi elle peut être publique.`,
        },
      },
    ];
  });

/** Fields of this portal that a release must have and that are empty. */
export const listExtraBlockers = (extra: ExtraSchema, metadata: DatasetMetadata): Blocker[] =>
  extra.check(metadata.extra ?? {}, true).map(({ name }) => {
    const label = extra.fields.find((field) => field.name === name)?.label;
    const called = (language: Language) => findText(label, language)?.text ?? name;
    return {
      code: 'extra-missing',
      pointer: `/metadata/extra/${name}`,
      message: {
        en: `Fill in “${called('en')}”: this portal asks for it.`,
        es: `Llene «${called('es')}»: este portal lo pide.`,
        fr: `Remplissez « ${called('fr')} » : ce portail le demande.`,
      },
    };
  });

function listMetadataBlockers(metadata: DatasetMetadata): Blocker[] {
  const blockers: Blocker[] = [];
  const say = (code: string, field: string, en: string, es: string, fr: string) =>
    blockers.push({ code, pointer: `/metadata/${field}`, message: { en, es, fr } });
  const { title, licence, themes, frequency, temporal } = metadata;
  if (!findText(title, 'es'))
    say('title-missing', 'title', 'The title is missing.', 'Falta el título.', 'Le titre manque.');
  if (licence === '')
    say(
      'licence-missing',
      'licence',
      'Choose a licence, so that people know what they may do with the data.',
      'Elija una licencia, para que se sepa qué se puede hacer con los datos.',
      "Choisissez une licence, pour que l'on sache ce qu'il est permis de faire des données.",
    );
  for (const [field, word] of listUnknownWords({ licence, themes, frequency }))
    say(
      `${field}-unknown`,
      field,
      `“${word}” is not in the list for ${field}. Choose a word from it.`,
      `«${word}» no está en la lista de ${field}. Elija una palabra de ella.`,
      `« ${word} » n'est pas dans la liste de ${field}. Choisissez-y un mot.`,
    );
  if (temporal.from && temporal.to && temporal.from > temporal.to)
    say(
      'temporal-reversed',
      'temporal',
      `The period ends (${temporal.to}) before it begins (${temporal.from}).`,
      `El periodo termina (${temporal.to}) antes de empezar (${temporal.from}).`,
      `La période finit (${temporal.to}) avant de commencer (${temporal.from}).`,
    );
  return blockers;
}

/** Words that are in no list of the vocabularies, each with its field. */
function listUnknownWords({ licence, themes, frequency }: Pick<DatasetMetadata, 'licence' | 'themes' | 'frequency'>) {
  return [
    ...(licence !== '' && !findLicence(licence) ? [['licence', licence] as const] : []),
    ...themes.filter((theme) => !findTheme(theme)).map((theme) => ['themes', theme] as const),
    ...(frequency !== '' && !findFrequency(frequency) ? [['frequency', frequency] as const] : []),
  ];
}

const fileSentences: Readonly<Record<FileRow['state'], ((file: FileRow) => Omit<Blocker, 'pointer'>) | null>> = {
  read: null,
  received: (file) => beingRead(file.name),
  reading: (file) => beingRead(file.name),
  refused: (file) => ({
    code: 'file-refused',
    message: about(file, {
      en: `${file.name} could not be read. Correct it and send it again, or take it out.`,
      es: `No se pudo leer ${file.name}. Corríjalo y envíelo de nuevo, o quítelo.`,
      fr: `${file.name} n'a pas pu être lu. Corrigez-le et renvoyez-le, ou retirez-le.`,
    }),
  }),
  failed: (file) => ({
    code: 'file-failed',
    message: about(file, {
      en: `Reading ${file.name} broke off. Send it again, or take it out.`,
      es: `La lectura de ${file.name} se interrumpió. Envíelo de nuevo o quítelo.`,
      fr: `La lecture de ${file.name} s'est interrompue. Renvoyez-le ou retirez-le.`,
    }),
  }),
};

const findFileBlocker = (file: FileRow, pointer: string): Blocker | undefined => {
  if (file.purged) return { ...purged(file.name), pointer };
  const say = fileSentences[file.state];
  return say ? { ...say(file), pointer } : undefined;
};

const beingRead = (name: string): Omit<Blocker, 'pointer'> => ({
  code: 'file-unread',
  message: {
    en: `${name} is still being read. Wait a moment.`,
    es: `${name} todavía se está leyendo. Espere un momento.`,
    fr: `${name} est encore en cours de lecture. Patientez un instant.`,
  },
});

const purged = (name: string): Omit<Blocker, 'pointer'> => ({
  code: 'file-purged',
  message: {
    en: `A privacy order removed what ${name} held. Send it again without the personal data, or take it out.`,
    es: `Una orden de privacidad eliminó lo que tenía ${name}. Envíelo de nuevo sin los datos personales, o quítelo.`,
    fr: `Un ordre de confidentialité a supprimé ce que contenait ${name}. Renvoyez-le sans les données personnelles, ou retirez-le.`,
  },
});

function about(file: FileRow, sentence: Required<LanguageMap>): LanguageMap {
  const why = file.refusal?.detail;
  if (!why) return sentence;
  return {
    en: `${sentence.en} ${why.en ?? ''}`.trim(),
    es: `${sentence.es} ${why.es ?? ''}`.trim(),
    fr: `${sentence.fr} ${why.fr ?? ''}`.trim(),
  };
}
