import type { Emit, EventName, Events } from '../events.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';

/** What happened in one transaction is told together: a batch of releases costs a listener what one costs. */
type Listener<Name extends EventName> = (events: readonly Events[Name][]) => Promise<void>;

/** Who hears what. The name of a listener is part of its job's name: once given it stays, or waiting jobs are lost. */
export type Listeners = { readonly [Name in EventName]?: Readonly<Record<string, Listener<Name>>> };

/** What is emitted becomes a job for each listener, in the transaction that emits it: heard if and only if that commits. */
export function createEmit(jobs: Jobs, listListeners: () => Listeners): Emit {
  return async (tx, name, ...events) => {
    if (events.length === 0) return;
    const heard = Object.keys(listListeners()[name] ?? {}).map((listener) => formatJob(name, listener));
    await jobs.addAll(
      tx,
      heard.map((job) => ({ name: job, payload: { events } })),
    );
  };
}

/** The jobs that carry events to their listeners. */
export function listEventJobs(listeners: Listeners): JobHandlers {
  const handlers: Record<string, JobHandlers[string]> = {};
  const add = <Name extends EventName>(name: Name, heard: Readonly<Record<string, Listener<Name>>> | undefined) => {
    for (const [listener, handle] of Object.entries(heard ?? {}))
      handlers[formatJob(name, listener)] = (payload) => handleAll(handle, parseEvents(name, payload));
  };
  add('dataset-released', listeners['dataset-released']);
  add('dataset-withdrawn', listeners['dataset-withdrawn']);
  add('dataset-restored', listeners['dataset-restored']);
  add('dataset-links-changed', listeners['dataset-links-changed']);
  add('dataset-measured', listeners['dataset-measured']);
  add('institution-changed', listeners['institution-changed']);
  return handlers;
}

/** Where the whole batch fails each is told alone, so that one that cannot be handled keeps no other from being heard. */
async function handleAll<Event>(handle: (events: readonly Event[]) => Promise<void>, events: readonly Event[]) {
  try {
    await handle(events);
  } catch (error) {
    if (events.length === 1) throw error;
    const failed: unknown[] = [];
    for (const event of events) await handle([event]).catch((reason: unknown) => failed.push(reason));
    if (failed.length > 0) throw failed[0];
  }
}

const formatJob = (name: EventName, listener: string) => `${name}-${listener}`;

// Written by emit above, whose types it has; jobs from before events were told together hold one alone.
function parseEvents<Name extends EventName>(_name: Name, payload: unknown): readonly Events[Name][] {
  const told = payload as Events[Name] | { readonly events: readonly Events[Name][] };
  return 'events' in told ? told.events : [told];
}
