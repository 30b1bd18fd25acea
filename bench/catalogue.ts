import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Language, languages } from '@milpa/sdk';
import type { SearchDocument, SearchText } from '../packages/server/src/storage/search/index.ts';

const archive = fileURLToPath(new URL('../../shared/data/catalogues/socrata_all.tar.gz', import.meta.url));

/** What is read of a real dataset. */
export interface Real {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly string[];
  readonly keywords: readonly string[];
  readonly themes: readonly string[];
  readonly format: string;
  readonly publisher: string;
  readonly modified: string;
}

/** The real catalogue; undefined when it is not on this machine. */
export function readCatalogue(): readonly Real[] | undefined {
  if (!existsSync(archive)) return undefined;
  const tar = gunzipSync(readFileSync(archive));
  const found: Real[] = [];
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('ascii', at + 124, at + 136), 8) || 0;
    if (name.endsWith('.jsonl'))
      for (const line of tar.toString('utf8', at + 512, at + 512 + size).split('\n'))
        if (line.startsWith('{"resource"')) found.push(parseReal(line));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return found.toSorted((a, b) => (a.title + a.publisher < b.title + b.publisher ? -1 : 1));
}

interface Line {
  readonly resource: {
    readonly name?: string;
    readonly description?: string;
    readonly type?: string;
    readonly updatedAt?: string;
    readonly columns_name?: string[];
    readonly columns_field_name?: string[];
    readonly columns_description?: string[];
  };
  readonly classification: {
    readonly domain_tags?: string[];
    readonly categories?: string[];
    readonly domain_category?: string;
  };
  readonly metadata: { readonly domain: string };
}

function parseReal(text: string): Real {
  const { resource, classification, metadata } = JSON.parse(text) as Line;
  const names = resource.columns_name ?? [];
  return {
    title: resource.name ?? '',
    description: (resource.description ?? '').replace(/<[^>]*>/g, ' '),
    columns: names.map((name, at) =>
      [resource.columns_field_name?.[at], name, resource.columns_description?.[at]].filter((part) => part).join(' · '),
    ),
    keywords: classification.domain_tags ?? [],
    themes: [...(classification.categories ?? []), classification.domain_category ?? ''].filter((theme) => theme),
    format: resource.type ?? 'dataset',
    publisher: metadata.domain,
    modified: resource.updatedAt ?? '2020-01-01T00:00:00Z',
  };
}

/** Chance that comes out the same each time. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const licences = ['CC-BY-4.0', 'CC0-1.0', 'ODbL-1.0', 'libre-uso-mx', 'other'];
const frequencies = ['ANNUAL', 'MONTHLY', 'DAILY', 'WEEKLY', 'IRREG', 'QUARTERLY'];
const levels = ['federal', 'state', 'municipal', 'autonomous'];
// Texts stay as they are; the languages they are said to be in spread them over three sets of terms, as on a real portal.
const spread: readonly Language[] = ['en', 'en', 'en', 'en', 'en', 'es', 'es', 'es', 'es', 'fr'];
/** How many words are taken from elsewhere in the catalogue, and how many nobody used before: so a vocabulary grows. */
const swapped = 0.3;
const coined = 0.002;

/** As many datasets as wanted, made of the real ones: how often each word comes stays as it is. */
export function createScaled(real: readonly Real[]) {
  const words = real.flatMap(
    (one) => `${one.title} ${one.description} ${one.columns.join(' ')}`.match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );
  const mix = (text: string, chance: () => number, number: number): string =>
    text.replace(/[\p{L}\p{N}]{3,}/gu, (word) => {
      const drawn = chance();
      if (drawn < coined) return `${word}${number.toString(36)}`;
      return drawn < swapped ? (words[Math.floor(chance() * words.length)] ?? word) : word;
    });
  return (number: number): SearchDocument => {
    const one = real[number % real.length];
    if (!one) throw new Error('The catalogue is empty');
    const chance = createChance(number + 1);
    const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(chance() ** 2 * list.length)] ?? fallback;
    const turn = Math.floor(number / real.length);
    const same = (text: string) => (turn === 0 ? text : mix(text, chance, number));
    const publisher = turn % 10 === 0 ? one.publisher : `${one.publisher}-${turn % 10}`;
    const text: SearchText = {
      title: same(one.title),
      keywords: one.keywords,
      description: same(one.description),
      columns: one.columns.map(same),
      publisher: [publisher.replaceAll('.', ' ')],
      details: [],
    };
    return {
      id: formatId(number),
      kind: 'dataset',
      texts: { [spread[number % spread.length] ?? languages[0]]: text },
      facets: {
        publisher: [publisher],
        theme: [...new Set(one.themes)],
        format: [one.format],
        licence: [pick(licences, 'other')],
        frequency: [pick(frequencies, 'IRREG')],
        level: [pick(levels, 'federal')],
      },
      modified: new Date(Date.parse(one.modified) + turn * 60_000 * 7),
      use: Math.floor(chance() ** 8 * 10_000),
    };
  };
}

const formatId = (number: number): string => `019b0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** Real questions: one to three words that stand side by side in a real title. */
export function listQuestions(real: readonly Real[], count: number): string[] {
  const chance = createChance(4);
  const questions = new Set<string>();
  while (questions.size < count) {
    const title = real[Math.floor(chance() * real.length)]?.title ?? '';
    const words = title.match(/[a-z]{4,}/gi) ?? [];
    const length = 1 + Math.floor(chance() * 3);
    const start = Math.floor(chance() * Math.max(1, words.length - length));
    const chosen = words.slice(start, start + length).map((word) => word.toLowerCase());
    if (chosen.length > 0) questions.add(chosen.join(' '));
  }
  return [...questions];
}
