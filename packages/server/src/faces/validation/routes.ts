import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Draft, operations, Problem, type Validation } from '@milpa/sdk';
import { Parser, Store } from 'n3';
import { type AnyOperationHandler, type Caller, defineHandler } from '../../http/index.ts';
import { createProfiles, type Profiles, validateGraph } from '../../shacl/index.ts';
import { listFindings } from './findings.ts';

type Profile = Validation['profile'];

/** What is checked of a working copy. */
export type Checkable = Pick<Draft, 'id' | 'slug' | 'kind' | 'publisher' | 'metadata' | 'distributions' | 'revision'>;

export interface ValidationNeeds {
  readonly requireDraft: (caller: Caller | undefined, id: string) => Promise<Draft>;
  /** A working copy by a profile, as N-Triples; everything hangs on `address`. */
  readonly describe: (draft: Checkable, profile: Profile) => { readonly address: string; readonly triples: string };
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
  readonly limits?: Partial<ValidationLimits>;
}

export interface ValidationLimits {
  /** Characters of N-Triples; about 130 a statement. */
  readonly characters: number;
  readonly timeMs: number;
  readonly results: number;
}
const usual: ValidationLimits = { characters: 12_000_000, timeMs: 2000, results: 2000 };

export interface Validator {
  /** Throws `too-large`. */
  validate(draft: Checkable, profile: Profile): Promise<Validation>;
  readonly handlers: readonly AnyOperationHandler[];
}

/** What DCAT-AP says of a working copy. Asked for when somebody looks, so that saving never waits for it. */
export function createValidation(needs: ValidationNeeds): Validator {
  const parts = { ...needs, profiles: createProfiles(), limits: { ...usual, ...needs.limits } };
  const validate = (draft: Checkable, profile: Profile) => validateDraft(parts, draft, profile);
  return {
    validate,
    handlers: [
      defineHandler('validateDraft', async ({ params, query }, { caller }) => {
        const { profile = 'dcat-ap' } = operations.validateDraft.query.parse(query ?? {});
        const draft = await needs.requireDraft(caller, params.dataset);
        return { body: await validate(draft, profile), headers: { 'cache-control': 'no-store' } };
      }),
    ],
  };
}

type Parts = ValidationNeeds & { readonly profiles: Profiles; readonly limits: ValidationLimits };

async function validateDraft(parts: Parts, draft: Checkable, profile: Profile): Promise<Validation> {
  const { address, triples } = parts.describe(draft, profile);
  if (triples.length > parts.limits.characters) throw tooLarge();
  const graph = await readTriples(triples);
  const shapes = parts.profiles.find(profile);
  const { results, complete } = await validateGraph(graph, shapes, parts.limits, parts.elapsed);
  const findings = listFindings(results, draft, address);
  const count = (severity: Validation['findings'][number]['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  const violations = count('violation');
  return {
    profile,
    revision: draft.revision,
    conforms: complete && violations === 0,
    complete,
    violations,
    warnings: count('warning'),
    infos: count('info'),
    findings,
  };
}

/** Statements are a line each: read some thousand at a time, so that others are answered between. */
async function readTriples(text: string): Promise<Store> {
  const graph = new Store();
  const step = 250_000;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from + step);
    const to = end < 0 ? text.length : end + 1;
    // The prefix keeps a blank node that two pieces name one node.
    graph.addQuads(new Parser({ format: 'N-Triples', blankNodePrefix: '_:b-' }).parse(text.slice(from, to)));
    if (to < text.length) await nextTurn();
    from = to;
  }
  return graph;
}

const tooLarge = () =>
  new Problem('too-large', {
    en: 'The description has too many parts to be checked at once. Split the dataset into several, for example a year each, as a series.',
    es: 'La descripción tiene demasiadas partes para revisarla de una vez. Divida el conjunto en varios, por ejemplo uno por año, como serie.',
    fr: 'La description a trop de parties pour être vérifiée en une fois. Divisez le jeu de données en plusieurs, par exemple un par an, en série.',
  });
