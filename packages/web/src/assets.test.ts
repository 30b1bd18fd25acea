import { expect, test } from 'vitest';
import { createAssets } from './assets.ts';

const assets = createAssets();

test('an address is made from the content: the same again, found again', () => {
  const path = assets.href('style.css');
  expect(createAssets().href('style.css')).toBe(path);
  expect(assets.find(path)?.type).toBe('text/css; charset=utf-8');
  expect(assets.find('/assets/style.css')).toBeUndefined();
});

test('what is not there is named', () => {
  expect(() => assets.href('none.js')).toThrow('There is no asset called none.js');
});

test('the style is small, loads nothing from elsewhere and knows every habit of reading', () => {
  const css = assets.find(assets.href('style.css'))?.body ?? '';
  expect(css).not.toMatch(/@import|url\((?!data:)/);
  for (const habit of ['prefers-color-scheme:dark', '@media print', 'forced-colors:active', ':focus-visible'])
    expect(css.replaceAll(': ', ':')).toContain(habit);
});

/** WCAG 2.2 contrast of two colours written #rgb or #rrggbb. */
function findContrast(one: string, other: string): number {
  const light = (hex: string) => {
    const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(full.slice(at, at + 2), 16) / 255;
      return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high = 0, low = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test('text stands out from every ground in both themes', () => {
  const css = assets.find(assets.href('style.css'))?.body ?? '';
  const [light = '', dark = ''] = [...css.matchAll(/:root\s*\{([^}]*--paper[^}]*)\}/g)].map((match) => match[1]);
  for (const theme of [light, dark]) {
    const colour = (name: string) => new RegExp(`--${name}:\\s*(#[0-9a-f]{3,6})`, 'i').exec(theme)?.[1] ?? '';
    for (const ground of ['paper', 'sheet', 'sunk'])
      for (const text of ['ink', 'soft', 'green', 'green-deep', 'bean'])
        expect(findContrast(colour(text), colour(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    for (const [text, ground] of [
      ['green-deep', 'wash'],
      ['maize-ink', 'maize-wash'],
      ['bean', 'bean-wash'],
      ['ink', 'bean-wash'],
      ['ink', 'mark'],
      ['on-green', 'green'],
      ['on-green', 'green-deep'],
    ])
      expect(findContrast(colour(text ?? ''), colour(ground ?? '')), `${text} on ${ground}`).toBeGreaterThanOrEqual(
        4.5,
      );
    for (const edge of ['edge', 'focus'])
      expect(findContrast(colour(edge), colour('sheet')), edge).toBeGreaterThanOrEqual(3);
  }
});
