import { AuditRoot, type Dataset, PublicChange, WithdrawnDataset } from '@milpa/sdk';

const hash = 'a'.repeat(64);
const at = '2026-03-01T12:00:00.000Z';

/** What the record says of the fixtures, as the contract has it. */
export function answerAudit(datasets: readonly Dataset[], what: string): Response {
  if (what === 'roots') {
    const content = { day: '2026-03-01', first: 1, last: 3, merkle: hash, head: hash, previous: hash };
    const root = AuditRoot.parse({ ...content, hash, key: hash, signature: 'AAAA' });
    return Response.json({ total: 1, items: [root] });
  }
  const items = datasets.map(({ id, slug, metadata }, index) =>
    PublicChange.parse({
      ...{ number: index + 1, at, action: index === 0 ? 'withdraw-dataset' : 'release-dataset', hash },
      object: { kind: 'dataset', id, slug, title: metadata.title },
    }),
  );
  return Response.json({ total: items.length, items });
}

export function listWithdrawn(datasets: readonly Dataset[]): Response {
  const items = datasets.slice(0, 2).map(({ id, metadata, publisher }, index) =>
    WithdrawnDataset.parse({
      ...{ id, title: metadata.title, publisher, withdrawn: at, purged: index === 1 },
      ...{ reason: 'Contenía datos personales.', authority: 'Artículo 113' },
    }),
  );
  return Response.json({ total: items.length, items });
}
