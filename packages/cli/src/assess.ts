import { readFile } from 'node:fs/promises';
import {
  type Answers,
  type Assessment,
  allSubpillars,
  type Edition,
  editionFacts,
  editions,
  findRow,
  groups,
  pillars,
  type Row,
  scoreAnswers,
  subpillars,
} from '@milpa/measure';
import type { Language } from '@milpa/sdk';
import type { CommandSpec, OptionSpec } from './commands.ts';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';

export interface AssessOptions {
  readonly edition?: string;
  readonly country?: string;
  /** A JSON file of answers by question, e.g. {"Q2": "all"}. */
  readonly answers?: string;
  readonly json?: boolean;
}

/** The OURdata index: a country's published parts added up anew, or one's own answers to the questions of 2017. */
export async function assess(context: CommandContext, index: string, options: AssessOptions): Promise<ExitCode> {
  const say = sentences[context.environment.language];
  if (index !== 'ourdata') throw new CommandFailure(say.noIndex(index));
  const edition = parseEdition(options.edition ?? '2017', say);
  if (options.answers !== undefined) return assessAnswers(context, edition, options.answers, options.json ?? false);
  const country = (options.country ?? '').toUpperCase();
  if (!/^[A-Z]{3}$/.test(country) && !groups.includes(country)) throw new CommandFailure(say.noCountry);
  const row = findRow(edition, country);
  if (!row) throw new CommandFailure(say.notThere(country, edition));
  if (options.json) context.terminal.out(JSON.stringify(describeRow(row), null, 2));
  else printRow(context, row);
  return exitCodes.done;
}

const countRanked = (edition: Edition) => editionFacts.find((facts) => facts.edition === edition)?.ranked ?? null;

function describeRow(row: Row) {
  return {
    index: 'ourdata',
    edition: row.edition,
    country: row.country,
    composite: row.composite ?? null,
    pillars: Object.fromEntries(pillars.map((pillar) => [pillar, row.pillars[pillar] ?? null])),
    subpillars: Object.fromEntries(allSubpillars.map((part) => [part, row.subpillars[part] ?? null])),
    rank: row.rank ?? null,
    ranked: countRanked(row.edition),
    basis: row.basis,
    rankBasis: row.rankBasis ?? null,
    sources: [...new Set(row.numbers.map(({ source }) => source))],
  };
}

function printRow(context: CommandContext, row: Row): void {
  const { terminal, environment, words } = context;
  const say = sentences[environment.language];
  const number = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const show = (value: number | undefined) => (value === undefined ? '–' : number.format(value));
  terminal.out(say.title(row.country, row.edition));
  terminal.out(`${say.composite.padEnd(width)}${show(row.composite)}  ${say.basis[row.basis]}`);
  for (const pillar of pillars) {
    terminal.out(`${say.names[pillar].padEnd(width)}${show(row.pillars[pillar])}`);
    for (const part of subpillars[pillar])
      terminal.out(`  ${say.names[part].padEnd(width - 2)}${show(row.subpillars[part])}`);
  }
  if (row.rank !== undefined) terminal.out(say.rank(row.rank, countRanked(row.edition)));
  for (const source of new Set(row.numbers.map((each) => each.source))) terminal.out(`${say.source}: ${source}`);
}
const width = 44;

async function assessAnswers(
  context: CommandContext,
  edition: Edition,
  path: string,
  json: boolean,
): Promise<ExitCode> {
  const { terminal, environment } = context;
  const say = sentences[environment.language];
  const kind = editionFacts.find((facts) => facts.edition === edition)?.assessment;
  if (kind === 'none') throw new CommandFailure(say.notPublic(edition));
  const result = scoreFile(await readAnswers(path, say), say);
  if (kind === 'approximate') terminal.err(say.approximate(edition));
  if (json) {
    terminal.out(
      JSON.stringify({ index: 'ourdata', edition, approximate: kind === 'approximate', ...result }, null, 2),
    );
    return exitCodes.done;
  }
  const show = ({ low, high }: { low: number; high: number }) =>
    low === high ? low.toFixed(3) : `${low.toFixed(3)} … ${high.toFixed(3)}`;
  terminal.out(`${say.composite.padEnd(width)}${show(result.composite)}`);
  for (const pillar of pillars) {
    terminal.out(`${say.names[pillar].padEnd(width)}${show(result.pillars[pillar])}`);
    for (const part of subpillars[pillar])
      terminal.out(`  ${say.names[part].padEnd(width - 2)}${show(result.subpillars[part])}`);
  }
  if (result.unknown.length > 0) terminal.out(say.unknown(result.unknown.length));
  return exitCodes.done;
}

