import { type Holding, type Problem, paths } from '@milpa/sdk';
import { Button, formatLocal, Link, Local } from '../../design/index.ts';
import { ErrorSummary, type Fault, forPerson, listFaults, type PersonContext, readFields } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Revisions } from '../../publishing/index.ts';
import type { Reader } from '../../reader.ts';
import { Done, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { HoldingForm } from './holding-form.tsx';
import { composeHolding, describeHolding, findDatasets, findField } from './holding-values.ts';
import { isOwnProblem, nameFaults, readTyped, type Typed } from './shared.ts';

interface State {
  readonly typed?: Typed;
  readonly faults: readonly Fault[];
}

const listNamed = (problem: Problem, reader: Reader) => {
  const { fields, decision } = reader.words.publishing;
  return nameFaults(listFaults(problem, reader, findField), { ...decision, ...fields }, reader);
};

export const showNewHolding = forPerson((context) => newPage(context, { faults: [] }));

async function newPage(context: PersonContext, { typed = {}, faults }: State): Promise<Page> {
  const { client, reader, params } = context;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const words = reader.words.publishing;
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.work.add,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [{ href: places.inventory(language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{words.work.add}</h1>
        <HoldingForm action={places.newHolding(language, body.slug)} typed={typed} faults={faults} reader={reader} />
      </div>
    ),
  });
}

export const createHolding = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const typed = readTyped(await readFields(request));
  try {
    const body = composeHolding(typed, await findDatasets(client, typed));
    const made = await client.call('createHolding', { params: { institution: params['institution'] ?? '' }, body });
    return redirect(`${places.holding(reader.language, made.id)}?done=saved`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    return {
      ...(await newPage(context, { typed, faults: listNamed(error, reader) })),
      status: error.status,
    };
  }
});

export const showHolding = forPerson(async (context) => {
  const { client, params, url } = context;
  const holding = await client.call('getHolding', { params: { holding: params['holding'] ?? '' } });
  // What the questions led to is filled in, not saved: the decision is the person's.
  const proposed = Object.fromEntries(
    ['level', 'personalData', 'reasoning'].flatMap((name) => {
      const text = url.searchParams.get(name);
      return text ? [[name, text.slice(0, 5000)]] : [];
    }),
  );
  return holdingPage(context, holding, { typed: { ...describeHolding(holding), ...proposed }, faults: [] });
});

async function holdingPage(context: PersonContext, holding: Holding, state: State): Promise<Page> {
  const { client, reader, url, account } = context;
  const { language } = reader;
  const { typed = {}, faults } = state;
  const words = reader.words.publishing;
  const { institution } = holding;
  const revisions = await client.call('listHoldingRevisions', { params: { holding: holding.id } });
  const keeps = account.abilities.inventoryOf.some(({ id, keeps: may }) => may && id === institution.id);
  return makeWorkPage(context, {
    section: 'inventory',
    title: formatLocal(holding.name, reader, holding.key),
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [
      {
        href: places.inventory(language, institution.slug),
        text: formatLocal(institution.name, reader, institution.slug),
      },
    ],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <Done text={url.searchParams.get('done') === 'saved' ? words.work.saved : undefined} />
        <h1>
          <Local map={holding.name} reader={reader} otherwise={holding.key} />
        </h1>
        <p>
          <Link href={paths.inventory(language, institution.slug, holding.id)}>{words.work.publicPage}</Link>
        </p>
        {keeps ? (
          <HoldingForm
            action={places.holding(language, holding.id)}
            revision={holding.revision}
            wizard={places.access(language, holding.id)}
            {...{ typed, faults, reader }}
          />
        ) : null}
        <Revisions revisions={revisions} reader={reader} />
        {keeps && holding.planned === null ? (
          <form method="post" action={places.removeHolding(language, holding.id)}>
            <input type="hidden" name="revision" value={String(holding.revision)} />
            <Button kind="danger">{words.work.remove}</Button>
          </form>
        ) : null}
      </div>
    ),
  });
}

export const changeHolding = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const typed = readTyped(await readFields(request));
  const key = { params: { holding: params['holding'] ?? '' } };
  try {
    const body = composeHolding(typed, await findDatasets(client, typed));
    await client.call('changeHolding', { ...key, revision: Number(typed['revision']) || 0, body });
    return redirect(`${places.holding(reader.language, key.params.holding)}?done=saved`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    const holding = await client.call('getHolding', key);
    const faults =
      error.code === 'edited-meanwhile'
        ? [{ field: '', text: reader.words.publishing.work.conflict }]
        : listNamed(error, reader);
    return { ...(await holdingPage(context, holding, { typed, faults })), status: error.status };
  }
});

export const removeHolding = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const holding = await client.call('getHolding', { params: { holding: params['holding'] ?? '' } });
  const revision = Number((await readFields(request)).text('revision')) || 0;
  try {
    await client.call('removeHolding', { params: { holding: holding.id }, revision });
    return redirect(`${places.inventory(reader.language, holding.institution.slug)}?done=removed`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    const state = { typed: describeHolding(holding), faults: listFaults(error, reader) };
    return { ...(await holdingPage(context, holding, state)), status: error.status };
  }
});
