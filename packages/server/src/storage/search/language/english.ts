/** M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980; the step numbers are those of the paper. */
export function stemEnglish(word: string): string {
  if (word.length <= 2 || /[^a-z]/.test(word)) return word;
  const short = endInI(stripInflection(stripPlural(word)));
  return finish(shorten(shorten(short, longer), shorter));
}

const hasVowel = (part: string): boolean => /[aeiou]|(?<=.)y/.test(part);

/** How many times vowels are followed by consonants: m of the paper. */
function measure(part: string): number {
  let turns = 0;
  let vowelBefore = false;
  for (let at = 0; at < part.length; at += 1) {
    const vowel = isVowel(part, at);
    if (vowelBefore && !vowel) turns += 1;
    vowelBefore = vowel;
  }
  return turns;
}

function isVowel(word: string, at: number): boolean {
  const letter = word[at] ?? '';
  if ('aeiou'.includes(letter)) return true;
  return letter === 'y' && at > 0 && !isVowel(word, at - 1);
}

/** Consonant, vowel, consonant other than w, x, y at the end. */
const endsShort = (part: string): boolean =>
  part.length >= 3 &&
  !isVowel(part, part.length - 1) &&
  isVowel(part, part.length - 2) &&
  !isVowel(part, part.length - 3) &&
  !/[wxy]$/.test(part);

/** Step 1a. */
function stripPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Step 1b. */
function stripInflection(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const part = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : undefined;
  if (part === undefined || !hasVowel(part)) return word;
  if (/(?:at|bl|iz)$/.test(part)) return `${part}e`;
  if (/([^aeiouylsz])\1$/.test(part)) return part.slice(0, -1);
  return measure(part) === 1 && endsShort(part) ? `${part}e` : part;
}

/** Step 1c. */
const endInI = (word: string): string =>
  word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;

type Endings = readonly (readonly [ending: string, instead: string])[];
/** Steps 2 and 3: endings and what takes their place, when something of a word remains before them. */
const longer: Endings = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['ation', 'ate'],
  ['entli', 'ent'],
  ['ousli', 'ous'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['eli', 'e'],
];
const shorter: Endings = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
];

function shorten(word: string, endings: Endings): string {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return word;
  const part = word.slice(0, -found[0].length);
  return measure(part) > 0 ? part + found[1] : word;
}

const suffix = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/;

/** Steps 4 and 5. */
function finish(word: string): string {
  let end = word;
  const cut = suffix.exec(end);
  if (cut && measure(end.slice(0, cut.index)) > 1) end = end.slice(0, cut.index);
  if (end.endsWith('e')) {
    const part = end.slice(0, -1);
    const turns = measure(part);
    if (turns > 1 || (turns === 1 && !endsShort(part))) end = part;
  }
  return end.endsWith('ll') && measure(end) > 1 ? end.slice(0, -1) : end;
}
