import { createClient, type Draft, type Language, paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { places } from '../../packages/web/src/workspace/places.ts';
import { findLetter } from './letters.ts';
import type { Stage } from './stage.ts';
import type { Step } from './walk.ts';

export interface ReuseScene {
  /** Public, with what it changed and nobody confirmed. */
  readonly shown: string;
  /** Waits for somebody who decides. */
  readonly sent: string;
  /** What the letter to whoever sent a third one in carries: it was declined, and may be corrected. */
  readonly code: string;
}

/** Addresses in letters to whoever sent something in. */
export const confirmation = /https?:\/\/\S+\/reuses\/confirm\?\S+/;
export const ownPage = /https?:\/\/\S+\/reuses\/own\?\S+/;

/** Three things that people made: one is public, one waits, one was declined. */
export async function showReuses(stage: Stage, { slug }: Draft): Promise<ReuseScene> {
  const { client } = stage.entry;
  const anyone = createClient({ url: stage.portal.url });
  const body = {
    description: 'Dónde hay agua y cuánta, pozo por pozo.\n\nPara quien riega.',
    kind: 'application' as const,
    address: 'https://example.org/mapa-de-pozos',
    maker: { name: 'Vecinas del valle', kind: 'organisation' as const },
    datasets: [{ dataset: slug, version: 1 }],
    impact: { text: 'Se repararon tres pozos.', url: 'https://example.org/nota' },
    language: 'es' as const,
  };
  const send = async (title: string, email: string) => {
    const { id } = await anyone.call('sendReuse', { body: { ...body, title, email } });
    const link = new URL(await findLetter(stage, email, confirmation));
    await anyone.call('confirmReuse', { body: { code: link.searchParams.get('code') ?? '' } });
    return id;
  };
  const shown = await client.call('sendReuse', { body: { ...body, title: 'Mapa de los pozos' } });
  const sent = await send('Otro mapa de los pozos', 'hacedora@example.org');
  const declined = await send('Compre pozos', 'vendedor@example.org');
  const { revision } = await client.call('getReuse', { params: { reuse: declined } });
  const move = { event: 'decline', reason: 'Es publicidad.' } as const;
  await client.call('decideReuse', { params: { reuse: declined }, body: move, revision });
  const own = new URL(await findLetter(stage, 'vendedor@example.org', ownPage));
  return { shown: shown.id, sent, code: own.searchParams.get('code') ?? '' };
}

export function listReuseSteps(
  { shown, sent, code }: ReuseScene,
  language: Language,
  submit: (page: Page) => Promise<void>,
): readonly Step[] {
  const gallery = paths.reuses(language);
  const [create, own, confirm] = [paths.newReuse(language), paths.ownReuse(language), paths.confirmReuse(language)];
  const read = (...addresses: readonly string[]) => addresses.map((address): Step => ({ visitor: 'reader', address }));
  const work = (...addresses: readonly string[]) =>
    addresses.map((address): Step => ({ visitor: 'administrator', address }));
  return [
    ...read(gallery, `${gallery}?kind=application&theme=ENVI&q=pozos`, `${gallery}?kind=teaching`),
    ...read(paths.reuses(language, shown), create, `${create}?sent=waiting`),
    { visitor: 'reader', address: create, act: submit },
    { visitor: 'reader', address: paths.reuses(language, sent), status: 404 },
    ...read(confirm, `${confirm}?code=${code}`, `${confirm}?done`),
    ...read(own, `${own}?code=${code}`, `${own}?code=${code}&done=corrected`, `${own}?done=withdrawn`),
    { visitor: 'reader', address: `${own}?code=${'x'.repeat(43)}`, status: 404 },
    ...work(create, places.reuses(language), `${places.reuses(language)}?state=hidden`),
    ...work(places.reuse(language, shown), places.reuse(language, sent)),
  ];
}
