import { createClient, type NewDataRequest } from '@milpa/sdk';
import { readLettersTo } from './letters.ts';
import type { TestPortal } from './portal.ts';

let people = 0;
/** An address nobody had before: how many letters one reader gets is counted. */
export function newAddress(): string {
  people += 1;
  return `reader-${people}@people.example.org`;
}

export const anyoneOf = (portal: TestPortal, address = `198.51.100.${(people % 250) + 1}`) =>
  createClient({ url: portal.url, fetch: portal.fetch, headers: { 'x-forwarded-for': address } });

const read = new Set<string>();
/** The link to confirm in the letter to an address that nobody has read yet: letters of one instant lie in no order. */
export async function readCode(portal: TestPortal, email: string): Promise<string> {
  await portal.work();
  const letters = await readLettersTo(portal, email, '/requests/confirm?code=');
  const codes = letters.flatMap((letter) => /confirm\?code=([\w-]+)/.exec(letter)?.[1] ?? []);
  const code = codes.find((each) => !read.has(each));
  if (!code) throw new Error(`No link to confirm came to ${email}`);
  read.add(code);
  return code;
}

/** Somebody asks for data and opens the link in the letter; gives the request. */
export async function askForData(portal: TestPortal, more: Partial<NewDataRequest> = {}): Promise<string> {
  const email = more.email ?? newAddress();
  const anyone = anyoneOf(portal);
  const words = { title: 'Wells and their depth', description: 'Each well with its depth, by municipality.' };
  await anyone.call('askForData', { body: { ...words, language: 'en', ...more, email } });
  const { request } = await anyone.call('confirmVoice', { body: { code: await readCode(portal, email) } });
  return request;
}

/** Somebody else says that they need it too, and opens the link; gives their address. */
export async function supportRequest(portal: TestPortal, request: string, email = newAddress()): Promise<string> {
  await anyoneOf(portal).call('supportDataRequest', { params: { request }, body: { email, language: 'fr' } });
  await anyoneOf(portal).call('confirmVoice', { body: { code: await readCode(portal, email) } });
  return email;
}
