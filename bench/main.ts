import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrate, moved } from './calibrate.ts';
import { type BenchOptions, print, record } from './harness.ts';
import { analysis } from './workloads/analysis.ts';
import { bulk } from './workloads/bulk.ts';
import { exports } from './workloads/export.ts';
import { feeds } from './workloads/feeds.ts';
import { freshness } from './workloads/freshness.ts';
import { large } from './workloads/large.ts';
import { links } from './workloads/links.ts';
import { load } from './workloads/load.ts';
import { pages } from './workloads/pages.ts';
import { rows } from './workloads/rows.ts';
import { search } from './workloads/search.ts';
import { start } from './workloads/start.ts';

const workloads = {
  W1: search,
  W2: freshness,
  W4: load,
  W5: rows,
  W6: analysis,
  W7: large,
  W8: exports,
  W10: pages,
  W11: feeds,
  W13: start,
  W14: links,
  W15: bulk,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '4' },
    systems: { type: 'string' },
  },
});
const wanted = positionals.length > 0 ? positionals : Object.keys(workloads);
for (const name of wanted) {
  if (!Object.hasOwn(workloads, name)) {
    console.error(`There is no workload "${name}". One of: ${Object.keys(workloads).join(', ')}.`);
    process.exit(2);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'milpa-bench-'));
mkdirSync(folder, { recursive: true });
const options: BenchOptions = {
  scale: Number(values.scale),
  rounds: Number(values.rounds),
  ...(values.systems ? { systems: values.systems.split(',') } : {}),
  folder,
  log: (line) => console.error(line),
};
try {
  for (const [name, workload] of Object.entries(workloads)) {
    if (!wanted.includes(name)) continue;
    options.log(`${name}: ${workload.what}`);
    const before = await calibrate(folder);
    const figures = await workload.run(options);
    const after = await calibrate(folder);
    const changed = moved(before, after);
    if (changed.length > 0) options.log(`Void: the machine changed its mood while measuring (${changed.join('; ')}).`);
    print(figures);
    record(figures, { before, after, void: changed.length > 0 }, options);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
