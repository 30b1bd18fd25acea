import type { Check } from '@milpa/measure';
import {
  type Dataset,
  type FileType,
  type FileVersion,
  findFileType,
  findLicence,
  listKept,
  listLinked,
  listTables,
  matchFileType,
} from '@milpa/sdk';

/**
 * The five stars of open data (http://5stardata.info/en/), from what the bytes are and not from what is declared: a link
 * whose file was never read here could not be checked. The best form counts, so another one beside it costs no star.
 */
export interface Openness {
  /** The stars that are sure. One counts only where those below it hold. */
  readonly stars: number;
  /** What they would be if everything that could not be checked held. */
  readonly possible: number;
  /** On the web under an open licence; structured; in a format free to implement; with addresses for things; linked to others. */
  readonly checks: readonly [Check, Check, Check, Check, Check];
}

export function rateOpenness(dataset: Dataset): Openness {
  const checks = [
    isOpen(dataset),
    any(listForms(dataset).map(({ structured }) => structured)),
    any(listForms(dataset).map(({ free }) => free)),
    any(listForms(dataset).map(({ named }) => named)),
    any(listForms(dataset).map(({ linked }) => linked)),
  ] as const;
  const count = (holds: (check: Check) => boolean) => {
    const first = checks.findIndex((check) => !holds(check));
    return first < 0 ? checks.length : first;
  };
  return { stars: count((check) => check === true), possible: count((check) => check !== false), checks };
}

/**
 * As search counts them: the stars that are sure. `unknown` where the bytes told nothing, so that neither is the second sure nor
 * is it known that there are no more; of nothing but datasets.
 */
export function findStars(dataset: Dataset): string[] {
  if ((dataset.kind ?? 'dataset') !== 'dataset') return [];
  const { stars, possible } = rateOpenness(dataset);
  return [stars < 2 && possible > stars ? 'unknown' : String(stars)];
}

/** True when one holds; undefined when none does but one could not be checked. */
const any = (checks: readonly Check[]): Check =>
  checks.includes(true) ? true : checks.includes(undefined) ? undefined : false;

function isOpen({ metadata, distributions }: Dataset): Check {
  const { licence, accessLevel = 'public' } = metadata;
  if (distributions.length === 0 || accessLevel !== 'public') return false;
  const licences = distributions.map((one) => one.licence ?? licence).filter((id) => id !== '');
  return any(
    licences.map((id) => {
      const open = findLicence(id)?.open ?? 'unknown';
      return open === 'unknown' ? undefined : open === 'yes';
    }),
  );
}

interface Form {
  readonly structured: Check;
  readonly free: Check;
  readonly named: Check;
  readonly linked: Check;
}

const graphs: ReadonlySet<string> = new Set(['rdf', 'ttl', 'nt', 'nq', 'n3', 'trig', 'jsonld']);

function listForms(dataset: Dataset): Form[] {
  // What the portal makes of a table is a form of it too: an Excel that was read is had as CSV here.
  const made = listTables(dataset).map(({ formats }): Form => {
    const free = formats.some((format) => findFileType(format)?.nonProprietary);
    return { structured: true, free, named: false, linked: false };
  });
  const kept = listKept(dataset).map(({ file }) => describeFile(file));
  const linked = listLinked(dataset).map(({ link }) => describeDeclared(findFileType(link.format)));
  return [...made, ...kept, ...linked];
}

const isGraph = ({ id }: FileType): boolean => graphs.has(id);

function describeFile({ format, mediaType }: FileVersion): Form {
  const type = findFileType(format);
  // What the engine does not know is called by its name, and that is only a declaration.
  if (!type || type.id === 'other') return describeDeclared(matchFileType(mediaType));
  const named = isGraph(type);
  // A graph may name only its own things: that is not looked at.
  const linked = named ? undefined : false;
  return { structured: type.machineReadable, free: type.machineReadable && type.nonProprietary, named, linked };
}

/** Nobody claims that a PDF is structured; whether what is called a CSV is one, only its bytes say. */
function describeDeclared(type: FileType | undefined): Form {
  const could = (holds: (type: FileType) => boolean): Check =>
    type && type.id !== 'other' && !holds(type) ? false : undefined;
  return {
    structured: could(({ machineReadable }) => machineReadable),
    free: could(({ machineReadable, nonProprietary }) => machineReadable && nonProprietary),
    named: could(isGraph),
    linked: could(isGraph),
  };
}