async function readAnswers(path: string, say: Sentences): Promise<Answers> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CommandFailure(say.unreadable(path), exitCodes.refused, { cause: error });
  });
  try {
    const given: unknown = JSON.parse(text);
    if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Error('no object');
    return Object.fromEntries(Object.entries(given).map(([id, answer]) => [id, String(answer)]));
  } catch (error) {
    throw new CommandFailure(say.unreadable(path), exitCodes.refused, { cause: error });
  }
}

function scoreFile(answers: Answers, say: Sentences): Assessment {
  try {
    return scoreAnswers(answers);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(`${say.wrongAnswer} ${reason}`, exitCodes.refused, { cause: error });
  }
}

function parseEdition(text: string, say: Sentences): Edition {
  const found = editions.find((edition) => String(edition) === text);
  if (found === undefined) throw new CommandFailure(say.noEdition(text));
  return found;
}

type Named = (typeof pillars)[number] | (typeof allSubpillars)[number];
interface Sentences {
  readonly noIndex: (name: string) => string;
  readonly noEdition: (text: string) => string;
  readonly noCountry: string;
  readonly notThere: (country: string, edition: number) => string;
  readonly notPublic: (edition: number) => string;
  readonly approximate: (edition: number) => string;
  readonly unreadable: (path: string) => string;
  readonly wrongAnswer: string;
  readonly unknown: (count: number) => string;
  readonly title: (country: string, edition: number) => string;
  readonly composite: string;
  readonly rank: (rank: number, of: number | null) => string;
  readonly source: string;
  readonly basis: Readonly<Record<Row['basis'], string>>;
  readonly names: Readonly<Record<Named, string>>;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    noIndex: (name) => `There is no index called ${name}. Known: ourdata.`,
    noEdition: (text) => `There is no edition ${text}. Known: ${editions.join(', ')}.`,
    noCountry: 'Say which country with --country and its three letters (ISO 3166-1), e.g. MEX; or OECD.',
    notThere: (country, edition) => `Nothing was published on ${country} in the edition of ${edition}.`,
    notPublic: (edition) => `Questions and weights of ${edition} were never published, so answers cannot be scored.`,
    approximate: (edition) =>
      `An approximation: the questions of ${edition} are not public, so those of 2017 are asked in the same structure.`,
    unreadable: (path) => `${path} is no JSON object of answers, such as {"Q2": "all", "Q72": "yes"}.`,
    wrongAnswer: 'One of the answers does not fit:',
    unknown: (count) => `${count} questions are not answered: the score lies between the two numbers.`,
    title: (country, edition) => `OURdata index ${edition}, ${country}`,
    composite: 'Composite',
    rank: (rank, of) => `Rank ${rank}${of === null ? '' : ` of ${of}`} among OECD members.`,
    source: 'Source',
    basis: {
      subpillars: '(from nine published sub-pillars)',
      pillars: '(from three published pillars)',
      printed: '(as printed; its parts were not published)',
    },
    names: {
      availability: '1 Data availability',
      'availability.policy': 'open-by-default policy',
      'availability.engagement': 'engagement for release',
      'availability.implementation': 'high-value data',
      accessibility: '2 Data accessibility',
      'accessibility.policy': 'free and open access policy',
      'accessibility.engagement': 'engagement for quality',
      'accessibility.implementation': 'the portal',
      support: '3 Government support for re-use',
      'support.promotion': 'promotion and partnerships',
      'support.literacy': 'data literacy in government',
      'support.monitoring': 'monitoring impact',
    },
  },
  es: {
    noIndex: (name) => `No hay un índice llamado ${name}. Se conoce: ourdata.`,
    noEdition: (text) => `No hay edición ${text}. Se conocen: ${editions.join(', ')}.`,
    noCountry: 'Diga el país con --country y sus tres letras (ISO 3166-1), p. ej. MEX; u OECD.',
    notThere: (country, edition) => `No se publicó nada de ${country} en la edición ${edition}.`,
    notPublic: (edition) =>
      `Las preguntas y los pesos de ${edition} no se publicaron: no se pueden calificar respuestas.`,
    approximate: (edition) =>
      `Es una aproximación: las preguntas de ${edition} no son públicas; se usan las de 2017 en la misma estructura.`,
    unreadable: (path) => `${path} no es un objeto JSON de respuestas, como {"Q2": "all", "Q72": "yes"}.`,
    wrongAnswer: 'Una de las respuestas no corresponde:',
    unknown: (count) => `Faltan ${count} respuestas: el resultado está entre los dos números.`,
    title: (country, edition) => `Índice OURdata ${edition}, ${country}`,
    composite: 'Índice',
    rank: (rank, of) => `Lugar ${rank}${of === null ? '' : ` de ${of}`} entre miembros de la OCDE.`,
    source: 'Fuente',
    basis: {
      subpillars: '(de nueve subpilares publicados)',
      pillars: '(de tres pilares publicados)',
      printed: '(como se imprimió; sus partes no se publicaron)',
    },
    names: {
      availability: '1 Disponibilidad de los datos',
      'availability.policy': 'política de apertura por defecto',
      'availability.engagement': 'participación para publicar',
      'availability.implementation': 'datos de alto valor',
      accessibility: '2 Accesibilidad de los datos',
      'accessibility.policy': 'política de acceso libre y abierto',
      'accessibility.engagement': 'participación para la calidad',
      'accessibility.implementation': 'el portal',
      support: '3 Apoyo del gobierno a la reutilización',
      'support.promotion': 'promoción y alianzas',
      'support.literacy': 'alfabetización de datos',
      'support.monitoring': 'seguimiento del impacto',
    },
  },
  fr: {
    noIndex: (name) => `Il n’y a pas d’indice appelé ${name}. Connu : ourdata.`,
    noEdition: (text) => `Il n’y a pas d’édition ${text}. Connues : ${editions.join(', ')}.`,
    noCountry: 'Indiquez le pays avec --country et ses trois lettres (ISO 3166-1), p. ex. MEX ; ou OECD.',
    notThere: (country, edition) => `Rien n’a été publié sur ${country} dans l’édition ${edition}.`,
    notPublic: (edition) => `Les questions et poids de ${edition} n’ont pas été publiés : rien ne peut être noté.`,
    approximate: (edition) =>
      `Une approximation : les questions de ${edition} ne sont pas publiques, celles de 2017 sont posées dans la même structure.`,
    unreadable: (path) => `${path} n’est pas un objet JSON de réponses, comme {"Q2": "all", "Q72": "yes"}.`,
    wrongAnswer: 'Une des réponses ne convient pas :',
    unknown: (count) => `${count} questions sans réponse : le score est entre les deux nombres.`,
    title: (country, edition) => `Indice OURdata ${edition}, ${country}`,
    composite: 'Indice',
    rank: (rank, of) => `Rang ${rank}${of === null ? '' : ` sur ${of}`} parmi les membres de l’OCDE.`,
    source: 'Source',
    basis: {
      subpillars: '(de neuf sous-piliers publiés)',
      pillars: '(de trois piliers publiés)',
      printed: '(tel qu’imprimé ; ses parties n’ont pas été publiées)',
    },
    names: {
      availability: '1 Disponibilité des données',
      'availability.policy': 'politique d’ouverture par défaut',
      'availability.engagement': 'participation à la publication',
      'availability.implementation': 'données de forte valeur',
      accessibility: '2 Accessibilité des données',
      'accessibility.policy': 'politique d’accès libre et ouvert',
      'accessibility.engagement': 'participation à la qualité',
      'accessibility.implementation': 'le portail',
      support: '3 Soutien public à la réutilisation',
      'support.promotion': 'promotion et partenariats',
      'support.literacy': 'culture des données',
      'support.monitoring': 'suivi de l’impact',
    },
  },
};

