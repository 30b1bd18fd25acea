import { findText, paths, priorityFactors } from '@milpa/sdk';
import { Button, ButtonLink, formatLocal, Link, Pagination, SummaryList } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, Revision, readFields, sendForm } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import {
  formatQuestion,
  HoldingTable,
  InventoryCounts,
  InventoryFilter,
  readQuestion,
} from '../../publishing/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

/** Whose inventory? Of one alone nobody asks. */
export const showInventories = forPerson(async (context) => {
  const { reader, account } = context;
  const { language } = reader;
  const words = reader.words.publishing;
  const there = account.abilities.inventoryOf;
  const [only] = there;
  if (only && there.length === 1) return redirect(places.inventory(language, only.slug));
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.inventory.title,
    body: (
      <div class="narrow">
        <h1>{words.inventory.title}</h1>
        <p class="lead">{there.length === 0 ? words.work.noRole : words.work.choose}</p>
        <ul class="index bare">
          {there.map(({ slug, name }) => (
            <li>
              <Link href={places.inventory(language, slug)}>{findText(name, language)?.text ?? slug}</Link>
            </li>
          ))}
        </ul>
      </div>
    ),
  });
});

export const showInventory = forPerson((context) => inventoryPage(context, []));

async function inventoryPage(context: PersonContext, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params, url } = context;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const { query, at } = readQuestion(url);
  const asked = { params: { institution: body.slug }, query };
  const inventory = await client.call('listHoldings', asked);
  const words = reader.words.publishing;
  const here = places.inventory(language, body.slug);
  const may = context.account.abilities.inventoryOf.find(({ id }) => id === body.id);
  return makeWorkPage(context, {
    section: 'inventory',
    title: `${words.inventory.title} · ${formatLocal(body.name, reader, body.slug)}`,
    faults,
    body: (
      <>
        <Done text={findDone(url, { saved: words.work.saved, removed: words.work.removed })} />
        <p class="kicker">{formatLocal(body.name, reader, body.slug)}</p>
        <h1>{words.inventory.title}</h1>
        <InventoryCounts inventory={inventory} reader={reader} />
        <Actions context={context} slug={body.slug} keeps={may?.keeps ?? false} />
        <InventoryFilter query={query} action={here} reader={reader} />
        <p class="row">
          <Link href={here + formatQuestion({ ...query, sort: 'name' }, {})} current={currentOf(query.sort, 'name')}>
            {words.inventory.byName}
          </Link>
          <Link
            href={here + formatQuestion({ ...query, sort: 'priority' }, {})}
            current={currentOf(query.sort, 'priority')}
          >
            {words.inventory.byPriority}
          </Link>
          {inventory.counts.reviewsPast > 0 ? (
            <Link href={here + formatQuestion(query, { review: 'past' })}>{words.inventory.reviewsPast}</Link>
          ) : null}
        </p>
        <HoldingTable
          items={inventory.items}
          total={inventory.total}
          reader={reader}
          href={({ id }) => places.holding(language, id)}
        />
        <Pagination
          reader={reader}
          at={at}
          total={inventory.total}
          href={(to) => here + formatQuestion(query, { page: to })}
        />
        <Choices
          context={context}
          slug={body.slug}
          settings={await client.call('getInventorySettings', asked)}
          approves={may?.approves ?? false}
        />
      </>
    ),
  });
}

const currentOf = (sort: string, one: string) => (sort === one ? ('true' as const) : undefined);

function Actions({
  context,
  slug,
  keeps,
}: {
  readonly context: PersonContext;
  readonly slug: string;
  readonly keeps: boolean;
}) {
  const { reader } = context;
  const { language } = reader;
  const words = reader.words.publishing;
  return (
    <p class="row">
      {keeps ? (
        <>
          <ButtonLink href={places.newHolding(language, slug)}>{words.work.add}</ButtonLink>
          <ButtonLink kind="quiet" href={places.importInventory(language, slug)}>
            {words.work.import}
          </ButtonLink>
        </>
      ) : null}
      <ButtonLink kind="quiet" href={places.plans(language, slug)}>
        {words.work.plans}
      </ButtonLink>
      <Link href={paths.inventory(language, slug)}>{words.work.publicPage}</Link>
      <Link href={`${paths.gapsCsv(slug)}?language=${language}`} download>
        {words.inventory.gaps}
      </Link>
    </p>
  );
}

interface ChoicesProps {
  readonly context: PersonContext;
  readonly slug: string;
  readonly settings: Awaited<ReturnType<typeof callSettings>>;
  readonly approves: boolean;
}
const callSettings = ({ client }: PersonContext, institution: string) =>
  client.call('getInventorySettings', { params: { institution } });

/** What the institution chose: whether closed names are public, and the weights its council set. */
function Choices({ context, slug, settings, approves }: ChoicesProps) {
  const { reader } = context;
  const words = reader.words.publishing;
  const { weights, weightsFrom } = settings;
  return (
    <div class="narrow">
      <section class="section" aria-labelledby="weights">
        <h2 id="weights">
          {words.priority.title}: {words.priority.weights.toLowerCase()}
        </h2>
        <p class="small">{words.priority.formula}</p>
        <p>
          {weightsFrom ? words.priority.decidedOn(reader.day(`${weightsFrom.held}T12:00:00Z`)) : words.priority.neutral}
        </p>
        <SummaryList rows={priorityFactors.map((factor) => [words.factors[factor], reader.number(weights[factor])])} />
      </section>
      {approves ? (
        <form method="post" class="form card" action={places.inventorySettings(reader.language, slug)}>
          <h2>{words.work.names}</h2>
          <p class="hint">{words.work.namesHint}</p>
          <Revision revision={settings.revision} />
          <label class="check">
            <input type="checkbox" name="names" value="yes" checked={settings.closedNamesPublic} />
            <span>{words.work.showNames}</span>
          </label>
          <Button kind="quiet">{words.work.save}</Button>
        </form>
      ) : null}
    </div>
  );
}

export const changeSettings = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const institution = params['institution'] ?? '';
  const fields = await readFields(request);
  return sendForm(context, {
    again: (faults) => inventoryPage(context, faults),
    send: async () => {
      const body = { closedNamesPublic: fields.text('names') === 'yes' };
      await client.call('changeInventorySettings', { params: { institution }, revision: fields.revision, body });
      return redirect(`${places.inventory(reader.language, institution)}?done=saved`);
    },
  });
});
