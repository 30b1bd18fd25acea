import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from './portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

test('a portal of its own for every test file: people come in by the public door', async () => {
  const publisher = await portal.clientAs('publisher');
  const { account } = await publisher.call('whoAmI');
  expect(account.email).toBe('publisher@office.example.org');
  expect(account.abilities.publishFor.map(({ slug }) => slug)).toEqual(['office']);
  const anyone = await portal.clientAs('anyone');
  await expect(anyone.call('whoAmI')).rejects.toMatchObject({ code: 'sign-in-needed' });
});
