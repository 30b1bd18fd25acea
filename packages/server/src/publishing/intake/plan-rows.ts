import {
  findText,
  HoldingId,
  HoldingInput,
  type InstitutionId,
  type InventoryImportOptions,
  type InventoryImportRow,
  type LanguageMap,
} from '@milpa/sdk';
import { listChanges } from '../../dataset/index.ts';
import { fold } from '../inventory/present.ts';
import type { HoldingRow } from '../inventory/store.ts';
import { type HoldingContent, isWritten } from '../model.ts';
import type { CommitmentRow, PlanRow } from '../plan/store.ts';
import type { IntakeRow } from './read.ts';
import { describeProblem, type IntakeCode } from './sentences.ts';

/** What is there already, of one institution. */
export interface Present {
  /** undefined: a dry run that would add the institution. */
  readonly id: InstitutionId | undefined;
  readonly name: LanguageMap;
  readonly holdings: Map<string, HoldingRow>;
  readonly plan: PlanRow | undefined;
  readonly commitments: ReadonlyMap<HoldingId, CommitmentRow>;
}

/** What becomes of a row: what is told of it, and what is written. */
export interface PlannedRow {
  readonly report: InventoryImportRow;
  readonly holding?: { readonly id: HoldingId; readonly before?: HoldingRow; readonly after: HoldingContent };
  readonly commitment?: PlannedCommitment;
}
export interface PlannedCommitment {
  readonly holding: HoldingId;
  readonly before?: CommitmentRow;
  readonly post: string;
  readonly due: string;
  readonly frequency: string;
  readonly goal: string;
}

interface Seen {
  readonly row: IntakeRow;
  readonly name: LanguageMap;
}

/** Says row by row what happens, the same in a dry run and in the real one. Keys and names it has seen are remembered. */
export function createRowPlanner(options: InventoryImportOptions, makeId: () => string) {
  const keys = new Map<string, Seen>();
  return (row: IntakeRow, present: Present): PlannedRow => {
    const name: LanguageMap = row.name ? { [options.language]: row.name } : {};
    const report = { place: row.place, key: row.key, name, institution: present.name, changes: [] };
    if (row.problems.some(({ severity }) => severity === 'error'))
      return { report: { ...report, outcome: 'refused', problems: [...row.problems] } };
    const place = `${present.id ?? findText(present.name, options.language)?.text} ${row.key}`;
    const seen = keys.get(place);
    if (seen) return { report: tellDuplicate(report, row, seen) };
    keys.set(place, { row, name });
    const before = present.holdings.get(row.key);
    const after = describe(row, before?.content, options);
    const id = before?.id ?? HoldingId.parse(makeId());
    const changes = before
      ? [...new Set(listChanges(before.content, after).map(({ pointer }) => rootOf(pointer)))]
      : [];
    const outcome = before ? (changes.length > 0 ? 'update' : 'unchanged') : 'create';
    const namesake = before ? undefined : findNamesake(present, row, options);
    const { commitment, problem } = planCommitment(row, { id, after, present, options });
    const warnings = [namesake, problem].filter((each) => each !== undefined);
    if (!before) present.holdings.set(row.key, createStandIn(id, present, after));
    return {
      report: {
        ...report,
        outcome,
        changes,
        ...(before ? { holding: before.id } : {}),
        ...(commitment ? { due: commitment.due } : {}),
        problems: [...row.problems, ...warnings],
      },
      ...(outcome === 'unchanged' ? {} : { holding: { id, ...(before ? { before } : {}), after } }),
      ...(commitment ? { commitment } : {}),
    };
  };
}

const rootOf = (pointer: string) => pointer.split('/')[1] ?? '';

const tellDuplicate = (
  report: Omit<InventoryImportRow, 'outcome' | 'problems'>,
  row: IntakeRow,
  { row: first, name }: Seen,
): InventoryImportRow => ({
  ...report,
  outcome: 'duplicate',
  duplicateOf: { key: first.key, name, place: first.place },
  problems: [
    ...row.problems,
    describeProblem('same-key', String(first.place.row ?? ''), { severity: 'warning', field: 'key', place: row.place }),
  ],
});

/** Another holding with the same name and another key: perhaps the same, which only people can say. */
function findNamesake(present: Present, row: IntakeRow, { language }: InventoryImportOptions) {
  const wanted = fold(row.name);
  for (const { content } of present.holdings.values())
    if (content.key !== row.key && fold(findText(content.name, language)?.text ?? '') === wanted)
      return describeProblem('same-name', content.key, { severity: 'warning', field: 'name', place: row.place });
  return undefined;
}

/** So that later rows of the file meet this one as if it were stored. */
const createStandIn = (id: HoldingId, present: Present, content: HoldingContent): HoldingRow => {
  const never = new Date(0);
  const institution = present.id;
  return {
    id,
    institution: parseStandIn(institution),
    content,
    planned: null,
    revision: 0,
    created: never,
    updated: never,
  };
};
const parseStandIn = (id: InstitutionId | undefined) => id as InstitutionId;

/** The holding after the row: what the row leaves out stays; an empty inventory starts with nothing said. */
function describe(row: IntakeRow, before: HoldingContent | undefined, options: InventoryImportOptions): HoldingContent {
  const { language } = options;
  const start = before ?? { ...HoldingInput.parse({ name: { [language]: row.name } }), key: row.key };
  const said = {
    ...start,
    ...row.content,
    name: { ...start.name, [language]: row.name },
    ...(row.description ? { description: { ...start.description, [language]: row.description } } : {}),
  };
  const { level } = row;
  // A plan is a promise to open: what it names without a word about access is public.
  if (level === undefined) return said.level === null && row.due && options.plan ? { ...said, level: 'public' } : said;
  // A row without the reason does not take away the one that is there.
  if (level === null) return before?.decision ? said : { ...said, level: null, decision: null };
  return { ...said, level, decision: row.decision ?? null };
}

function planCommitment(
  row: IntakeRow,
  at: { id: HoldingId; after: HoldingContent; present: Present; options: InventoryImportOptions },
): { commitment?: PlannedCommitment; problem?: ReturnType<typeof describeProblem> } {
  const { id, after, present, options } = at;
  if (row.due === undefined || !options.plan) return {};
  const warn = (code: IntakeCode, what = '') => ({
    problem: describeProblem(code, what, { severity: 'warning', field: 'planned', place: row.place }),
  });
  const before = present.commitments.get(id);
  const state = present.plan?.state ?? 'draft';
  if (state === 'approved')
    return before?.due === row.due
      ? {}
      : before
        ? warn('day-approved', before.due)
        : warn('plan-approved', options.plan);
  if (!isWritten(state)) return warn('plan-submitted', options.plan);
  if (after.level === null || after.level === 'non-public') return warn('not-open');
  const post = after.post || options.post;
  if (!post) return warn('post-missing');
  const frequency = row.frequency || (before?.frequency ?? '');
  const goal = row.goal || (before?.goal ?? '');
  if (before && before.due === row.due && before.frequency === frequency && before.goal === goal) return {};
  return { commitment: { holding: id, ...(before ? { before } : {}), post, due: row.due, frequency, goal } };
}
