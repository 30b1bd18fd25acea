import { type DataRequestAnswer, type Language, paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { places } from '../../packages/web/src/workspace/places.ts';
import { findLetter } from './letters.ts';
import type { Stage } from './stage.ts';
import type { Step } from './walk.ts';

export interface RequestScene {
  /** Nobody answered it yet; its institution is known. */
  readonly open: string;
  readonly accepted: string;
  readonly declined: string;
  readonly hidden: string;
}

/** The address in the letter to somebody who asked, or needs it too. */
export const findConfirmation = (stage: Stage, email: string): Promise<string> =>
  findLetter(stage, email, /https?:\/\/\S+\/requests\/confirm\?\S+/);

export async function setRequests(stage: Stage, institution: string): Promise<RequestScene> {
  const { client } = stage.entry;
  const ask = async (title: string, at: number): Promise<string> => {
    const email = `pregunta-${at}@example.org`;
    const body = { title, description: 'Cada hora.\n\nPor estación.', purpose: 'Una tesis.', institution, email };
    await client.call('askForData', { body: { ...body, tags: ['aire', 'salud'], language: 'es' } });
    const code = new URL(await findConfirmation(stage, email)).searchParams.get('code') ?? '';
    return (await client.call('confirmVoice', { body: { code } })).request;
  };
  const answer = async (request: string, body: DataRequestAnswer) =>
    client.call('answerDataRequest', { params: { request }, revision: 2, body });
  const open = await ask('Partículas finas por hora', 1);
  const accepted = await ask('Ozono de los últimos veinte años', 2);
  const declined = await ask('Nombres de quienes se quejaron', 3);
  const hidden = await ask('Una persona y su domicilio', 4);
  await answer(accepted, { event: 'accept', text: 'Lo publicamos este año.', promised: '2090-12-31' });
  const law = { instrument: 'Ley general de transparencia', article: '113, fracción V' };
  await answer(declined, { event: 'decline', text: 'Son datos personales.', ...law });
  const reason = { event: 'hide', reason: 'Nombra a una persona.' } as const;
  await client.call('moderateDataRequest', { params: { request: hidden }, revision: 2, body: reason });
  return { open, accepted, declined, hidden };
}

export function listRequestSteps(
  scene: RequestScene,
  language: Language,
  submit: (page: Page) => Promise<void>,
): readonly Step[] {
  const board = paths.requests(language);
  const ask = paths.newRequest(language);
  const leave = `${paths.leaveRequest(language)}?voice=v&key=k&of=r&as=asker`;
  const reads = [
    ...[board, `${board}?state=overdue`, `${board}?q=ozono&sort=supports`],
    ...[ask, `${ask}?q=aire`, `${ask}?q=zzzz`, `${ask}?sent=yes`],
    ...[paths.confirmRequest(language), `${paths.confirmRequest(language)}?code=nada`],
    ...[paths.leaveRequest(language), leave],
    ...Object.values(scene).map((id) => paths.requests(language, id)),
    `${paths.requests(language, scene.open)}?done=opened`,
  ];
  const hideSilently = async (page: Page) => {
    await page.locator('#hide-form summary').click();
    await submit(page);
  };
  const work = Object.values(scene).map((id) => paths.answerRequest(language, id));
  return [
    ...reads.map((address): Step => ({ visitor: 'reader', address })),
    { visitor: 'reader', address: `${ask}?q=zzzz`, act: submit },
    { visitor: 'reader', address: paths.requests(language, scene.open), act: submit },
    { visitor: 'reader', address: `${paths.confirmRequest(language)}?code=nada`, act: submit },
    { visitor: 'viewer', address: paths.answerRequest(language, scene.open) },
    ...['waiting', 'hidden', 'all'].map(
      (show): Step => ({ visitor: 'administrator', address: `${places.requests(language)}?show=${show}` }),
    ),
    ...work.map((address): Step => ({ visitor: 'administrator', address })),
    { visitor: 'administrator', address: paths.answerRequest(language, scene.open), act: hideSilently },
  ];
}
