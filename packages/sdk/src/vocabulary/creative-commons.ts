import { foldWords } from './concept.ts';

/** What each letter pair of a Creative Commons licence is called, folded, in the languages of the vocabulary and their neighbours. */
const words: readonly (readonly [part: 'by' | 'nc' | 'nd' | 'sa', RegExp])[] = [
  [
    'by',
    /\b(?:by|attribution|atribucion|atribuicao|reconocimiento|reconeixement|paternite|namensnennung|attribuzione)\b/,
  ],
  [
    'nc',
    /\b(?:nc|bync\w*|non ?commercial|no ?comercial|nao comercial|pas dutilisation commerciale|nicht kommerziell|non commerciale)\b/,
  ],
  [
    'nd',
    /\b(?:nd|by(?:nc)?nd|no ?derivatives?(?: works?)?|sin ?(?:obras? )?derivadas?|sin derivar|pas de modifications?|keine bearbeitung\w*|non opere derivate)\b/,
  ],
  [
    'sa',
    /\b(?:sa|by(?:nc)?sa|share ?alike|compartir ?igual|compartilha ?igual|partage (?:dans les memes conditions|a lidentique)|weitergabe unter gleichen bedingungen|condividi allo stesso modo)\b/,
  ],
];
const versions = ['1.0', '2.0', '2.5', '3.0', '4.0'];

/** Identifier of the Creative Commons licence that an address or a name means, without its version when none is told. */
export function findCreativeCommons(text: string): string | undefined {
  const address = /creativecommons\.org\/(licen[cs]es|publicdomain)\/([a-z+-]+)(?:\/(\d\.\d))?/i.exec(text);
  if (address)
    return address[1]?.startsWith('lic') ? compose(address[2] ?? '', address[3]) : findPublic(address[2] ?? '');
  const folded = foldWords(text.replace(/[_|–—-]+/g, ' ').replace(/(\d)\.(\d)/g, '$1$2'));
  if (!/\b(?:creative ?commons|cc ?0|cc|ccby\w*|cc ?zero)\b/.test(folded)) return undefined;
  if (/\b(?:cc ?0|cc ?zero|zero|cero|public domain dedication|1 ?0 universal|10 universal)\b/.test(folded))
    return 'CC0-1.0';
  if (/\b(?:public domain mark|marca de dominio publico|pdm)\b/.test(folded)) return 'PDM-1.0';
  const parts = words.filter(([, pattern]) => pattern.test(folded)).map(([part]) => part);
  if (parts.length === 0) return undefined;
  return compose(['by', ...parts.filter((part) => part !== 'by')].join('-'), findVersion(folded));
}

function findVersion(folded: string): string | undefined {
  const told = /\b(?:v|version |by\w*?)?([1-4])([05])?\b/.exec(folded.replace(/\bcc ?by/g, 'cc by '));
  return told ? versions.find((version) => version === `${told[1]}.${told[2] ?? '0'}`) : undefined;
}

const findPublic = (kind: string) =>
  kind === 'zero' ? 'CC0-1.0' : kind === 'mark' || kind === 'certification' ? 'PDM-1.0' : undefined;

/** Addresses of 1.0 name the parts in another order (by-nd-nc). */
function compose(letters: string, version: string | undefined): string | undefined {
  const given = letters.toLowerCase().split(/[-+]/);
  if (!given.includes('by') || given.some((part) => !['by', 'nc', 'nd', 'sa'].includes(part))) return undefined;
  const kind = ['by', 'nc', 'nd', 'sa']
    .filter((part) => given.includes(part))
    .join('-')
    .toUpperCase();
  return version ? `CC-${kind}-${version}` : `CC-${kind}`;
}
