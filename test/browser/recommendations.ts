import { type Language, paths } from '@milpa/sdk';
import type { Page } from 'playwright-core';
import { places } from '../../packages/web/src/workspace/places.ts';
import type { Stage } from './stage.ts';
import type { Step } from './walk.ts';

const institution = 'secretaria-del-aire';

export interface RecommendationScene {
  /** Of the OECD; nobody is charged with it. */
  readonly shipped: string;
  /** Of a council: not answered, and overdue. */
  readonly overdue: string;
  /** Under way, with milestones and evidence. */
  readonly going: string;
}

export async function setRecommendations({ entry: { client } }: Stage): Promise<RecommendationScene> {
  await client.call('loadRecommendations', { params: { set: 'oecd-2018' } });
  const { items } = await client.call('listRecommendations', { query: { source: 'oecd-2018' } });
  const add = async (source: 'council' | 'commitment', es: string, received: string) => {
    const title = { es, en: `${es} (es)`, fr: `${es} (es)` };
    const body = { source, title, citation: 'Sesión 2, acuerdo 5', institution, received, answerDays: 20 };
    return (await client.call('addRecommendation', { body })).id;
  };
  const overdue = await add('council', 'Publicar la nómina', '2026-01-10');
  const going = await add('commitment', 'Abrir las mediciones del aire', '2026-02-01');
  const params = { recommendation: going };
  const move = (revision: number, event: 'accept' | 'start') =>
    client.call('moveRecommendation', { params, revision, body: { event, text: 'Por acuerdo 4/2026' } });
  await move(1, 'accept');
  await move(2, 'start');
  await client.call('addMilestone', { params, body: { title: 'Primera estación', due: '2026-03-31' } });
  await client.call('addMilestone', { params, body: { title: 'Todas las estaciones', due: '2090-03-31' } });
  await client.call('addEvidence', {
    params,
    body: { text: 'Minuta de la reunión', url: 'https://example.org/minuta.pdf' },
  });
  return { shipped: items[0]?.id ?? '', overdue, going };
}

export function listRecommendationSteps(
  { shipped, overdue, going }: RecommendationScene,
  language: Language,
  submit: (page: Page) => Promise<void>,
): readonly Step[] {
  const board = paths.recommendations(language);
  const work = (id: string, act?: Step['act']): Step => ({
    visitor: 'administrator',
    address: places.recommendation(language, id),
    ...(act ? { act } : {}),
  });
  return [
    { visitor: 'reader', address: board },
    { visitor: 'reader', address: `${board}?state=overdue` },
    { visitor: 'reader', address: `${board}?source=commitment&institution=${institution}&state=refused` },
    ...[shipped, overdue, going].map(
      (id): Step => ({ visitor: 'reader', address: paths.recommendations(language, id) }),
    ),
    { visitor: 'viewer', address: places.recommendation(language, going) },
    { visitor: 'administrator', address: places.recommendations(language) },
    { visitor: 'administrator', address: places.recommendations(language), act: submit },
    work(shipped),
    work(shipped, submit),
    work(going),
  ];
}
