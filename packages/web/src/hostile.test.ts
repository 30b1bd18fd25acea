import { languages, listKept, type TableDiff } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { createPortal, type Fixtures } from '../test/portal.ts';

const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&{{7*7}}\u202e`;
const everywhere = { es: attack, en: attack, fr: attack };

/** Attacks in every text of a comparison. */
function poisonDiff(): TableDiff[] {
  return [
    {
      table: attack,
      key: null,
      schema: [{ change: 'renamed', column: attack, from: attack, to: attack, breaking: true }],
      rows: { before: 1, after: 2, added: 1, removed: 0, changed: 1 },
      ignored: [attack],
      changedColumns: [{ column: attack, count: 1 }],
      sample: {
        added: [[attack, null, 1]],
        removed: [],
        changed: [{ key: [attack], columns: [attack], before: [attack], after: [null] }],
      },
    },
  ];
}

/** Every text a publisher may write is an attack. */
function poison({ bundles, institutions, search }: Fixtures): void {
  for (const { dataset, releases, tables } of bundles) {
    dataset.publisher.name = everywhere;
    dataset.notes = attack;
    dataset.metadata = {
      ...dataset.metadata,
      title: everywhere,
      description: everywhere,
      licence: attack,
      frequency: attack,
      themes: [attack],
      keywords: { es: [attack], en: [attack], fr: [attack] },
      contact: { name: attack, email: attack },
      language: [attack],
      spatial: { name: attack },
      source: `https://x.example/${attack}`,
      landingPage: 'javascript:alert(3)',
    };
    for (const distribution of listKept(dataset)) {
      distribution.title = attack;
      distribution.description = everywhere;
      distribution.file.name = attack;
      distribution.file.format = attack;
      distribution.file.findings = [
        { code: attack, severity: 'error', result: 'fail', column: attack, message: everywhere, remedy: everywhere },
      ];
      for (const table of distribution.file.tables) table.name = attack;
    }
    for (const release of releases) {
      release.notes = attack;
      release.diff = poisonDiff();
    }
    for (const { table, rows } of tables) {
      const [column, ...others] = table.profile.columns;
      if (!column) throw new Error('The fixture has no column.');
      const top = [{ value: attack, count: 1 }];
      const { histogram: _, ...profile } = column.profile;
      const poisoned = { name: attack, label: everywhere, description: everywhere, unit: attack, format: attack };
      table.profile.columns = [{ ...column, ...poisoned, profile: { ...profile, distinct: 1, top } }, ...others];
      table.profile.notes = [attack];
      if (table.profile.chart) {
        table.profile.chart = {
          ...table.profile.chart,
          x: attack,
          y: attack,
          unit: attack,
          kind: 'bar',
          xType: 'category',
        };
        table.profile.chart.points = table.profile.chart.points.map((point) => ({ x: attack, y: point.y }));
      }
      if (table.profile.map) table.profile.map.points = table.profile.map.points.map(([x, y]) => [x, y, attack]);
      const [first, ...rest] = rows.columns;
      rows.columns = [{ ...first, name: attack, type: 'string' }, ...rest];
      rows.rows = rows.rows.map((row) => row.map(() => attack));
    }
  }
  for (const each of institutions)
    Object.assign(each, { name: everywhere, description: everywhere, homepage: 'javascript:alert(4)', email: attack });
  for (const item of search.items)
    Object.assign(item, {
      title: everywhere,
      description: everywhere,
      themes: [attack],
      formats: [attack],
      highlight: `\ue000${attack}\ue001`,
    });
  search.facets = { publisher: [{ value: attack, count: 1, label: everywhere }], level: [{ value: attack, count: 2 }] };
}

const query = new URLSearchParams([
  ['q', attack],
  ['filter', `${attack}:eq:${attack}`],
  ['sort', attack],
  ['theme', attack],
  ['table', attack],
]);

describe.each(languages)('hostile texts in %s', (language) => {
  const portal = createPortal(poison);
  const id = portal.fixtures.bundles[1]?.tables[0]?.table.id;
  test.each([
    '',
    `/datasets?${query}`,
    `/datasets/us-airports?${query}`,
    '/datasets/ourdata',
    '/datasets/co2-mauna-loa',
    `/datasets/us-airports/tables/${id}?${query}`,
    `/institutions?${query}`,
    '/institutions/noaa',
    `/datasets/${encodeURIComponent(attack)}`,
  ])('%s stays text', async (path) => {
    const html = await portal.read(`/${language}${path}`);
    expect(html).not.toMatch(/<script>|<img src=x|(?:href|src|action)="javascript:/i);
    // Beside our own files, the only script element is the data block, and its content cannot end it.
    const written = html.replace(/<script type="module" src="\/assets\/[a-z]+-[0-9a-f]{12}\.js"><\/script>/g, '');
    for (const [element] of written.matchAll(/<script.*?<\/script>/gs)) {
      expect(element).toMatch(/^<script type="application\/ld\+json">[^<>]*<\/script>$/);
      expect(JSON.parse(element.replace(/<\/?script[^>]*>/g, ''))).toBeTypeOf('object');
    }
    // No attribute was left early: what follows a quote is another attribute or the end of the tag.
    for (const [tag] of html.replace(/<script.*?<\/script>/gs, '').matchAll(/<[a-z](?:"[^"]*"|[^">])*>/gi))
      expect(tag).toMatch(/^<[a-z][\w-]*(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>$/i);
  });
});

test('the shell, Python, R and JavaScript lines hold no text of a publisher', async () => {
  const html = await createPortal(poison).read('/en/datasets/us-airports');
  const code = [...html.matchAll(/<pre[^>]*><code>(.*?)<\/code>/gs)].map((match) => match[1] ?? '');
  const snippets = code.filter((text) => /curl|pandas|readr|fetch/.test(text));
  expect(snippets.length).toBe(4);
  for (const text of snippets) expect(text).not.toContain('alert');
});
