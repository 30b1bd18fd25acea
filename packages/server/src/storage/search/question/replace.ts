import { fold, listWords } from '../language/fold.ts';
import type { Alternative, Clause } from './question.ts';

/** The clauses with each word that `ask` has another one for in its place; undefined when there is none. */
export function replaceWords(
  clauses: readonly Clause[],
  ask: (word: string) => string | undefined,
): Clause[] | undefined {
  let replaced = false;
  const mend = (alternative: Alternative): Alternative => {
    const words = listWords(fold(alternative.text));
    const [word] = words;
    if (alternative.phrase || alternative.synonym || word === undefined || words.length > 1) return alternative;
    const better = ask(word);
    if (better === undefined) return alternative;
    replaced = true;
    return { ...alternative, text: better, prefix: false };
  };
  const result = clauses.map((clause) => (clause.excluded ? clause : { ...clause, any: clause.any.map(mend) }));
  return replaced ? result : undefined;
}
