import type { Emit, EventName, Events } from '../events.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';

type Listener<Name extends EventName> = (event: Events[Name], signal: AbortSignal) => Promise<void>;

/** Who hears what. The name of a listener is part of its job's name: once given it stays, or waiting jobs are lost. */
export type Listeners = { readonly [Name in EventName]?: Readonly<Record<string, Listener<Name>>> };

/** Each event becomes a job for each listener, in the transaction that emits it: heard if and only if that commits. */
export function createEmit(jobs: Jobs, listListeners: () => Listeners): Emit {
  return async (tx, name, ...events) => {
    const heard = Object.keys(listListeners()[name] ?? {}).map((listener) => formatJob(name, listener));
    await jobs.addAll(
      tx,
      events.flatMap((payload) => heard.map((job) => ({ name: job, payload }))),
    );
  };
}

/** The jobs that carry events to their listeners. */
export function listEventJobs(listeners: Listeners): JobHandlers {
  const handlers: Record<string, JobHandlers[string]> = {};
  const add = <Name extends EventName>(name: Name, heard: Readonly<Record<string, Listener<Name>>> | undefined) => {
    for (const [listener, handle] of Object.entries(heard ?? {}))
      handlers[formatJob(name, listener)] = (payload, signal) => handle(parseEvent(name, payload), signal);
  };
  add('dataset-released', listeners['dataset-released']);
  add('dataset-withdrawn', listeners['dataset-withdrawn']);
  add('dataset-restored', listeners['dataset-restored']);
  add('dataset-links-changed', listeners['dataset-links-changed']);
  add('institution-changed', listeners['institution-changed']);
  return handlers;
}

const formatJob = (name: EventName, listener: string) => `${name}-${listener}`;

// Written by emit above, whose types it has.
function parseEvent<Name extends EventName>(_name: Name, payload: unknown): Events[Name] {
  return payload as Events[Name];
}
