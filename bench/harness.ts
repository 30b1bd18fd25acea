import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** One way of doing the workload. `run` does it once and answers with what the gate compares (order-independent). */
export interface System {
  readonly name: string;
  run(round: number): Promise<{ readonly answer: string; readonly milliseconds: number }>;
}

export interface Figure {
  readonly workload: string;
  readonly case: string;
  readonly system: string;
  readonly median: number;
  readonly p99: number;
  readonly unit: 'ms' | 'bytes' | 'count';
  /** How many times faster than the reference (reference ÷ ours); absent for what has no reference. */
  readonly ratio?: number;
  readonly peakMemoryMb?: number;
  readonly note?: string;
}

export interface Workload {
  readonly name: string;
  readonly what: string;
  run(options: BenchOptions): Promise<readonly Figure[]>;
}

export interface BenchOptions {
  /** 1 is the size the bars name; less is a quicker, smaller run and is written down as such. */
  readonly scale: number;
  readonly rounds: number;
  /** Which systems are asked, where a workload can leave some out; all when absent. */
  readonly systems?: readonly string[];
  readonly folder: string;
  readonly log: (line: string) => void;
}

/** Runs the systems in turn and back again (A B B A), refuses the timing when two answers differ. */
export async function compare(systems: readonly System[], rounds: number): Promise<ReadonlyMap<string, number[]>> {
  const times = new Map<string, number[]>(systems.map((system) => [system.name, []]));
  let agreed: string | undefined;
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? systems : systems.toReversed();
    for (const system of order) {
      const { answer, milliseconds } = await system.run(Math.floor(round / 2));
      if (round < 2) {
        agreed ??= answer;
        if (answer !== agreed) throw new Error(`${system.name} gave another answer: ${answer} is not ${agreed}`);
      }
      times.get(system.name)?.push(milliseconds);
    }
  }
  return times;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, milliseconds: performance.now() - started };
}

/** Highest resident memory of this process's descendants (Linux), sampled until stopped. Megabytes. */
export function watchMemory(): { stop(): number } {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, descendantsMemory(process.pid));
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(peak / 1024);
    },
  };
}

function descendantsMemory(root: number): number {
  const parents = new Map<number, { parent: number; rss: number }>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const status = readStatus(entry);
    const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1];
    const rss = /^VmRSS:\s+(\d+)/m.exec(status)?.[1];
    if (parent && rss) parents.set(Number(entry), { parent: Number(parent), rss: Number(rss) });
  }
  let sum = 0;
  for (const [pid, { rss }] of parents) {
    for (let at = pid; at > 1; at = parents.get(at)?.parent ?? 0) {
      if (at !== root || pid === root) continue;
      sum += rss;
      break;
    }
  }
  return sum;
}

function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // the process ended between listing and reading
  }
}

export const machine = () => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
  node: process.version,
});

/** Ratios of the median against each reference, ours being the system called `milpa`. */
export function summarise(
  workload: string,
  name: string,
  times: ReadonlyMap<string, number[]>,
  more: Partial<Figure> = {},
): Figure[] {
  const ours = quantile(times.get('milpa') ?? [], 0.5);
  return [...times].map(([system, values]) => ({
    workload,
    case: name,
    system,
    median: round(quantile(values, 0.5)),
    p99: round(quantile(values, 0.99)),
    unit: 'ms',
    ...(system === 'milpa' ? more : { ratio: round(quantile(values, 0.5) / ours) }),
  }));
}

export const round = (value: number) => Number(value.toPrecision(4));

export function print(figures: readonly Figure[]) {
  const rows = figures.map((f) => [
    f.workload,
    f.case,
    f.system,
    `${f.median} ${f.unit}`,
    `${f.p99}`,
    f.ratio === undefined ? '' : `${f.ratio} ×`,
    f.peakMemoryMb ? `${f.peakMemoryMb} MB` : '',
    f.note ?? '',
  ]);
  const table = [['', 'case', 'system', 'median', 'p99', 'ours is faster by', 'memory', 'note'], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export function record(figures: readonly Figure[], calibration: object, options: BenchOptions) {
  const stamp = { at: new Date().toISOString(), scale: options.scale, machine: machine(), calibration };
  const lines = figures.map((figure) => JSON.stringify({ ...figure, ...stamp }));
  for (const line of lines) console.log(line);
  appendFileSync(new URL('./history.jsonl', import.meta.url), `${lines.join('\n')}\n`);
}
