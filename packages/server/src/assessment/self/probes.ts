import type { Slot } from '@milpa/measure';
import type { CountProof, LanguageMap, ReuseKind, SystemAnswer } from '@milpa/sdk';
import { bandOf, bandOrNone, charterAddress, extentOf, judgeShare, type Look, tell } from './look.ts';
import {
  candidates,
  countedLicences,
  noDatasets,
  noFunction,
  notObtained,
  obtainable,
  operationNamed,
  operationsAbout,
  pointedOut,
  says,
  searched,
  someFunction,
} from './sentences.ts';

/** Looks whether the portal can answer a question of a questionnaire by itself. */
export type Probe = (look: Look) => Promise<SystemAnswer>;

const yesIfAll = (found: number, total: number) => (found === total ? 'yes' : 'no');

/**
 * Something the portal can do is in its contract, since its pages are clients of it. Where nothing of the kind is there the
 * answer is no; where something is, a person judges it: a name is not yet a function.
 */
const offers =
  (...words: readonly string[]): Probe =>
  async (look) => {
    const named = new RegExp(`/[^/{]*(?:${words.join('|')})`);
    const found = (await look.operations()).filter(({ path }) => named.test(path)).length;
    const proof: CountProof = { url: '/api/openapi.json', asks: operationsAbout(words.join(', ')), found };
    return found === 0 ? tell('no', noFunction, [proof]) : tell(null, someFunction, [proof]);
  };

/** An operation that anyone may use, without an account: the contract says so. */
const isOpen =
  (method: 'GET' | 'POST', path: string): Probe =>
  async (look) => {
    const there = (await look.operations()).some((each) => each.method === method && each.path === path && each.open);
    const proof: CountProof = { url: '/api/openapi.json', asks: operationNamed(`${method} ${path}`), found: +there };
    return there ? tell('yes', says.openToAll, [proof]) : tell(null, says.notOffered, [proof]);
  };

const answers =
  (path: string, asks: LanguageMap, { answer, told }: { answer: string | null; told: LanguageMap }): Probe =>
  async (look) => {
    const proof: CountProof = { url: path, asks, found: null };
    return (await look.isThere(path)) ? tell(answer, told, [proof]) : tell(null, says.silent, [proof]);
  };
const yes = { answer: 'yes', told: says.answers } as const;

const shareAs =
  (pattern: Parameters<Look['count']>[0], answerOf: (found: number, total: number) => string): Probe =>
  (look) =>
    judgeShare(look, pattern, answerOf);

/** What was counted, with a sentence on why it settles nothing. */
const only =
  (told: LanguageMap, ...patterns: readonly Parameters<Look['count']>[0][]): Probe =>
  async (look) =>
    tell(null, told, await Promise.all(patterns.map((pattern) => look.count(pattern))));

const needsRegistering: Probe = async (look) => {
  const [all, closed] = [await look.count('all'), await look.count('closed')];
  if (all.found === 0) return tell(null, noDatasets, [all]);
  return closed.found === 0 ? tell('no', says.register, [closed, all]) : tell(null, says.registerSome, [closed, all]);
};

const isFree: Probe = async (look) => {
  const [all, kept] = [await look.count('all'), await look.count('kept')];
  if (all.found === 0) return tell(null, noDatasets, [all]);
  return kept.found === all.found ? tell('yes', says.free, [kept, all]) : tell(null, says.freeSome, [kept, all]);
};

const isMarked: Probe = async (look) => {
  const marked = await look.count('highValue');
  return marked.found > 0 ? tell('yes', says.someMarked, [marked]) : tell(null, says.noneMarked, [marked]);
};

const countLicences: Probe = async (look) => {
  const [licences, licensed] = [await look.count('licences'), await look.count('licence')];
  if (licensed.found === 0) return tell(null, noDatasets, [licensed]);
  const many = licences.found;
  return tell(many <= 4 ? '1-4' : many <= 10 ? '5-10' : '>10', countedLicences(many), [licences]);
};

/** Datasets found by the words of a thing. No search proves that one of them is the thing, or that there is none. */
const findCandidates =
  (words: string): Probe =>
  async (look) => {
    const found = await look.search(words);
    return tell(null, candidates(found), [{ url: look.searchAddress(words), asks: searched(words), found }]);
  };

/** What a steward pointed out, and can be had, is the thing; else there are only candidates, and a person says. */
export const findPointedOut =
  (slot: Slot | undefined, words: string): Probe =>
  async (look) => {
    const named = slot ? await look.pointedOut(slot.id) : [];
    if (!slot || named.length === 0) return findCandidates(words)(look);
    const had = named.filter(({ checks }) => checks.present === 'pass');
    const proof: CountProof = { url: charterAddress, asks: obtainable(slot.text), found: had.length };
    const shown = (had.length > 0 ? had : named).map(
      ({ slug, title }): CountProof => ({ url: `/api/v1/datasets/${slug}`, asks: title, found: null }),
    );
    const [answer, told] = had.length > 0 ? (['yes', pointedOut] as const) : ([null, notObtained] as const);
    return tell(answer, told, [proof, ...shown]);
  };

