import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAccess, findFirstSignIn, forgetToken, keepToken, normalizePortal, readEnvironment } from './settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-settings-'));
});
afterEach(() => rm(folder, { recursive: true }));

const environment = (variables: Record<string, string> = {}) =>
  readEnvironment({ XDG_CONFIG_HOME: folder, MILPA_DATA: folder, ...variables });

describe('where portal and token come from', () => {
  test('nothing set: this machine, and no token', async () => {
    expect(await findAccess({}, environment())).toEqual({
      portal: 'http://localhost:8080',
      portalSource: 'default',
      token: undefined,
      tokenSource: 'none',
    });
  });

  test('a flag wins over the environment, and that over the file', async () => {
    await keepToken(join(folder, 'milpa'), 'https://kept.example', 'kept');
    expect(await findAccess({}, environment())).toMatchObject({ portal: 'https://kept.example', token: 'kept' });
    const set = environment({ MILPA_PORTAL: 'https://env.example', MILPA_TOKEN: 'env' });
    expect(await findAccess({}, set)).toMatchObject({ portal: 'https://env.example', tokenSource: 'environment' });
    expect(await findAccess({ portal: 'https://flag.example/x/', token: 'flag' }, set)).toEqual({
      portal: 'https://flag.example',
      portalSource: 'flag',
      token: 'flag',
      tokenSource: 'flag',
    });
  });

  test('a kept token is never sent to another portal', async () => {
    await keepToken(join(folder, 'milpa'), 'https://one.example', 'secret');
    expect((await findAccess({ portal: 'https://two.example' }, environment())).token).toBeUndefined();
  });

  test('one portal is written one way', () => {
    expect(normalizePortal('datos.example.org')).toBe('https://datos.example.org');
    expect(normalizePortal('localhost:8080')).toBe('http://localhost:8080');
    expect(normalizePortal('http://LOCALHOST:8080/es/')).toBe('http://localhost:8080');
  });
});

describe('the settings file', () => {
  test('only its owner may read it, also after a second token', async () => {
    const path = await keepToken(join(folder, 'new/milpa'), 'https://a.example', 'one');
    await keepToken(join(folder, 'new/milpa'), 'https://b.example', 'two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'new/milpa'))).mode & 0o777).toBe(0o700);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      portal: 'https://b.example',
      tokens: { 'https://a.example': 'one', 'https://b.example': 'two' },
    });
  });

  test('forgets one token and keeps the others', async () => {
    await keepToken(join(folder, 'milpa'), 'https://a.example', 'one');
    await keepToken(join(folder, 'milpa'), 'https://b.example', 'two');
    await forgetToken(join(folder, 'milpa'), 'https://b.example');
    expect((await findAccess({ portal: 'https://a.example' }, environment())).token).toBe('one');
    expect((await findAccess({ portal: 'https://b.example' }, environment())).token).toBeUndefined();
  });
});

test('the language follows the locale', () => {
  expect(readEnvironment({ LANG: 'es_MX.UTF-8' }).language).toBe('es');
  expect(readEnvironment({ LANG: 'fr', LC_ALL: 'en_GB' }).language).toBe('en');
  expect(readEnvironment({ LANG: 'C' }).language).toBe('en');
  expect(readEnvironment({}).language).toBe('en');
});

test('finds the first sign-in of a portal on this machine', async () => {
  expect(await findFirstSignIn(environment())).toBeUndefined();
  await writeFile(
    join(folder, 'first-sign-in.txt'),
    'Address: http://localhost:8080/es/sign-in\nE-mail: admin@localhost\nPassword: a-b-c\n',
  );
  expect(await findFirstSignIn(environment())).toEqual({ email: 'admin@localhost', password: 'a-b-c' });
});
