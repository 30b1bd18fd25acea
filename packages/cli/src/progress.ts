import type { Terminal } from './terminal.ts';
import type { Words } from './words/index.ts';

export interface ProgressBar {
  /** `done` of `total`, in bytes or as a share of 1. */
  update(done: number, total: number): void;
  finish(): void;
}

interface Needs {
  readonly terminal: Terminal;
  readonly words: Words;
  readonly now: () => number;
}

type Unit = 'bytes' | 'rows' | 'share';

const redrawEvery = 100;

/**
 * A bar with rate and remaining time on a screen; elsewhere a plain line at the start and at each quarter.
 * @param unit what is counted: bytes and rows get a rate, a share does not
 */
export function createProgress(needs: Needs, label: string, unit: Unit): ProgressBar {
  const { terminal, words, now } = needs;
  const start = now();
  let [drawn, quarter] = [Number.NEGATIVE_INFINITY, -1];
  let first: number | undefined;
  return {
    update(done, total) {
      first ??= done;
      const share = total > 0 ? Math.min(1, done / total) : 1;
      const seconds = (now() - start) / 1000;
      if (terminal.isScreen) {
        if (now() - drawn < redrawEvery && share < 1) return;
        drawn = now();
        const facts = formatFacts(words, { done, first, total, seconds, unit });
        terminal.redraw(formatBar(label, share, facts, terminal.columns));
      } else if (Math.floor(share * 4) > quarter) {
        quarter = Math.floor(share * 4);
        terminal.err(`${label} ${formatPercent(share)}`);
      }
    },
    finish: () => terminal.redraw(''),
  };
}

export const formatPercent = (share: number) => `${Math.floor(share * 100)} %`;

interface Facts {
  readonly done: number;
  /** Where this run began: what an earlier run sent says nothing about the rate. */
  readonly first: number;
  readonly total: number;
  readonly seconds: number;
  readonly unit: Unit;
}

function formatFacts(words: Words, { done, first, total, seconds, unit }: Facts): string {
  const rate = seconds > 0 ? (done - first) / seconds : 0;
  const left = rate > 0 && done < total ? words.remaining(formatDuration((total - done) / rate)) : '';
  const speed = rate > 0 ? formatRate(words, rate, unit) : '';
  return [speed, left].filter(Boolean).join(' · ');
}

function formatRate(words: Words, rate: number, unit: Unit): string {
  if (unit === 'share') return '';
  if (unit === 'bytes') return `${formatBytes(rate, words.locale)}/s`;
  return words.rowRate(new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 3 }).format(rate));
}

export function formatBar(label: string, share: number, facts: string, columns: number): string {
  const width = 20;
  const full = Math.round(share * width);
  const tail = ` ${'━'.repeat(full)}${'╌'.repeat(width - full)} ${formatPercent(share).padStart(5)}${facts && `  ${facts}`}`;
  const room = Math.max(4, columns - tail.length - 1);
  return `${label.length > room ? `${label.slice(0, room - 1)}…` : label}${tail}`.slice(0, Math.max(10, columns - 1));
}

/** 1,536 → `1.5 kB`; powers of 1,000, as file managers count. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const digits = step === 0 ? 0 : 1;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(bytes / 1000 ** step);
  return `${number} ${units[step]}`;
}

/** Seconds as `0:42` or `1:02:03`. */
export function formatDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
