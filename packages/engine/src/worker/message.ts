import type { LanguageMap } from '@milpa/sdk';
import type { FailureKind, Progress } from '../contract.ts';
import type { Message } from './protocol.ts';

// Without the schemas of the contract: a process is started before they are loaded.
const failures: ReadonlySet<string> = new Set<FailureKind>([
  'killed',
  'timeout',
  'memory',
  'disk-full',
  'aborted',
  'broken',
]);
const isFailure = (value: unknown): value is FailureKind => typeof value === 'string' && failures.has(value);
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const phases: ReadonlySet<string> = new Set<Progress['phase']>([
  'detect',
  'read',
  'type',
  'convert',
  'profile',
  'export',
  'diff',
]);
const isPhase = (value: unknown): value is Progress['phase'] => typeof value === 'string' && phases.has(value);

/** A message of a worker, which may have been taken over by the file it read; undefined when it is none. */
export function parseMessage(raw: unknown): Message | undefined {
  if (!isRecord(raw)) return undefined;
  if (raw['kind'] === 'ready') return { kind: 'ready' };
  if (raw['kind'] === 'result') return { kind: 'result', result: raw['result'] };
  if (raw['kind'] === 'refused') {
    const details = maybeParseTexts(raw['details']);
    return details && { kind: 'refused', details };
  }
  if (raw['kind'] === 'failed' && isFailure(raw['failure'])) {
    return { kind: 'failed', failure: raw['failure'], message: String(raw['message']).slice(0, 2000) };
  }
  const progress = raw['progress'];
  if (
    raw['kind'] === 'progress' &&
    isRecord(progress) &&
    isPhase(progress['phase']) &&
    typeof progress['done'] === 'number' &&
    Number.isFinite(progress['done'])
  ) {
    return {
      kind: 'progress',
      progress: { phase: progress['phase'], done: Math.min(1, Math.max(0, progress['done'])) },
    };
  }
  return undefined;
}

const longestText = 20_000;

const maybeText = <K extends string>(language: K, text: unknown) =>
  typeof text === 'string' && text.length <= longestText ? { [language]: text } : {};

function maybeParseTexts(raw: unknown): LanguageMap | undefined {
  if (!isRecord(raw)) return undefined;
  const { es, en, fr, ...others } = raw;
  const texts = { ...maybeText('es', es), ...maybeText('en', en), ...maybeText('fr', fr) };
  const isWhole = Object.keys(others).length === 0 && Object.keys(texts).length === Object.keys(raw).length;
  return isWhole ? texts : undefined;
}