const comments = offers('feedback', 'comment', 'discussion', 'opinion', 'report', 'cases');
const report = isOpen('POST', '/api/v1/datasets/{dataset}/reports');
const reportCounts = isOpen('GET', '/api/v1/institutions/{institution}/case-counts');
const talk = offers('forum', 'discussion');
const following = offers('subscription', 'follow', 'watch');
const sendIn = isOpen('POST', '/api/v1/reuses');
/** What anyone sees of what people made: where nothing is shown, the portal does not show it. */
const shows =
  (kind?: ReuseKind): Probe =>
  async (look) => {
    const shown = await look.reuses(kind);
    return shown.found > 0 ? tell('yes', says.shown, [shown]) : tell('no', says.noneShown, [shown]);
  };
/** Some are shown, but not in the classes that the question asks for. */
const showsSome =
  (kind?: ReuseKind): Probe =>
  async (look) => {
    const shown = await look.reuses(kind);
    return shown.found > 0 ? tell(null, says.shownUnsorted, [shown]) : tell('no', says.noneShown, [shown]);
  };
const asking = offers('data-request', 'requests', 'demand');
const atom = { en: 'The feed of releases', es: 'El canal de publicaciones', fr: 'Le flux des publications' };

/** OURdata: the portal's questions Q66 to Q80. Each dataset of Q68 is what stewards pointed out, or searched by its words. */
export const ourdataProbes: Readonly<Record<string, Probe>> = {
  Q66: only(says.central, 'all'),
  Q66b: needsRegistering,
  Q67: only(says.spread, 'tabular'),
  Q70: report,
  Q70a: reportCounts,
  Q70b: reportCounts,
  Q70c: comments,
  'Q71.dataset': answers(
    '/api/openapi.json',
    { en: 'What createDataset asks for', es: 'Lo que pide createDataset', fr: 'Ce que demande createDataset' },
    { answer: null, told: says.addDataset },
  ),
  'Q71.visualisation': sendIn,
  'Q71a.issues': following,
  'Q71a.discussions': following,
  Q72: isFree,
  Q73: shareAs('licence', yesIfAll),
  Q74: shareAs('contact', yesIfAll),
  'Q75.structured': shareAs('machine', extentOf),
  'Q75.formats': shareAs('formats', extentOf),
  'Q75.machine': shareAs('machine', extentOf),
  Q75b: only(says.seven, 'licence', 'period', 'nextUpdate', 'method', 'all'),
  'Q76.forums': talk,
  'Q76.notifications': answers('/en/releases.atom', atom, { answer: null, told: says.notices }),
  Q78: shows(),
  ...Object.fromEntries(['business', 'society', 'servants'].map((who) => [`Q79.${who}`, showsSome()])),
  'Q80.visualisations': shows('visualisation'),
  'Q80.applications': shows('application'),
  'Q80.press': showsSome('article'),
  'Q80.apis': shows('api'),
  'Q80.blogs': showsSome('article'),
  'Q80.papers': shows('research'),
};

/** Open Data Maturity 2025: features of the portal, and shares of its datasets. */
export const maturityProbes: Readonly<Record<string, Probe>> = {
  PT3: answers(
    '/api/v1/datasets?limit=1',
    { en: 'One dataset, by the API', es: 'Un conjunto, por la API', fr: 'Un jeu, par l’API' },
    yes,
  ),
  PT4: answers(
    `/sparql?${new URLSearchParams({ query: 'ASK {}' })}`,
    { en: 'A question in SPARQL', es: 'Una pregunta en SPARQL', fr: 'Une question en SPARQL' },
    yes,
  ),
  PT5: answers(
    '/en/api',
    { en: 'The reference of the API', es: 'La referencia de la API', fr: 'La référence de l’API' },
    yes,
  ),
  PT6: answers(
    '/en/sparql',
    {
      en: 'The page on SPARQL, with examples',
      es: 'La página sobre SPARQL, con ejemplos',
      fr: 'La page sur SPARQL, avec des exemples',
    },
    yes,
  ),
  PT8: comments,
  PT9: report,
  PT10: offers('rating', 'stars'),
  PT11: offers('news', 'announcement'),
  PT12: answers('/en/releases.atom', atom, yes),
  PT13: isOpen('POST', '/api/v1/requests'),
  PT14: isOpen('GET', '/api/v1/requests'),
  PT15: asking,
  PT16: talk,
  PT17: shows(),
  // Each names the datasets it was made of, or it could not have been sent in.
  PT18: shows(),
  PT19: sendIn,
  Q5: isMarked,
  Q12: shareAs('licence', bandOf),
  Q13: countLicences,
  Q21: shareAs('downloadUrl', bandOf),
  Q22: shareAs('accessUrl', bandOf),
  Q25: shareAs('openLicence', bandOf),
  Q26: shareAs('openStructured', bandOf),
  Q27: shareAs('openMachine', bandOf),
};

/** Open Data Maturity 2023: what 2025 asks again, by the numbers it has there. */
export const maturityProbes2023: Readonly<Record<string, Probe>> = {
  ...Object.fromEntries(
    Object.entries({
      '63': 'PT3',
      '64': 'PT5',
      '66a': 'PT8',
      '66b': 'PT9',
      '66c': 'PT10',
      '67': 'PT11',
      '68': 'PT12',
      '69a': 'PT13',
      '69c': 'PT14',
      '71': 'PT16',
      '72': 'PT17',
      '73': 'PT18',
      '74': 'PT19',
      '115': 'Q12',
      '117': 'Q13',
      '128a': 'Q25',
    }).flatMap(([id, as]) => {
      const probe = maturityProbes[as];
      return probe ? [[id, probe]] : [];
    }),
  ),
  '125a': shareAs('downloadUrl', bandOrNone),
  '125b': shareAs('accessUrl', bandOrNone),
};
