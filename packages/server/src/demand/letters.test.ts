import { createClient } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';
import { type MailServer, startMailServer } from '../../test/smtp.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let portal: TestPortal;
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  portal = await startTestPortal({
    env: { SMTP_URL: server.url, MILPA_PUBLIC_URL: 'https://datos.example.org' },
  });
});
afterAll(async () => {
  await portal.close();
  await server.close();
});

const anyone = () => createClient({ url: 'https://datos.example.org', fetch: portal.fetch });
const ask = (email: string) =>
  anyone().call('askForData', {
    body: { title: 'Qualité de l’air', description: 'Chaque heure, par station.', language: 'fr', email },
  });
const lettersTo = (email: string) =>
  server.taken
    .filter((letter) => letter.includes(`To: ${email}`))
    .map((letter) => letter.replace(/=\r\n/g, '').replaceAll('=3D', '='));
const states = () =>
  portal.database
    .query<{ state: string }>('select state from demand_letter order by made, id')
    .then((rows) => rows.map(({ state }) => state));

test('the letter comes over SMTP with a link that works, in the language of whoever asks', async () => {
  await ask('lectrice@example.org');
  await portal.work();
  const [letter, ...more] = lettersTo('lectrice@example.org');
  expect(more).toEqual([]);
  expect(letter).toMatch(/Auto-Submitted: auto-generated/i);
  expect(letter).toMatch(/Content-Language: fr/i);
  const link = new URL(
    /https:\/\/datos\.example\.org\/fr\/requests\/confirm\?code=[\w-]+/.exec(letter ?? '')?.[0] ?? '',
  );
  const code = link.searchParams.get('code') ?? '';
  // What the letter has is not what is kept.
  const kept = await portal.database.query<{ code: string }>('select code from demand_voice');
  expect(kept[0]?.code).toMatch(/^[0-9a-f]{64}$/);
  expect(kept[0]?.code).not.toBe(code);
  const { request } = await anyone().call('confirmVoice', { body: { code } });
  expect(await anyone().call('getDataRequest', { params: { request } })).toMatchObject({
    state: 'open',
    language: 'fr',
  });
});

test('a letter that perhaps went out does not go out again', async () => {
  server.answer = 'drop';
  await ask('encore@example.org');
  await portal.work();
  await portal.work();
  server.answer = 'take';
  expect(lettersTo('encore@example.org')).toHaveLength(1);
  expect((await states()).at(-1)).toBe('uncertain');
});
