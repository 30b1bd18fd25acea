import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { paths } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { createByForm, getDraft, release } from '../../../test/datasets.ts';
import { startTestPortal } from '../../../test/portal.ts';
import { createEgress } from '../../egress/index.ts';
import { createLinkChecks } from './check-links.ts';

test('F1: the server of the office goes; the portal still gives every byte, and says since when the source is away', async () => {
  const bytes = new Uint8Array(Buffer.from('estación,lluvia\nCentro,12\nNorte,7\n'));
  const origin = createServer((_, answer) => void answer.writeHead(200, { 'content-type': 'text/csv' }).end(bytes));
  await once(origin.listen(0, '127.0.0.1'), 'listening');
  const address = origin.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/lluvia.csv`;
  let now = new Date(Date.now() + 3_600_000); // of the checks alone
  const portal = await startTestPortal({ env: { MILPA_PRIVATE_NETWORKS: 'yes' } });
  try {
    const look = (hours: number) => {
      now = new Date(now.getTime() + hours * 3_600_000);
      return createLinkChecks(
        { database: portal.database, clock: () => now, emit: async () => undefined },
        createEgress({ userAgent: 'Milpa-test', privateNetworks: true }),
        { gapMs: 0, timeoutMs: 60_000 },
      ).run(new AbortController().signal);
    };
    const publisher = await portal.clientAs('publisher');
    const fetched = new Uint8Array(await (await fetch(url)).arrayBuffer());
    const made = await createByForm(publisher, 'office', [{ name: 'lluvia.csv', bytes: fetched }]);
    await portal.work();
    const linked = await publisher.call('changeDraft', {
      params: { dataset: made.id },
      revision: (await getDraft(publisher, made)).revision,
      body: { addLinks: [{ title: 'Fuente', link: { accessUrl: url, downloadUrl: url, format: 'csv' } }] },
    });
    await release(publisher, linked);
    await look(0);
    const get = (path: string) => portal.fetch(new Request(new URL(path, portal.url)));
    const readPage = async (language: 'es' | 'en' | 'fr') => (await get(paths.dataset(language, made.slug))).text();
    expect(await readPage('en')).not.toContain('Source unavailable since');

    origin.closeAllConnections();
    await new Promise((resolve) => origin.close(resolve));
    await expect(fetch(url)).rejects.toThrow();
    await look(24 * 8);
    await look(2);
    const { distributions } = await (await portal.clientAs('anyone')).call('getDataset', {
      params: { dataset: made.id },
    });
    const [kept, link] = distributions;
    expect(link?.availability).toMatchObject({ state: 'unavailable', reason: 'network', since: now.toISOString() });
    const words = {
      es: 'Origen no disponible desde',
      en: 'Source unavailable since',
      fr: 'Source indisponible depuis',
    };
    for (const language of ['es', 'en', 'fr'] as const) expect(await readPage(language)).toContain(words[language]);
    const original = new Uint8Array(await (await get(paths.original(kept?.id ?? ''))).arrayBuffer());
    const hash = (each: Uint8Array) => createHash('sha256').update(each).digest('hex');
    expect([hash(original), kept?.file?.sha256]).toEqual([hash(bytes), hash(bytes)]);
    const [table] = kept?.file?.tables ?? [];
    expect(await (await get(paths.tableExport(table?.id ?? '', 'csv'))).text()).toContain('Norte,7');
  } finally {
    origin.close();
    await portal.close();
  }
});
