import { Button, ButtonLink, Cards, formatLocal, Link, Tag } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, readFields, sendForm, TextInput } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Sessions } from '../../publishing/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

export const showPlans = forPerson((context) => plansPage(context, '', []));

async function plansPage(context: PersonContext, title: string, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params, url, account } = context;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const key = { params: { institution: body.slug } };
  const [plans, sessions] = await Promise.all([client.call('listPlans', key), client.call('listCouncilSessions', key)]);
  const words = reader.words.publishing;
  const may = account.abilities.inventoryOf.find(({ id }) => id === body.id);
  return makeWorkPage(context, {
    section: 'inventory',
    title: `${words.planning.title} · ${formatLocal(body.name, reader, body.slug)}`,
    faults,
    crumbs: [{ href: places.inventory(language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { session: words.session.saved })} />
        <h1>{words.planning.title}</h1>
        <p class="lead">{words.planning.lead}</p>
        <Cards items={plans}>
          {(plan) => (
            <>
              <h2 class="item-title">
                <Link href={places.plan(language, plan.id)}>{plan.title}</Link>
              </h2>
              <p class="row">
                <Tag tone={plan.state === 'approved' ? 'good' : 'plain'}>{words.plan.states[plan.state]}</Tag>
                <span class="small">
                  {words.plan.commitments}: {reader.number(plan.commitments)}
                </span>
              </p>
            </>
          )}
        </Cards>
        {may?.keeps ? (
          <form method="post" class="form card" action={places.plans(language, body.slug)}>
            <h2>{words.planning.begin}</h2>
            <TextInput
              name="title"
              label={words.planning.planTitle}
              hint={words.planning.planTitleHint}
              value={title}
              faults={faults}
              mostLength={200}
              required
            />
            <Button kind="quiet">{words.planning.begin}</Button>
          </form>
        ) : null}
        {may?.keeps || may?.approves ? (
          <p>
            <ButtonLink kind="quiet" href={places.newSession(language, body.slug)}>
              {words.planning.record}
            </ButtonLink>
          </p>
        ) : null}
        <Sessions sessions={sessions} reader={reader} />
      </>
    ),
  });
}

export const beginPlan = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const title = (await readFields(request)).text('title');
  const institution = params['institution'] ?? '';
  return sendForm(context, {
    fields: () => 'title',
    again: (faults) => plansPage(context, title, faults),
    send: async () => {
      const made = await client.call('createPlan', { params: { institution }, body: { title } });
      return redirect(places.plan(reader.language, made.id));
    },
  });
});
