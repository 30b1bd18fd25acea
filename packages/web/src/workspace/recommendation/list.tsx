import { actionPosts, NewRecommendation, paths, RecommendationSet, type Role } from '@milpa/sdk';
import { Button, Link, Section } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  Hidden,
  nameChoices,
  type PersonContext,
  readFields,
  Select,
  sameName,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { RecommendationCards } from '../../recommendation/index.ts';
import { Done, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

export const showRecommendations = forPerson((context) => listPage(context, { answerDays: '30', post: 'liaison' }, []));

/** Takes in a review of the OECD, or writes down one thing: which form was sent says so. */
export const changeRecommendations = forPerson(async (context) => {
  const { client, request, reader } = context;
  const typed = (await readFields(request)).values;
  const set = RecommendationSet.safeParse(typed['set']);
  const again = (faults: readonly Fault[]) => listPage(context, typed, faults);
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      if (set.success) {
        const { added } = await client.call('loadRecommendations', { params: { set: set.data } });
        return redirect(`${places.recommendations(reader.language)}?added=${added}`);
      }
      const parsed = parseNew(typed, reader);
      if ('faults' in parsed) return again(parsed.faults);
      const { id } = await client.call('addRecommendation', { body: parsed.input });
      return redirect(places.recommendation(reader.language, id));
    },
  });
});

function parseNew(typed: Values, { language, words }: Reader): { input: NewRecommendation } | { faults: Fault[] } {
  const { what, url, answerDays, ...rest } = typed;
  const parsed = NewRecommendation.safeParse({
    ...rest,
    title: { [language]: what ?? '' },
    answerDays: Number(answerDays),
    ...(url ? { url } : {}),
  });
  if (parsed.success) return { input: parsed.data };
  const names = new Set(parsed.error.issues.map(({ path: [field] }) => (field === 'title' ? 'what' : String(field))));
  return { faults: [...names].map((field) => ({ field, text: words.recommendation.work.missing })) };
}

/** What waits for this person: of the institutions they answer for, or of all, for the policy unit and the council. */
async function listPage(context: PersonContext, typed: Values, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, account, url } = context;
  const words = reader.words.recommendation;
  const own = account.abilities.publishFor[0] ?? account.abilities.inventoryOf.find(({ approves }) => approves);
  const only = account.abilities.administerPortal || !own ? {} : { institution: own.slug };
  const { items, counts } = await client.call('listRecommendations', { query: { ...only, limit: 200 } });
  const holds = (role: Role) => account.appointments.some((held) => held.role === role);
  const loads = account.abilities.administerPortal || holds('policy-unit');
  const adds = loads || holds('council-member') || holds('administrator');
  const added = url.searchParams.get('added');
  return makeWorkPage(context, {
    section: 'recommendations',
    title: words.title,
    faults,
    body: (
      <div>
        <Done text={added === null ? undefined : words.work.loaded(Number(added) || 0)} />
        <h1>{words.title}</h1>
        <p class="lead">{words.work.lead}</p>
        <p>{words.counts(counts)}</p>
        <RecommendationCards
          items={items}
          reader={reader}
          addressOf={({ id }) => places.recommendation(reader.language, id)}
        />
        {loads ? <LoadForms reader={reader} /> : null}
        {adds ? <AddForm typed={typed} faults={faults} reader={reader} /> : null}
      </div>
    ),
  });
}

/** The OECD's reviews, each behind a button. */
function LoadForms({ reader }: { readonly reader: Reader }) {
  const { work } = reader.words.recommendation;
  return (
    <Section id="load" title={work.load}>
      <p>{work.loadLead}</p>
      <div class="row">
        {RecommendationSet.options.map((set) => (
          <form method="post" action={places.recommendations(reader.language)}>
            <Hidden name="set" value={set} />
            <Button kind="quiet">{work.loadSet[set]}</Button>
          </form>
        ))}
      </div>
    </Section>
  );
}

interface FormProps {
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

function AddForm({ typed, faults, reader }: FormProps) {
  const words = reader.words.recommendation;
  const { work } = words;
  const shared = bindFields(typed, faults);
  const { roles } = reader.allWords.work.posts;
  return (
    <Section id="add" title={work.add}>
      <p>{work.addLead}</p>
      <form method="post" class="form narrow" action={places.recommendations(reader.language)}>
        <Select
          {...shared('source')}
          label={words.source}
          choices={nameChoices(['council', 'commitment'] as const, words.sources)}
        />
        <TextArea {...shared('what')} label={work.what} rows={3} required />
        <TextInput {...shared('citation')} label={words.citation} hint={work.citationHint} required mostLength={500} />
        <TextInput {...shared('url')} label={work.url} type="url" optional={reader} mostLength={2000} />
        <TextInput {...shared('institution')} label={words.owner} hint={work.institutionHint} required />
        <Select {...shared('post')} label={words.post} choices={nameChoices(actionPosts, roles)} />
        <TextInput {...shared('received')} label={work.receivedDay} hint={work.dayHint} required short />
        <TextInput {...shared('answerDays')} label={work.answerDays} hint={work.answerDaysHint} required short />
        <Button>{work.submit}</Button>
      </form>
      <p class="section">
        <Link href={paths.recommendations(reader.language)}>{work.publicPage}</Link>
      </p>
    </Section>
  );
}
