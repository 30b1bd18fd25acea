import type { OperationInput, OperationOutput, Succession } from '@milpa/sdk';
import { Button, Cards, formatLocal, Link, Local } from '../../design/index.ts';
import { Checks, type Fault, forPerson, type PersonContext, readFields, Select, sendForm } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { Span } from './people.tsx';

const lacksNothing = ({ vacant, ending, orphans }: Succession) =>
  vacant.length === 0 && ending.length === 0 && orphans === 0;

/** What threatens to be left without a person, institution by institution; those that lack nothing are left out. */
export const showSuccession = forPerson(async (context) => {
  const { reader, client } = context;
  const { posts: words, institutions } = reader.allWords.work;
  const found = (await client.call('listSuccession')).filter((each) => !lacksNothing(each));
  return makeWorkPage(context, {
    section: 'institutions',
    title: words.successionTitle,
    crumbs: [{ href: places.institutions(reader.language), text: institutions.title }],
    body: (
      <div class="narrow">
        <h1>{words.successionTitle}</h1>
        <p class="lead">{words.successionLead}</p>
        {found.length === 0 ? <p>{words.allFilled}</p> : null}
        <Cards items={found}>{(each) => <SuccessionItem context={context} succession={each} />}</Cards>
      </div>
    ),
  });
});

function SuccessionItem({ context, succession }: { readonly context: PersonContext; readonly succession: Succession }) {
  const { reader } = context;
  const { posts: words } = reader.allWords.work;
  const { institution, vacant, ending, orphans } = succession;
  return (
    <>
      <h2 class="item-title">
        <a href={places.institution(reader.language, institution.slug)}>
          <Local map={institution.name} reader={reader} otherwise={institution.slug} />
        </a>
      </h2>
      <ul>
        {vacant.map(({ role, days }) => (
          <li>
            {days === null
              ? words.neverHeld(words.roles[role])
              : words.vacantFor(words.roles[role], reader.number(days))}
          </li>
        ))}
        {ending.map((held) => (
          <li>
            <Link href={places.person(reader.language, institution.slug, held.id)}>{held.name}</Link>,{' '}
            {words.roles[held.role]} · <Span context={context} held={held} />
          </li>
        ))}
        {orphans === 0 ? null : (
          <li>
            <Link href={places.handover(reader.language, institution.slug)}>
              {words.orphans(reader.number(orphans))}
            </Link>
          </li>
        )}
      </ul>
    </>
  );
}

type Found = OperationOutput<'listResponsibilities'>;

export const showHandover = forPerson((context) => handoverPage(context, [], []));

/** What was chosen goes to another person, all of it in one step. */
export const handOver = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const fields = await readFields(request);
  const chosen = fields.list('what');
  const institution = params['institution'] ?? '';
  return sendForm(context, {
    faults: chosen.length > 0 ? [] : [{ field: 'what', text: reader.allWords.work.posts.nothingChosen }],
    fields: ['to'],
    again: (faults) => handoverPage(context, chosen, faults),
    send: async () => {
      const body = parseHandover(fields.text('to'), chosen);
      const { moved } = await client.call('handOver', { params: { institution }, body });
      return redirect(`${places.handover(reader.language, institution)}?moved=${moved}`);
    },
  });
});

/** The values are those of the form's own boxes; the API checks them again. */
const parseHandover = (to: string, chosen: readonly string[]) =>
  ({
    to,
    responsibilities: chosen.map((each) => {
      const [kind, ...id] = each.split(' ');
      return { kind, id: id.join(' ') };
    }),
  }) as OperationInput<'handOver'>['body'];

async function handoverPage(
  context: PersonContext,
  chosen: readonly string[],
  faults: readonly Fault[],
): Promise<Page> {
  const { client, params, reader, url } = context;
  const { posts: words, institutions } = reader.allWords.work;
  const institution = params['institution'] ?? '';
  const [body, found] = await Promise.all([
    client.call('getInstitution', { params: { institution } }),
    client.call('listResponsibilities', { params: { institution }, query: { limit: 500 } }),
  ]);
  const moved = url.searchParams.get('moved');
  return makeWorkPage(context, {
    section: 'institutions',
    title: words.handover,
    faults,
    crumbs: [
      { href: places.institutions(reader.language), text: institutions.title },
      { href: places.institution(reader.language, body.slug), text: formatLocal(body.name, reader, body.slug) },
    ],
    narrow: true,
    body: (
      <>
        <h1>{words.handover}</h1>
        <p class="lead">{words.handoverLead}</p>
        <Done text={moved ? words.handedOver(reader.number(Number(moved) || 0)) : undefined} />
        <HandoverForm context={context} found={found} chosen={chosen} faults={faults} />
      </>
    ),
  });
}

function HandoverForm(props: {
  readonly context: PersonContext;
  readonly found: Found;
  readonly chosen: readonly string[];
  readonly faults: readonly Fault[];
}) {
  const { context, found, chosen, faults } = props;
  const { reader, params } = context;
  const { posts: words } = reader.allWords.work;
  const orphans = found.items.filter(({ orphan }) => orphan);
  if (orphans.length === 0) return <p>{words.noOrphans}</p>;
  if (found.takers.length === 0) return <p>{words.noTakers}</p>;
  const choices = orphans.map(({ kind, id, title, person }) => ({
    value: `${kind} ${id}`,
    text: `${reader.label(words.kinds[kind])} ${formatLocal(title, reader, id)} (${person ? words.caredBy(person.name) : words.caredByNobody})`,
  }));
  return (
    <form method="post" class="card form" action={places.handover(reader.language, params['institution'] ?? '')}>
      <Checks
        name="what"
        label={words.what}
        values={chosen.length > 0 || faults.length > 0 ? chosen : choices.map(({ value }) => value)}
        choices={choices}
        faults={faults}
      />
      <Select
        name="to"
        label={words.taker}
        faults={faults}
        choices={found.takers.map(({ account, name }) => ({ value: account, text: name }))}
      />
      <Button>{words.submitHandover}</Button>
    </form>
  );
}
