import type { Logger } from 'pino';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  observe(request: { method: string; route: string; status: number; seconds: number }): void;
  answer(): Promise<Response>;
}

export interface MetricsOptions {
  /** Jobs that wait or failed for good, asked when the figures are read. */
  readonly countJobs?: () => Promise<{ waiting: number; failed: number }>;
  /** Also memory, processor and event loop of this process. */
  readonly process?: boolean;
}

/** Figures for Prometheus. Labels hold the route's pattern, never an address, so their number stays small. */
export function createMetrics({ countJobs, process }: MetricsOptions): Metrics {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'milpa_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'milpa_http_request_seconds',
    help: 'Time until the answer began',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  if (countJobs) {
    new Gauge({
      name: 'milpa_jobs',
      help: 'Background jobs by state',
      labelNames: ['state'],
      registers: [registry],
      async collect() {
        const { waiting, failed } = await countJobs();
        this.set({ state: 'waiting' }, waiting);
        this.set({ state: 'failed' }, failed);
      },
    });
  }
  return {
    observe({ method, route, status, seconds }) {
      requests.inc({ method, route, status: String(status) });
      durations.observe({ method, route }, seconds);
    },
    async answer() {
      return new Response(await registry.metrics(), {
        headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
      });
    },
  };
}

export type Check = () => Promise<unknown>;

/** 200 when every part answers, else 503 with the names of those that do not. */
export async function answerReady(checks: Readonly<Record<string, Check>>, log: Logger): Promise<Response> {
  const states = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await Promise.race([check(), rejectAfter(2000)]);
        return [name, 'ok'] as const;
      } catch (error) {
        log.warn({ part: name, error }, 'not ready');
        return [name, 'failing'] as const;
      }
    }),
  );
  const ready = states.every(([, state]) => state === 'ok');
  return new Response(JSON.stringify({ ready, parts: Object.fromEntries(states) }), {
    status: ready ? 200 : 503,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function rejectAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms).unref();
  });
}
