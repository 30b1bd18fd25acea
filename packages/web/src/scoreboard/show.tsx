import type { ScoreDistribution, ScorePart, ScoreRow } from '@milpa/sdk';
import { formatFixed } from '../format.ts';
import type { Reader } from '../reader.ts';

/** A score or points as they are shown and ranked: two decimals in every language. */
export const formatPoints = (points: number, { language }: Reader): string => formatFixed(language, points, 2);

/** A month in words, as a sentence begins: `March 2026`. */
export function formatMonth(month: string, reader: Reader): string {
  const text = reader.moment(month);
  return text.slice(0, 1).toLocaleUpperCase(reader.language) + text.slice(1);
}

export function formatRank({ rank, tied }: Pick<ScoreRow, 'rank' | 'tied'>, reader: Reader): string {
  if (rank === null) return '–';
  return tied ? reader.words.scoreboard.equal(reader.number(rank)) : reader.number(rank);
}

/** A share of the whole as a bar. The figure stands beside it, so that nobody needs the drawing. */
export const Meter = ({ share }: { readonly share: number }) => (
  <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="8" />
    <rect class="bar" width={Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10} height="8" />
  </svg>
);

/** What one indicator reached, of itself, or why it is not measured. */
export function PartCell(props: { readonly row: ScoreRow; readonly part: ScorePart; readonly reader: Reader }) {
  const { row, part, reader } = props;
  const found = row.parts[part];
  if ('missing' in found) return <td class="number soft small">{reader.words.scoreboard.short[found.missing]}</td>;
  return <td class="number">{reader.share(found.low)}</td>;
}

export function describeScores(distribution: ScoreDistribution, reader: Reader): string[] {
  const words = reader.words.scoreboard;
  const { scored, median, spread, tied, tiedShare } = distribution;
  if (median === null) return [words.none];
  return [
    words.spread(scored, formatPoints(median, reader), spread === null ? null : formatPoints(spread, reader)),
    ...(scored > 1 ? [tied > 0 ? words.ties(tied, reader.share(tiedShare)) : words.noTies] : []),
  ];
}