const own: readonly OptionSpec[] = [
  {
    flags: '--edition <year>',
    about: {
      en: 'edition of the index (2017 when absent)',
      es: 'edición del índice (2017 si falta)',
      fr: 'édition de l’indice (2017 par défaut)',
    },
    choices: editions.map(String),
  },
  {
    flags: '--country <code>',
    about: {
      en: 'three letters of ISO 3166-1, or OECD',
      es: 'tres letras de ISO 3166-1, u OECD',
      fr: 'trois lettres d’ISO 3166-1, ou OECD',
    },
  },
  {
    flags: '--answers <file>',
    about: {
      en: 'score these answers instead: a JSON file {"Q2": "all", …}',
      es: 'califica estas respuestas: un archivo JSON {"Q2": "all", …}',
      fr: 'note plutôt ces réponses : un fichier JSON {"Q2": "all", …}',
    },
  },
];

/** `milpa assess`. */
export const createAssessCommand = (json: OptionSpec): CommandSpec => ({
  name: 'assess',
  arguments: '<index>',
  about: {
    en: 'Compute the OECD OURdata index: of a country from its published parts, or of your own answers.',
    es: 'Calcula el índice OURdata de la OCDE: de un país por sus partes publicadas, o de sus propias respuestas.',
    fr: 'Calcule l’indice OURdata de l’OCDE : d’un pays d’après ses parties publiées, ou de vos réponses.',
  },
  options: [...own, json],
  examples: ['milpa assess ourdata --edition 2017 --country MEX', 'milpa assess ourdata --answers answers.json --json'],
  run: (context, [index = ''], options) => assess(context, index, parseAssessOptions(options)),
});

function parseAssessOptions(options: object): AssessOptions {
  return options;
}
