import { type Dataset, Reuse, Reuses } from '@milpa/sdk';

export const reuseId = '019a0000-0007-7000-8000-000000000001';

const makeReuse = ({ id, slug, metadata, publisher }: Dataset): Reuse =>
  Reuse.parse({
    ...{ id: reuseId, state: 'accepted', kind: 'article', address: 'https://example.org/airports' },
    title: { es: 'Los aeropuertos que nadie usa' },
    description: { es: 'Un reportaje.\n\nCon mapas.' },
    availability: { state: 'unavailable', checked: '2026-02-01T00:00:00Z', since: '2026-01-20T00:00:00Z', status: 404 },
    maker: { name: 'Ana <b>López</b>', kind: 'person' },
    since: '2025-11-03',
    datasets: [{ id, slug, title: metadata.title, publisher, version: 1 }],
    gone: 1,
    impact: {
      text: { es: 'Se reabrió uno.' },
      url: 'https://example.org/note',
      confirmed: { by: publisher, on: '2026-02-02T00:00:00Z' },
    },
    ...{ accepted: '2026-01-15T00:00:00Z', changed: '2026-01-15T00:00:00Z', reason: null },
    ...{ moves: [], mayConfirmImpact: false, revision: 3 },
  });

/** What people made of the first dataset; undefined for other questions. */
export function answerReuses([dataset]: readonly Dataset[], [kind, key]: readonly string[]): Response | undefined {
  if (!dataset) return undefined;
  const one = makeReuse(dataset);
  if (kind === 'own-reuse') return Response.json(one);
  if (kind !== 'reuses') return undefined;
  if (key === undefined || key === '') return Response.json(Reuses.parse({ total: 8, items: [one] }));
  return key === reuseId ? Response.json(one) : undefined;
}
