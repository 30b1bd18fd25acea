import { type Holding, paths } from '@milpa/sdk';
import { Button, formatLocal, Link, Local } from '../../design/index.ts';
import {
  type Fault,
  forPerson,
  type PersonContext,
  Revision,
  readFields,
  sendForm,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Revisions } from '../../publishing/index.ts';
import type { Reader } from '../../reader.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { HoldingForm } from './holding-form.tsx';
import { composeHolding, describeHolding, findDatasets, findField } from './holding-values.ts';
import { keepsInventory, nameFaults } from './shared.ts';

interface State {
  readonly typed?: Values;
  readonly faults: readonly Fault[];
}

const labelFaults = (faults: readonly Fault[], reader: Reader) => {
  const { fields, decision } = reader.words.publishing;
  return nameFaults(faults, { ...decision, ...fields }, reader);
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
    faults,
    crumbs: [{ href: places.inventory(language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    narrow: true,
    body: (
      <>
        <h1>{words.work.add}</h1>
        <HoldingForm action={places.newHolding(language, body.slug)} typed={typed} faults={faults} reader={reader} />
      </>
    ),
  });
}

export const createHolding = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const typed = (await readFields(request)).values;
  const institution = params['institution'] ?? '';
  return sendForm(context, {
    fields: findField,
    again: (faults) => newPage(context, { typed, faults: labelFaults(faults, reader) }),
    send: async () => {
      const body = composeHolding(typed, await findDatasets(client, typed));
      const made = await client.call('createHolding', { params: { institution }, body });
      return redirect(`${places.holding(reader.language, made.id)}?done=saved`);
    },
  });
});

const load = ({ client, params }: PersonContext): Promise<Holding> =>
  client.call('getHolding', { params: { holding: params['holding'] ?? '' } });

export const showHolding = forPerson(async (context) => {
  const { url } = context;
  const holding = await load(context);
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
  const { client, reader, url } = context;
  const { language } = reader;
  const { typed = {}, faults } = state;
  const words = reader.words.publishing;
  const { institution } = holding;
  const revisions = await client.call('listHoldingRevisions', { params: { holding: holding.id } });
  const keeps = keepsInventory(context, institution.id);
  return makeWorkPage(context, {
    section: 'inventory',
    title: formatLocal(holding.name, reader, holding.key),
    faults,
    crumbs: [
      {
        href: places.inventory(language, institution.slug),
        text: formatLocal(institution.name, reader, institution.slug),
      },
    ],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { saved: words.work.saved })} />
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
            <Revision revision={holding.revision} />
            <Button kind="danger">{words.work.remove}</Button>
          </form>
        ) : null}
      </>
    ),
  });
}

export const changeHolding = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const fields = await readFields(request);
  const typed = fields.values;
  const holding = params['holding'] ?? '';
  return sendForm(context, {
    fields: findField,
    meanwhile: reader.words.publishing.work.conflict,
    again: async (faults) => holdingPage(context, await load(context), { typed, faults: labelFaults(faults, reader) }),
    send: async () => {
      const body = composeHolding(typed, await findDatasets(client, typed));
      await client.call('changeHolding', { params: { holding }, revision: fields.revision, body });
      return redirect(`${places.holding(reader.language, holding)}?done=saved`);
    },
  });
});

export const removeHolding = forPerson(async (context) => {
  const { client, request, reader } = context;
  const { revision } = await readFields(request);
  const holding = await load(context);
  return sendForm(context, {
    again: (faults) => holdingPage(context, holding, { typed: describeHolding(holding), faults }),
    send: async () => {
      await client.call('removeHolding', { params: { holding: holding.id }, revision });
      return redirect(`${places.inventory(reader.language, holding.institution.slug)}?done=removed`);
    },
  });
});
