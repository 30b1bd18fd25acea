import type { Draft, ValidationFinding } from '@milpa/sdk';
import type { Path, Result } from '../../shacl/index.ts';
import { type Field, fields, portalPaths, sentences } from './words.data.ts';

type Severity = ValidationFinding['severity'];
const order: Readonly<Record<Severity, number>> = { violation: 0, warning: 1, info: 2 };

/** Results of SHACL as a publisher reads them: by field of the form, the same only once as the gravest, violations first. */
export function listFindings(
  results: readonly Result[],
  draft: Pick<Draft, 'distributions'>,
  address: string,
): ValidationFinding[] {
  const found = new Map<string, ValidationFinding>();
  for (const result of results) {
    const finding = describe(result, draft, address);
    const key = `${finding.pointer} ${finding.message.en ?? finding.code}`;
    const known = found.get(key);
    if (!known || order[finding.severity] < order[known.severity]) found.set(key, finding);
    else if (finding.severity === known.severity) found.set(key, { ...known, times: known.times + 1 });
  }
  return [...found.values()].sort((one, other) => order[one.severity] - order[other.severity]);
}

function describe(result: Result, draft: Pick<Draft, 'distributions'>, address: string): ValidationFinding {
  const path = formatPath(result.path);
  const word = path === '' ? findWhole(result) : shortName(path);
  const field = fields[word] ?? nameless(word);
  const portal = portalPaths.has(word);
  const sentence = sentences[result.component] ?? sentences['Other'];
  return {
    // What the portal adds by itself is no fault of who publishes.
    severity: portal && result.severity !== 'violation' ? 'info' : result.severity,
    code: `${word}-${result.component.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`,
    pointer: portal ? '' : findPointer(result.focus.value, field, draft, address),
    message: sentence?.(field.name) ?? {},
    advice: portal ? {} : field.advice,
    focus: result.focus.value,
    path,
    ...(result.value && result.value.value !== result.focus.value ? { value: result.value.value } : {}),
    times: 1,
  };
}

/** The rules that are about a thing as a whole ask for one of several properties: of a distribution, for its licence. */
const findWhole = ({ shape }: Result): string =>
  shape.endsWith('hvd:Distribution')
    ? 'license'
    : shape.endsWith('hvd:DataService')
      ? 'endpointDescription'
      : 'resource';

const shortName = (path: string) => path.slice(Math.max(path.lastIndexOf('#'), path.lastIndexOf('/')) + 1);
const nameless = (word: string): Field => ({ at: '', name: { es: word, en: word, fr: word }, advice: {} });

function formatPath(path: Path | null): string {
  if (path === null) return '';
  if (path.kind === 'predicate' || path.kind === 'inverse') return path.iri;
  return path.parts.map(formatPath).join(' ');
}

/** Parts of a dataset that hang on a field of its metadata. */
const hanging: Readonly<Record<string, string>> = {
  contact: '/metadata/contact',
  spatial: '/metadata/spatial',
  temporal: '/metadata/temporal',
  provenance: '/metadata/source',
  rights: '/metadata/rights',
  identifier: '/metadata/identifiers',
  place: '/metadata/spatial/places',
};

/** The field of the working copy that a thing was made from. */
function findPointer(focus: string, field: Field, draft: Pick<Draft, 'distributions'>, address: string): string {
  if (focus === address) return field.at ? `/metadata/${field.at}` : '';
  if (!focus.startsWith(`${address}#`)) return '';
  const part = focus.slice(address.length + 1);
  const at = draft.distributions.findIndex(
    ({ id, file }) => part.startsWith(id) || file?.tables.some((table) => part.startsWith(table.id)),
  );
  if (at >= 0) return `/distributions/${at}${field.within ? `/${field.within}` : ''}`;
  return hanging[part.replace(/-\d+$/, '')] ?? '';
}
