import { type CouncilSession, type Plan, paths } from '@milpa/sdk';
import { Cards, formatLocal, Link, makeReadingPage, Notice, SummaryList } from '../design/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { CommitmentTable, Day } from './parts.tsx';

/** Plans shown whole; older ones are in the feeds. */
const mostPlans = 5;

/** What an institution promised to publish, and the sessions in which that was approved. */
export async function answerPlan({ client, reader, params, url }: Context): Promise<Page | Response> {
  const { language } = reader;
  const asked = params['institution'] ?? '';
  const body = await client.call('getInstitution', { params: { institution: asked } });
  if (body.slug !== asked) return redirect(paths.openingPlan(language, body.slug) + url.search, 301);
  const institution = body.slug;
  const [heads, sessions] = await Promise.all([
    client.call('listPlans', { params: { institution } }),
    client.call('listCouncilSessions', { params: { institution } }),
  ]);
  const approved = heads.filter(({ state }) => state === 'approved').slice(0, mostPlans);
  const plans = await Promise.all(approved.map(({ id }) => client.call('getPlan', { params: { plan: id } })));
  const words = reader.words.publishing.plan;
  const name = formatLocal(body.name, reader, institution);
  const csv = { institution, language };
  return makeReadingPage({
    title: `${words.title} · ${name}`,
    heading: words.title,
    lead: words.lead,
    crumbs: [
      { href: paths.institutions(language), text: reader.words.institution.title },
      { href: paths.institution(language, institution), text: name },
    ],
    body: (
      <>
        <p class="row">
          <Link href={paths.commitmentsFeed('ics', csv)} download>
            {words.calendar}
          </Link>
          <Link href={paths.commitmentsFeed('csv', csv)} download>
            {words.csv}
          </Link>
          <Link href={paths.commitmentsFeed('csv', { ...csv, state: 'overdue' })} download>
            {words.overdueCsv}
          </Link>
          <Link href={`/api/v1/commitments?institution=${institution}`}>{words.json}</Link>
          <Link href={paths.inventory(language, institution)}>{reader.words.publishing.inventory.title}</Link>
        </p>
        {plans.length === 0 ? <p role="status">{words.none}</p> : null}
        {plans.map((plan) => (
          <PlanSection plan={plan} reader={reader} />
        ))}
        <Sessions sessions={sessions} reader={reader} />
      </>
    ),
  });
}

function PlanSection({ plan, reader }: { readonly plan: Plan; readonly reader: Reader }) {
  const words = reader.words.publishing.plan;
  return (
    <section class="section" aria-labelledby={`plan-${plan.id}`}>
      <h2 id={`plan-${plan.id}`}>{plan.title}</h2>
      {plan.approved ? <p>{words.approved(reader.day(`${plan.approved.held}T12:00:00Z`))}</p> : null}
      <Bursts plan={plan} reader={reader} />
      <CommitmentTable items={plan.items} caption={words.caption(plan.title)} reader={reader} />
    </section>
  );
}

/** Days that more than a quarter of the commitments share. */
export function Bursts({ plan, reader }: { readonly plan: Plan; readonly reader: Reader }) {
  const words = reader.words.publishing.plan;
  if (plan.bursts.length === 0) return null;
  return (
    <Notice kind="warning" title={words.burst}>
      {plan.bursts.map(({ day, share, commitments }) => (
        <p>{words.bursts(reader.day(`${day}T12:00:00Z`), reader.share(share), reader.number(commitments))}</p>
      ))}
    </Notice>
  );
}

export function Sessions(props: { readonly sessions: readonly CouncilSession[]; readonly reader: Reader }) {
  const { sessions, reader } = props;
  const words = reader.words.publishing.plan;
  return (
    <section class="section" aria-labelledby="sessions">
      <h2 id="sessions">{words.sessions}</h2>
      {sessions.length === 0 ? <p class="soft">{words.noSessions}</p> : null}
      <Cards items={sessions}>
        {(session) => (
          <>
            <h3>{session.title}</h3>
            <p class="small soft">
              <Day day={session.held} reader={reader} />
              {session.imported ? ` · ${words.imported}` : ''}
            </p>
            <SummaryList rows={listSessionFacts(session, reader)} />
          </>
        )}
      </Cards>
    </section>
  );
}

function listSessionFacts({ id, agenda, attendance, resolutions, evidence }: CouncilSession, reader: Reader) {
  const words = reader.words.publishing.plan;
  const list = (items: readonly string[]) =>
    items.length === 0 ? null : (
      <ol class="bare">
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ol>
    );
  return [
    [words.agenda, list(agenda)],
    [
      words.attendance,
      list(attendance.map(({ post, present }) => `${post} (${present ? words.present : words.absent})`)),
    ],
    [words.resolutions, list(resolutions.map(({ text }) => text))],
    [
      words.minutes,
      evidence?.public ? (
        <Link href={paths.minutes(id)} download>
          {evidence.name} ({reader.bytes(evidence.size)})
        </Link>
      ) : null,
    ],
  ] as const;
}
