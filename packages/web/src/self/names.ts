import {
  countries,
  findText,
  type LanguageMap,
  type Questionnaire,
  type SelfItem,
  type SubmissionSummary,
} from '@milpa/sdk';
import { formatFixed } from '../format.ts';
import type { Reader } from '../reader.ts';

type Named = Pick<SubmissionSummary, 'questionnaire'>;

/** "OURdata index 2017". */
export function nameQuestionnaire({ questionnaire }: Named, reader: Reader): string {
  const [index = '', edition = ''] = questionnaire.split('-');
  return reader.words.self.names[index === 'odm' ? 'odm' : 'ourdata'](Number(edition));
}

/** The institution, or the country. */
export function nameSubject(
  { institution, country }: Pick<SubmissionSummary, 'institution' | 'country'>,
  { language }: Reader,
): string {
  if (institution) return findText(institution.name, language)?.text ?? institution.slug;
  return countries.find(({ alpha3 }) => alpha3 === country)?.label[language] ?? country ?? '';
}

/** Of a pillar, sub-pillar or dimension. */
export function namePart(part: string, { words }: Reader): string {
  const all = new Map<string, string>([...Object.entries(words.ourdata.parts), ...Object.entries(words.self.parts)]);
  return all.get(part) ?? part;
}

/** What an answer is called; numbers and bands of per cent are called what they are. */
export const formatAnswer = (answer: string, { words }: Reader): string => words.self.answers[answer] ?? answer;

export const formatAnswers = ({ counts }: Pick<SelfItem, 'counts'>, reader: Reader): string =>
  counts.length === 0 ? reader.words.self.unknown : counts.map((answer) => formatAnswer(answer, reader)).join(' / ');

/** Two decimals, as the OECD prints; per cent for Open Data Maturity, as data.europa.eu does. */
export const formatPoint = (value: number, { questionnaire }: Named, { language }: Reader): string =>
  questionnaire.startsWith('odm') ? `${formatFixed(language, value * 100, 1)}\u00a0%` : formatFixed(language, value, 2);

export function formatInterval(
  { low, high }: { readonly low: number; readonly high: number },
  named: Named,
  reader: Reader,
): string {
  const [from, to] = [formatPoint(low, named, reader), formatPoint(high, named, reader)];
  return from === to ? from : `${from} – ${to}`;
}

export const inReader = (map: LanguageMap, { language }: Reader): string => findText(map, language)?.text ?? '';

/** Questions in the order of the sections they are asked in. */
export const listSections = ({ sections, items }: Questionnaire) =>
  sections.map((section) => ({ section, questions: items.filter((item) => item.section === section.id) }));
