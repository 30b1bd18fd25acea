import type { Language } from '@milpa/sdk';
import { languages } from '@milpa/sdk/plain';
import type { Suggestion } from '../contract.ts';
import type { StoredDocument } from '../document/document.ts';
import { fold, listWords } from '../language/fold.ts';

/** Whether the words stand in a row in the text, the last of them as the beginning of one: 0 no, 1 within, 2 at its start. */
export function goesOn(text: string, typed: readonly string[]): 0 | 1 | 2 {
  const words = listWords(fold(text));
  for (let at = 0; at + typed.length <= words.length; at += 1) {
    const fits = typed.every((word, turn) => {
      const own = words[at + turn] ?? '';
      return turn === typed.length - 1 ? own.startsWith(word) : own === word;
    });
    if (fits) return at === 0 ? 2 : 1;
  }
  return 0;
}

/** Characters of a completion: a longer text is no help while typing. */
const longest = 120;

/** Completions out of documents that were found, each text once: at their start first, then the most frequent. */
export function completeFrom(
  documents: readonly StoredDocument[],
  typed: readonly string[],
  language: Language,
  limit: number,
): Suggestion[] {
  const found = new Map<string, { readonly suggestion: Suggestion; readonly rank: number; count: number }>();
  for (const { texts } of documents)
    for (const spoken of new Set([language, ...languages])) {
      const text = texts[spoken];
      if (!text) continue;
      const offered: Suggestion[] = [
        { text: text.title, field: 'title' },
        ...text.keywords.map((one) => ({ text: one, field: 'keywords' as const })),
        ...text.publisher.map((one) => ({ text: one, field: 'publisher' as const })),
      ];
      for (const suggestion of offered) {
        const key = fold(suggestion.text);
        const known = found.get(key);
        const fit = suggestion.text.length > longest ? 0 : goesOn(suggestion.text, typed);
        if (known) known.count += 1;
        else if (fit) found.set(key, { suggestion, rank: fit + (spoken === language ? 0.5 : 0), count: 1 });
      }
    }
  return [...found.values()]
    .toSorted((a, b) => b.rank - a.rank || b.count - a.count || (a.suggestion.text < b.suggestion.text ? -1 : 1))
    .slice(0, limit)
    .map((each) => each.suggestion);
}
