import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalizeConfig, SettingRefused, settings } from './config.ts';

describe('settings', () => {
  test('all have a default, so a portal starts without any', () => {
    const config = normalizeConfig({});
    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'http://localhost:8080',
      databaseUrl: undefined,
      language: 'es',
    });
    expect(config.dataFolder).toMatch(/\/var$/);
    expect(normalizeConfig({ PORT: ' ', MILPA_DATA: '' })).toEqual(config);
  });
  test('are read from their texts', () => {
    const config = normalizeConfig({
      PORT: '9000',
      MILPA_DATA: 'data/here',
      MILPA_PRIVATE_NETWORKS: 'yes',
      DATABASE_URL: 'postgres://u:p@db:5432/milpa',
      MILPA_PUBLIC_URL: 'https://Datos.example.org/',
    });
    expect(config).toMatchObject({
      port: 9000,
      dataFolder: resolve('data/here'),
      privateNetworks: true,
      databaseUrl: 'postgres://u:p@db:5432/milpa',
      publicUrl: 'https://datos.example.org',
    });
  });
  test.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['MILPA_PUBLIC_URL', 'datos.example.org'],
    ['MILPA_PUBLIC_URL', 'https://example.org/datos'],
    ['DATABASE_URL', 'mysql://u:secret@db/x'],
    ['SMTP_URL', 'http://mail'],
    ['MILPA_MAIL_FROM', 'nobody'],
    ['MILPA_LANGUAGE', 'de'],
    ['MILPA_PRIVATE_NETWORKS', 'perhaps'],
    ['MILPA_LOG_LEVEL', 'loud'],
    ['MILPA_UPLOAD_BYTES', '20GB'],
  ])('%s=%s is refused with a sentence that says what fits', (name, value) => {
    const read = () => normalizeConfig({ [name]: value });
    expect(read).toThrow(SettingRefused);
    expect(read).toThrow(new RegExp(`^The setting ${name} is .*, but it must be .+\\.$`));
    expect(read).not.toThrow(/secret/);
  });
  test('each is declared once, with words for the operator', () => {
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
    for (const { name, description } of settings) {
      expect(name).toMatch(/^(?:PORT|[A-Z]+_[A-Z_]+)$/);
      expect(description).toMatch(/\.$/);
    }
  });
  test('programs we start get none of the secrets', () => {
    const { programEnvironment } = normalizeConfig({ PATH: '/bin', DATABASE_URL: 'postgres://u:p@h/d', HOME: '/root' });
    expect(programEnvironment).toEqual({ PATH: '/bin', LC_ALL: 'C', TZ: 'UTC' });
  });
});
