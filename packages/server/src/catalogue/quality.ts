import {
  type Dataset,
  findFileType,
  findFrequency,
  findLicence,
  findTheme,
  listKept,
  listLinked,
  type Table,
} from '@milpa/sdk';

export type Outcome = 'pass' | 'fail' | 'unknown';
export type QualityBand = 'high' | 'medium' | 'low';

/** What is looked at, each worth the same. docs/relevance.md tells people; keep the two alike. */
export const qualityChecks = [
  'described',
  'licensed',
  'open-format',
  'reachable',
  'sound',
  'columns-explained',
  'findable',
  'answerable',
] as const;
export type QualityCheck = (typeof qualityChecks)[number];

/** Characters below which a description says too little to judge by. */
const leastDescription = 80;

/** The outcome of each check. Three-valued: what could not be seen is never taken for good. */
export function checkQuality(dataset: Dataset, tables: readonly Table[]): Readonly<Record<QualityCheck, Outcome>> {
  const { metadata } = dataset;
  const described = Object.values(metadata.description).some((text) => text && text.length >= leastDescription);
  const findable =
    metadata.themes.some((id) => findTheme(id)) && Object.values(metadata.keywords).some((words) => words?.length);
  const { name, email, url, telephone } = metadata.contact;
  const answerable = Boolean(name && (email || url || telephone)) && Boolean(findFrequency(metadata.frequency));
  return {
    described: described ? 'pass' : 'fail',
    licensed: checkLicence(metadata.licence),
    'open-format': checkFormats(dataset),
    reachable: checkReach(dataset),
    sound: checkFindings(dataset, tables),
    'columns-explained': checkColumns(tables),
    findable: findable ? 'pass' : 'fail',
    answerable: answerable ? 'pass' : 'fail',
  };
}

/** The share of checks that passed, 0 to 1. Unknown counts as not passed, so that it never raises the score. */
export function scoreQuality(outcomes: Readonly<Record<QualityCheck, Outcome>>): number {
  const passed = qualityChecks.filter((check) => outcomes[check] === 'pass').length;
  return passed / qualityChecks.length;
}

export const findBand = (score: number): QualityBand => (score >= 0.75 ? 'high' : score >= 0.5 ? 'medium' : 'low');

export function checkLicence(id: string): Outcome {
  if (!id) return 'fail';
  const open = findLicence(id)?.open ?? 'unknown';
  return open === 'yes' ? 'pass' : open === 'no' ? 'fail' : 'unknown';
}

const checkFormats = (dataset: Dataset): Outcome =>
  judgeFormats([
    ...listKept(dataset).map(({ file }) => file.format),
    ...listLinked(dataset).map(({ link }) => link.format),
  ]);

/** One form that a program reads and anyone may implement is enough. */
export function judgeFormats(formats: readonly string[]): Outcome {
  if (formats.length === 0) return 'fail';
  const types = formats.map((format) => findFileType(format));
  if (types.some((type) => type?.machineReadable && type.nonProprietary)) return 'pass';
  return types.some((type) => !type || type.id === 'other') ? 'unknown' : 'fail';
}

/** What is kept here is here. Of what lies elsewhere every address must have answered when it was last asked. */
function checkReach(dataset: Dataset): Outcome {
  const links = listLinked(dataset).map((one) => one.availability?.state ?? 'unchecked');
  if (links.length === 0) return listKept(dataset).length > 0 ? 'pass' : 'fail';
  if (links.includes('unavailable')) return 'fail';
  return links.includes('unchecked') ? 'unknown' : 'pass';
}

/** No file of it was refused, and no table has a fault that the reader calls an error. */
function checkFindings(dataset: Dataset, tables: readonly Table[]): Outcome {
  const kept = listKept(dataset);
  if (kept.length === 0) return 'unknown';
  if (kept.some(({ file }) => file.state === 'refused' || file.state === 'failed')) return 'fail';
  const findings = [...kept.flatMap(({ file }) => file.findings), ...tables.flatMap((table) => table.profile.findings)];
  if (findings.some(({ severity, result }) => severity === 'error' && result === 'fail')) return 'fail';
  if (findings.some(({ result }) => result === 'unknown') || tables.length === 0) return 'unknown';
  return 'pass';
}

/** At least half of all columns have a label or a description. */
function checkColumns(tables: readonly Table[]): Outcome {
  const columns = tables.flatMap((table) => table.profile.columns);
  if (columns.length === 0) return 'unknown';
  const says = (map: object | undefined) => map !== undefined && Object.values(map).some((text) => text);
  const explained = columns.filter((column) => says(column.label) || says(column.description));
  return explained.length * 2 >= columns.length ? 'pass' : 'fail';
}
