import { describe, expect, test } from 'vitest';
import { systemRandom } from '../random.ts';
import { createPasswords, findWeakness } from './password.ts';

const email = 'ana.lopez@inegi.example';

describe('strength', () => {
  test.each([
    'corto',
    'elevenchars',
    '123456789012',
    '111111111111',
    'abcdefghijklm',
    'Password1234!',
    'Contraseña2026',
    'MotDePasse123',
    'Administrador99',
    'abababababab',
    '2026-2026-2026',
    email,
    'ANA.LOPEZ@inegi.example',
    'Ana López 12345',
  ])('%s is too weak', (password) => {
    const weakness = findWeakness(password, email);
    expect(weakness?.es && weakness.en && weakness.fr).toBeTruthy();
  });
  test.each(['maize beans squash 47', 'cuatro nopales bajo lluvia', 'Tr0ub4dor&3-y-2-más', 'ñandú-ñoño-güero'])(
    '%s will do',
    (password) => {
      expect(findWeakness(password, email)).toBeUndefined();
    },
  );
});

describe('hashing', () => {
  const passwords = createPasswords(systemRandom);
  test('is argon2id with the parameters written down, and a salt', async () => {
    const stored = await passwords.hash('maize beans squash 47');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.hash('maize beans squash 47')).not.toBe(stored);
    expect(await passwords.verify(stored, 'maize beans squash 47')).toBe(true);
    expect(await passwords.verify(stored, 'maize beans squash 48')).toBe(false);
  });
  test('takes one password however its accents are typed', async () => {
    const stored = await passwords.hash('ma\u00f1ana ser\u00e1 otro d\u00eda');
    expect(await passwords.verify(stored, 'man\u0303ana sera\u0301 otro di\u0301a')).toBe(true);
  });
  test('says no without a stored hash, after the same work', async () => {
    const stored = await passwords.hash('maize beans squash 47');
    await passwords.verify(undefined, 'x');
    const time = async (hash: string | undefined) => {
      const start = performance.now();
      expect(await passwords.verify(hash, 'not the password')).toBe(false);
      return performance.now() - start;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 7; round += 1) {
      known.push(await time(stored));
      unknown.push(await time(undefined));
    }
    // In turn, and each at its quickest: other work of the machine makes both longer and neither shorter. A comparison without
    // the hash work would be a thousand times faster.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 4);
  });
});
