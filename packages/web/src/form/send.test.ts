import { Problem } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { type Page, redirect } from '../page.ts';
import { createReader } from '../reader.ts';
import type { Fault } from './faults.tsx';
import { sendForm } from './send.ts';

const reader = createReader('en');
const again = (faults: readonly Fault[]): Page => ({ title: 'The form', body: JSON.stringify(faults) });
const refuse = (problem: unknown) => ({ send: () => Promise.reject(problem), again, fields: ['title'] });
const invalid = new Problem(
  'invalid-request',
  { en: 'A title has three letters at least.' },
  { errors: [{ pointer: '/title', detail: 'too short' }] },
);

test('goes on where the API took it', async () => {
  const answer = await sendForm({ reader }, { send: async () => redirect('/en/there'), again });
  expect(answer instanceof Response && answer.headers.get('location')).toBe('/en/there');
});

test('what is wrong already is not sent', async () => {
  const send = () => Promise.reject(new Error('was sent'));
  const page = await sendForm({ reader }, { faults: [{ field: 'title', text: 'No title' }], send, again });
  expect(page).toMatchObject({ title: 'The form', body: '[{"field":"title","text":"No title"}]' });
});

test('what the API refuses comes back beside its field, with the status of the API', async () => {
  expect(await sendForm({ reader }, refuse(invalid))).toEqual({
    title: 'The form',
    body: '[{"field":"title","text":"A title has three letters at least."}]',
    status: invalid.status,
  });
});

test('also where it is no fault of the form, so that nothing typed is lost', async () => {
  const busy = new Problem('unavailable', { en: 'The portal cannot do this now.' });
  expect(await sendForm({ reader }, refuse(busy))).toMatchObject({
    status: 503,
    body: '[{"field":"","text":"The portal cannot do this now."}]',
  });
});

test('an ended session and what is no problem of the API are for others to deal with', async () => {
  const ended = new Problem('sign-in-needed', { en: 'Sign in.' });
  await expect(sendForm({ reader }, refuse(ended))).rejects.toBe(ended);
  const bug = new TypeError('a bug');
  await expect(sendForm({ reader }, refuse(bug))).rejects.toBe(bug);
});
