import { setTimeout as sleep } from 'node:timers/promises';
import { findAskedSlot, type Questionnaire, type SelfQuestion } from '@milpa/measure';
import type { CountProof, InstitutionId, Language, SystemAnswer } from '@milpa/sdk';
import type { Clock } from '../../clock.ts';
import { type Ask, createLook, type Look, waits } from './look.ts';
import type { Live } from './model.ts';
import { findPointedOut, maturityProbes, maturityProbes2023, ourdataProbes, type Probe } from './probes.ts';
import { couldNotLook } from './sentences.ts';

export interface LiveNeeds {
  readonly ask: Ask;
  readonly publicUrl: string;
  /** Of the portal: in its words the search looks for what the high-value questions name. */
  readonly language: Language;
  readonly clock: Clock;
  /** Milliseconds since some moment. */
  readonly elapsed: () => number;
  readonly onTrouble: (what: string, error: unknown) => void;
}

export interface LiveSubject {
  readonly institution: { readonly id: InstitutionId; readonly slug: string } | undefined;
}

/** Looks at the same time: as many as the graph has processes, so that the portal is not busy with itself. */
const atOnce = 2;
/** A look is kept so long for the pages that follow one another; what is frozen is looked at anew. */
const keptMs = 60_000;
const mostKept = 100;

/** What the portal itself can say to a questionnaire, each answer with the address that shows it. */
export function createLive(needs: LiveNeeds) {
  const kept = new Map<string, { readonly at: number; readonly live: Promise<Live> }>();
  const look = (questionnaire: Questionnaire, { institution }: LiveSubject): Promise<Live> => {
    const publisher = institution && `${new URL(needs.publicUrl).origin}/api/v1/institutions/${institution.id}`;
    const scope = { publicUrl: needs.publicUrl, publisher, institution: institution?.id, slug: institution?.slug };
    return answerAll(needs, createLook(needs.ask, scope), questionnaire);
  };
  return {
    look,
    /** The same, not older than a minute. */
    async recall(questionnaire: Questionnaire, subject: LiveSubject): Promise<Live> {
      const key = `${questionnaire.index} ${questionnaire.edition} ${subject.institution?.id ?? ''}`;
      const now = needs.clock().getTime();
      const known = kept.get(key);
      if (known && now - known.at < keptMs) return known.live;
      const live = look(questionnaire, subject);
      kept.delete(key);
      kept.set(key, { at: now, live });
      for (const [old] of kept) if (kept.size > mostKept) kept.delete(old);
      // What could not be looked at is looked at again by the next page, not a minute later.
      if (!(await live).complete) kept.delete(key);
      return live;
    },
  };
}

export function listProbes(
  { index, edition, questions }: Questionnaire,
  language: Language,
): ReadonlyMap<string, Probe> {
  if (index === 'odm') return new Map(Object.entries(edition === 2023 ? maturityProbes2023 : maturityProbes));
  const things = questions.filter(({ id }) => id.startsWith('Q68.'));
  return new Map([
    ...Object.entries(ourdataProbes),
    ...things.map(({ id, text }) => [id, findPointedOut(findAskedSlot(id), text[language])] as const),
  ]);
}

interface Asked {
  readonly question: SelfQuestion;
  readonly probe: Probe;
}

async function answerAll(needs: LiveNeeds, look: Look, questionnaire: Questionnaire): Promise<Live> {
  const [at, begun] = [needs.clock(), needs.elapsed()];
  const answers = new Map<string, SystemAnswer>();
  const failed = new Set<string>();
  const fail = (id: string) => {
    failed.add(id);
    answers.set(id, couldNotLook());
  };
  const answerEach = async (list: readonly Asked[], most: number) => {
    const waiting = [...list];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const found = await answerOne(needs, look, next);
        if (found) answers.set(next.question.id, found);
        else fail(next.question.id);
      }
    };
    await Promise.all(Array.from({ length: most }, work));
  };
  const all = listAsked(questionnaire, needs.language);
  await answerEach(all, atOnce);
  // The graph may be renewed meanwhile. Counts of two states are not put beside each other: they are counted again, one
  // after the other, so that one process answers them.
  const counted = all.filter(({ question }) => answers.get(question.id)?.proofs.some(isOfGraph));
  for (const wait of waits) {
    if (look.isOfOneState()) break;
    await sleep(wait);
    look.forgetCounts();
    await answerEach(counted, 1);
  }
  if (!look.isOfOneState()) for (const { question } of counted) fail(question.id);
  return { at, ms: Math.round(needs.elapsed() - begun), answers, complete: failed.size === 0 };
}

const isOfGraph = ({ url }: CountProof) => url.startsWith('/sparql?');

function listAsked(questionnaire: Questionnaire, language: Language): readonly Asked[] {
  const probes = listProbes(questionnaire, language);
  return questionnaire.questions.flatMap((question) => {
    const probe = probes.get(question.id);
    return probe ? [{ question, probe }] : [];
  });
}

/** A question that could not be looked at is unknown, and says so: it never counts as a no. */
async function answerOne(needs: LiveNeeds, look: Look, { question, probe }: Asked): Promise<SystemAnswer | undefined> {
  try {
    const found = await probe(look);
    // An answer whose points were never published is not offered: what was found is told, and settles nothing.
    const offered = found.answer === null || Object.hasOwn(question.answers, found.answer);
    return offered ? found : { ...found, answer: null };
  } catch (error) {
    needs.onTrouble(`The portal could not look at ${question.id} of a self-assessment`, error);
    return undefined;
  }
}
