import { describe, expect, test } from 'vitest';
import { createProgress, formatBar, formatBytes, formatDuration } from './progress.ts';
import type { Terminal } from './terminal.ts';
import { words } from './words/index.ts';

function record(isScreen: boolean) {
  const lines: string[] = [];
  const terminal: Terminal = {
    out: (line) => void lines.push(`out ${line}`),
    err: (line) => void lines.push(`err ${line}`),
    redraw: (text) => void lines.push(`draw ${text}`),
    isScreen,
    columns: 80,
    isPaper: false,
    width: 100,
    ask: () => Promise.resolve(''),
    close: () => {},
  };
  return { lines, terminal };
}

describe('a progress bar', () => {
  test('shows share, rate and remaining time on a screen', () => {
    const { lines, terminal } = record(true);
    let time = 0;
    const bar = createProgress({ terminal, words: words.en, now: () => time }, 'Sending air.csv', 'bytes');
    time = 1000;
    bar.update(0, 40_000_000);
    time = 2000;
    bar.update(10_000_000, 40_000_000);
    bar.finish();
    expect(lines).toEqual([
      'draw Sending air.csv ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   0 %',
      'draw Sending air.csv ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌  25 %  5 MB/s · 0:06 left',
      'draw ',
    ]);
  });

  test('counts only what this run sent when it goes on with an earlier one', () => {
    const { lines, terminal } = record(true);
    let time = 0;
    const bar = createProgress({ terminal, words: words.es, now: () => time }, 'Enviando', 'bytes');
    bar.update(30_000_000, 40_000_000);
    time = 1000;
    bar.update(35_000_000, 40_000_000);
    expect(lines.at(-1)).toContain('5 MB/s · quedan 0:01');
  });

  test('is a plain line at each quarter where there is no screen', () => {
    const { lines, terminal } = record(false);
    const bar = createProgress({ terminal, words: words.fr, now: () => 0 }, 'Envoi', 'bytes');
    for (let done = 0; done <= 100; done += 5) bar.update(done, 100);
    expect(lines).toEqual(['err Envoi 0 %', 'err Envoi 25 %', 'err Envoi 50 %', 'err Envoi 75 %', 'err Envoi 100 %']);
  });

  test('an empty file is done at once', () => {
    const { lines, terminal } = record(false);
    createProgress({ terminal, words: words.en, now: () => 0 }, 'Sending', 'bytes').update(0, 0);
    expect(lines).toEqual(['err Sending 100 %']);
  });

  test('never grows wider than the screen', () => {
    expect(formatBar('a very long name of a file.csv', 0.5, '12 MB/s · 0:10 left', 60)).toHaveLength(59);
    expect(formatBar('x'.repeat(200), 1, '', 20).length).toBeLessThan(20);
  });
});

test('bytes and durations for people', () => {
  expect(formatBytes(0, 'en')).toBe('0 B');
  expect(formatBytes(999, 'en')).toBe('999 B');
  expect(formatBytes(1536, 'en')).toBe('1.5 kB');
  expect(formatBytes(1536, 'es')).toBe('1,5 kB');
  expect(formatBytes(2.5e9, 'fr')).toBe('2,5 GB');
  expect([0.2, 59.1, 61, 3723].map(formatDuration)).toEqual(['0:01', '1:00', '1:01', '1:02:03']);
});
