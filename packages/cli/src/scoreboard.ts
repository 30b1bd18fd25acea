import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type BodyFacts, findMethod, followsFromFacts } from '@milpa/measure';
import {
  hashScores,
  type Language,
  listScoreFaults,
  ScoreDocument,
  type ScoreFacts,
  type ScoreFault,
} from '@milpa/sdk';
import type { CommandSpec, OptionSpec } from './commands.ts';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { createPortalClient } from './portal-client.ts';
import { findAccess } from './settings.ts';

interface ScoreboardOptions {
  readonly portal?: string;
  readonly token?: string;
  readonly json?: boolean;
}

type Fault = Omit<ScoreFault, 'reason'> & { readonly reason: ScoreFault['reason'] | 'rewritten' };

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Fetches every kept month of a portal and computes it again here: hashes, scores and ranks; trusts nothing the portal says of them. */
export async function scoreboard(
  context: CommandContext,
  [task = '', path]: readonly string[],
  options: ScoreboardOptions,
): Promise<ExitCode> {
  const say = sentences[context.environment.language];
  if (task !== 'verify') throw new CommandFailure(say.noTask(task));
  const kept = path === undefined ? undefined : await readDocument(path, say);
  const client = createPortalClient(context, await findAccess(options, context.environment));
  const { items } = await client.call('listScoreSnapshots');
  const hashes = new Map<string, string>();
  async function* fetchAll() {
    for (const { month } of items.toReversed()) {
      const document = await client.call('getScoreSnapshot', { params: { month } });
      hashes.set(month, document.hash);
      yield document;
    }
  }
  const faults: Fault[] = await listScoreFaults(fetchAll(), digest, isScored);
  if (kept && hashes.get(kept.month) !== kept.hash) faults.push({ month: kept.month, reason: 'rewritten' });
  if (options.json) context.terminal.out(JSON.stringify({ months: items.length, faults }, null, 2));
  else print(context, items.length, faults, say);
  return faults.length === 0 ? exitCodes.done : exitCodes.failed;
}

function isScored({ method, bodies }: ScoreDocument): boolean {
  const formula = findMethod(method);
  return formula !== undefined && followsFromFacts(bodies.map(parseBody), formula);
}
// Indicators of quality that the formula does not find count as nothing: then the score is another one, and told.
const parseBody = (body: ScoreDocument['bodies'][number]) => ({ ...body, facts: parseFacts(body.facts) });
const parseFacts = (facts: ScoreFacts) => facts as BodyFacts;

/** One that somebody kept. It must be whole itself, or it proves nothing. */
async function readDocument(path: string, say: Sentences): Promise<ScoreDocument> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new CommandFailure(say.noDocument(path), exitCodes.refused, { cause: error });
  });
  const parsed = ScoreDocument.safeParse(parseJson(text));
  if (!parsed.success || hashScores(parsed.data, digest) !== parsed.data.hash)
    throw new CommandFailure(say.noDocument(path), exitCodes.refused);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema then says that it is none
  }
}

function print({ terminal }: CommandContext, months: number, faults: readonly Fault[], say: Sentences): void {
  terminal.out(say.months(months));
  for (const { month, reason } of faults) terminal.out(`✗ ${say.faults[reason](month)}`);
  terminal.out(faults.length === 0 ? say.whole : say.broken(faults.length));
}

interface Sentences {
  readonly noTask: (task: string) => string;
  readonly noDocument: (path: string) => string;
  readonly months: (count: number) => string;
  readonly whole: string;
  readonly broken: (count: number) => string;
  readonly faults: Readonly<Record<Fault['reason'], (month: string) => string>>;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    noTask: (task) => `There is no task "${task}". There is: verify.`,
    noDocument: (path) => `${path} is no whole month. Take one from /api/v1/scoreboard/months/2026-03 of a portal.`,
    months: (count) => `Kept months fetched and computed again here: ${count}.`,
    whole: 'Each is as it was written, and every score follows from its own figures.',
    broken: (count) => `The scoreboard is not as it was: ${count} faults.`,
    faults: {
      missing: (month) => `Before ${month} a month is missing.`,
      previous: (month) => `${month} does not follow the month before it.`,
      content: (month) => `${month} was changed.`,
      score: (month) => `${month} has scores or ranks that its own figures do not give.`,
      rewritten: (month) => `${month} is not the one you kept.`,
    },
  },
  es: {
    noTask: (task) => `No hay una tarea «${task}». Hay: verify.`,
    noDocument: (path) => `${path} no es un mes completo. Tome uno de /api/v1/scoreboard/months/2026-03 de un portal.`,
    months: (count) => `Meses conservados que se trajeron y se calcularon aquí de nuevo: ${count}.`,
    whole: 'Cada uno está como se escribió y cada calificación se sigue de sus propias cifras.',
    broken: (count) => `La tabla no está como estaba: ${count} fallas.`,
    faults: {
      missing: (month) => `Antes de ${month} falta un mes.`,
      previous: (month) => `${month} no sigue al mes anterior.`,
      content: (month) => `${month} fue cambiado.`,
      score: (month) => `${month} tiene calificaciones o lugares que no se siguen de sus cifras.`,
      rewritten: (month) => `${month} no es el que usted guardó.`,
    },
  },
  fr: {
    noTask: (task) => `Il n'y a pas de tâche « ${task} ». Il y a : verify.`,
    noDocument: (path) =>
      `${path} n'est pas un mois entier. Prenez-en un à /api/v1/scoreboard/months/2026-03 d'un portail.`,
    months: (count) => `Mois conservés, rapportés et recalculés ici : ${count}.`,
    whole: 'Chacun est tel qu’il a été écrit, et chaque note découle de ses propres chiffres.',
    broken: (count) => `Le tableau n'est pas tel qu'il était : ${count} fautes.`,
    faults: {
      missing: (month) => `Avant ${month}, il manque un mois.`,
      previous: (month) => `${month} ne suit pas le mois précédent.`,
      content: (month) => `${month} a été changé.`,
      score: (month) => `${month} a des notes ou des rangs qui ne découlent pas de ses chiffres.`,
      rewritten: (month) => `${month} n'est pas celui que vous aviez gardé.`,
    },
  },
};

const about: Readonly<Record<Language, string>> = {
  en: 'Check the scoreboard of institutions: `scoreboard verify` computes every kept month again, and compares one you kept.',
  es: 'Comprueba la tabla de instituciones: `scoreboard verify` calcula de nuevo cada mes conservado y compara uno que usted guardó.',
  fr: 'Vérifie le tableau des institutions : `scoreboard verify` recalcule chaque mois conservé, et compare celui que vous aviez gardé.',
};

export const createScoreboardCommand = (shared: readonly OptionSpec[]): CommandSpec => ({
  name: 'scoreboard',
  arguments: '<task> [kept]',
  about,
  options: [...shared],
  examples: ['milpa scoreboard verify', 'milpa scoreboard verify 2026-03.json --portal https://datos.example.org'],
  run: (context, values, options) => scoreboard(context, values, options),
});
