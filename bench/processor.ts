import { readdirSync, readFileSync } from 'node:fs';

/** A tick of Linux's clock for processes, in milliseconds (USER_HZ is 100 on every machine it runs on today). */
const tickMs = 10;

interface Spent {
  readonly parent: number;
  readonly ticks: number;
}

/**
 * Processor time of a process and of all it started, those that have ended included, in milliseconds (Linux; 0 elsewhere).
 * Unlike the time on the clock it does not grow with what else the machine does.
 */
export function processorTime(root: number): number {
  const all = new Map<number, Spent>();
  for (const entry of listProcesses()) {
    const spent = findSpent(entry);
    if (spent) all.set(Number(entry), spent);
  }
  let ticks = 0;
  for (const [pid, spent] of all) {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) {
      if (at !== root) continue;
      ticks += spent.ticks;
      break;
    }
  }
  return ticks * tickMs;
}

const listProcesses = () =>
  process.platform === 'linux' ? readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)) : [];

/** Fields 4 and 14 to 17 of proc_pid_stat(5), counted after the name, which may hold anything. */
function findSpent(entry: string): Spent | undefined {
  try {
    const text = readFileSync(`/proc/${entry}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [own = 0, system = 0, ended = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, ticks: own + system + ended + endedSystem };
  } catch {
    return undefined; // the process ended between listing and reading
  }
}
