import {
  type Client,
  type DatasetId,
  type Holding,
  type HoldingInput,
  type LanguageMap,
  languages,
  priorityFactors,
} from '@milpa/sdk';
import type { Values } from '../../form/index.ts';
import { listLines } from './shared.ts';

const texts = ['key', 'area', 'post', 'system', 'subject', 'geography', 'period'] as const;
const decisionParts = ['instrument', 'article', 'reviewer', 'decided', 'review', 'reasoning'] as const;

/** A holding under the names of the controls of its form. */
export function describeHolding(holding: Holding): Values {
  const entries = [
    ...texts.map((name) => [name, holding[name]] as const),
    ...languages.flatMap((language) => [
      [`name-${language}`, holding.name[language] ?? ''] as const,
      [`description-${language}`, holding.description[language] ?? ''] as const,
    ]),
    ['form', holding.form ?? ''] as const,
    ['personalData', holding.personalData ?? ''] as const,
    ['level', holding.level ?? ''] as const,
    ...decisionParts.map((name) => [name, holding.decision?.[name] ?? ''] as const),
    ['datasets', holding.datasets.map(({ slug }) => slug).join('\n')] as const,
    ...priorityFactors.flatMap((factor) => {
      const judged = holding.priority[factor];
      return [
        [`score-${factor}`, judged ? String(judged.score) : ''] as const,
        [`reason-${factor}`, judged?.reason ?? ''] as const,
      ];
    }),
  ];
  return Object.fromEntries(entries);
}

/** What the form says, as the API takes it. The API judges; here nothing is left out but what was left empty. */
export function composeHolding(typed: Values, datasets: readonly string[]): HoldingInput {
  const said = (name: string) => typed[name] ?? '';
  const map = (stem: string): LanguageMap =>
    Object.fromEntries(
      languages.flatMap((language) => {
        const text = said(`${stem}-${language}`);
        return text ? [[language, text]] : [];
      }),
    );
  const isClosed = said('level') === 'restricted' || said('level') === 'non-public';
  return parseInput({
    ...Object.fromEntries(texts.flatMap((name) => (name === 'key' && !said(name) ? [] : [[name, said(name)]]))),
    name: map('name'),
    description: map('description'),
    form: said('form') || null,
    personalData: said('personalData') || null,
    level: said('level') || null,
    decision: isClosed ? Object.fromEntries(decisionParts.map((name) => [name, said(name)])) : null,
    datasets: [...datasets],
    priority: Object.fromEntries(
      priorityFactors.flatMap((factor) => {
        const [score, reason] = [said(`score-${factor}`), said(`reason-${factor}`)];
        return score || reason ? [[factor, { score: score === '' ? undefined : Number(score), reason }]] : [];
      }),
    ),
  });
}
// The portal judges what was typed, by the same schema, and says what is wrong in the person's language.
const parseInput = (value: object) => value as HoldingInput;

/** Identifiers of datasets that were named by address or identifier; what is not found goes on as it is, to be refused. */
export async function findDatasets(client: Client, typed: Values): Promise<DatasetId[]> {
  const lines = listLines(typed['datasets'] ?? '').map((line) => line.split(/[?#]/)[0]?.split('/').pop() ?? '');
  return Promise.all(
    lines.map(async (key) => {
      if (/^[0-9a-f]{8}-/.test(key)) return parseId(key);
      const found = await client.call('getDataset', { params: { dataset: key } }).catch(() => undefined);
      return found ? found.id : parseId(key);
    }),
  );
}
const parseId = (text: string) => text as DatasetId;

/** The control a JSON Pointer of the API is about. */
export function findField(pointer: string): string {
  const [, first = '', second = '', third = ''] = pointer.split('/');
  if (first === 'name' || first === 'description') return `${first}-${second || 'es'}`;
  if (first === 'decision') return second || 'level';
  if (first === 'priority') return `${third === 'score' ? 'score' : 'reason'}-${second}`;
  if (first === 'datasets') return 'datasets';
  return first;
}
