import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/smtp.ts';
import { createMail, type Letter, PerhapsTaken } from './index.ts';

const letter: Letter = {
  to: 'ana@example.org',
  subject: 'Invitación para publicar',
  text: 'Hola, Ana:\n\nhttps://datos.example.org/es/invitation?code=abc_DEF-123\n',
  language: 'es',
};
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-mail-'));
});
afterAll(() => rm(folder, { recursive: true }));
const options = () => ({
  from: 'Datos <datos@example.org>',
  outbox: join(folder, 'outbox'),
  outboxDays: 30,
  now: () => new Date(0),
});

test('without a mail server a letter is a file that only the operator reads', async () => {
  const mail = createMail({ ...options(), smtpUrl: undefined });
  await mail.send(letter);
  const [name = ''] = await readdir(options().outbox);
  expect(name).toMatch(/^1970-01-01T000000\.000Z-[0-9a-f]{8}\.eml$/);
  const text = await readFile(join(options().outbox, name), 'utf8');
  for (const header of ['From: Datos <datos@example.org>', 'To: ana@example.org', 'Auto-Submitted: auto-generated'])
    expect(text).toContain(header);
  expect(text).toContain('Content-Language: es');
  expect((await stat(join(options().outbox, name))).mode & 0o777).toBe(0o600);
});

test('what lies in the outbox is read in plain words, and goes after its days', async () => {
  let now = new Date('2026-03-01T12:00:00Z');
  const mail = createMail({ ...options(), outbox: join(folder, 'read'), now: () => now, smtpUrl: undefined });
  expect(await mail.outbox.list({ limit: 10, offset: 0 })).toEqual({ total: 0, letters: [] });
  await mail.send({ ...letter, subject: `Revisión de «Cosecha de maíz y frijol en los municipios de Oaxaca» (ñandú)` });
  now = new Date('2026-03-02T12:00:00Z');
  await mail.send({ ...letter, to: 'eva@example.org', text: 'Ça va ? = oui, 100 %\n'.repeat(20) });
  const { total, letters } = await mail.outbox.list({ limit: 10, offset: 0 });
  expect([total, letters.map(({ to }) => to)]).toEqual([2, ['eva@example.org', 'ana@example.org']]);
  expect(letters[0]?.text).toBe('Ça va ? = oui, 100 %\n'.repeat(20));
  expect(letters[1]).toMatchObject({
    subject: 'Revisión de «Cosecha de maíz y frijol en los municipios de Oaxaca» (ñandú)',
    text: letter.text,
    written: new Date('2026-03-01T12:00:00Z'),
  });
  expect(await mail.outbox.read(letters[1]?.name ?? '')).toEqual(letters[1]);
  for (const name of ['../secret', '', '2026-03-01T120000.000Z-00000000'])
    expect(await mail.outbox.read(name)).toBeUndefined();
  now = new Date('2026-03-31T12:00:00.001Z');
  expect(await mail.outbox.forget()).toBe(1);
  expect((await mail.outbox.list({ limit: 10, offset: 0 })).letters.map(({ to }) => to)).toEqual(['eva@example.org']);
});

describe('with a mail server', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.close());
  const send = async (answer: MailServer['answer']) => {
    server.answer = answer;
    const mail = createMail({ ...options(), smtpUrl: server.url });
    expect(mail.outbox.keeps).toBe(false);
    await mail.send(letter).finally(() => mail.close());
  };
  test('a letter is handed over', async () => {
    await send('take');
    expect(server.taken.join('')).toContain('Subject: =?UTF-8?');
    expect(server.taken.join('')).toContain('To: ana@example.org');
  });
  test('a letter that is refused is an error, so that it is tried again', async () => {
    await expect(send('refuse')).rejects.toThrow('451');
    await expect(send('refuse')).rejects.not.toBeInstanceOf(PerhapsTaken);
  });
  test('a letter is in doubt when the server goes after it got it', () =>
    expect(send('drop')).rejects.toBeInstanceOf(PerhapsTaken));
  test('and surely not taken when there is no server', async () => {
    const mail = createMail({ ...options(), smtpUrl: 'smtp://127.0.0.1:1' });
    await expect(mail.send(letter)).rejects.not.toBeInstanceOf(PerhapsTaken);
    mail.close();
  });
});
