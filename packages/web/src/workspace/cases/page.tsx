import { type CaseEvent, type CaseHistory, type CaseMessage, caseEvents, paths, rolePlaces, roles } from '@milpa/sdk';
import { Button, formatLocal, Link, SummaryList, Tag } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, readFields, Select, sendForm, TextArea } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { CaseClock, formatObject, formatTime, tones } from './shared.tsx';

export const showCase = forPerson((context) => casePage(context, '', []));

async function casePage(context: PersonContext, text: string, faults: readonly Fault[]): Promise<Page> {
  const { client, params, reader, url } = context;
  const words = reader.words.helpdesk;
  const found = await client.call('getCase', { params: { case: params['case'] ?? '' } });
  const title = `${reader.label(words.number(found.number))} ${formatObject(found, reader)}`;
  return makeWorkPage(context, {
    section: 'cases',
    title,
    faults,
    crumbs: [{ href: places.cases(reader.language), text: words.title }],
    narrow: true,
    body: (
      <>
        <p class="kicker">{words.kinds[found.kind]}</p>
        <h1>{title}</h1>
        <Done text={findDone(url, words.done)} />
        <Facts of={found} reader={reader} />
        <section class="section" aria-labelledby="history">
          <h2 id="history">{words.history}</h2>
          <ol class="bare stack">
            {found.history.map((message) => (
              <Message message={message} reader={reader} />
            ))}
          </ol>
        </section>
        <Answer of={found} reader={reader} text={text} faults={faults} />
        {found.may.answer && found.state !== 'closed' ? <Assign of={found} reader={reader} faults={faults} /> : null}
      </>
    ),
  });
}

type Shown = { readonly of: CaseHistory; readonly reader: Reader };

function Facts({ of, reader }: Shown) {
  const words = reader.words.helpdesk;
  const { dataset } = of.object;
  return (
    <div class="card">
      <p>
        <Tag tone={tones[of.state]}>{words.states[of.state]}</Tag>
      </p>
      <p>
        <CaseClock of={of} reader={reader} />
      </p>
      <SummaryList
        rows={[
          [words.objects[of.object.kind], formatObject(of, reader)],
          [words.fresh.institution, formatLocal(of.institution.name, reader, of.institution.slug)],
          [words.post, `${reader.allWords.work.posts.roles[of.post.role]}, ${words.places[of.post.at]}`],
        ]}
      />
      <p class="small soft">{words.opened(formatTime(of.opened, reader))}</p>
      {dataset ? (
        <p class="row small">
          <Link href={paths.draft(reader.language, dataset.id)}>{words.seeDraft}</Link>
          {dataset.released ? <Link href={paths.dataset(reader.language, dataset.slug)}>{words.seePublic}</Link> : null}
        </p>
      ) : null}
    </div>
  );
}

function Message({ message, reader }: { readonly message: CaseMessage; readonly reader: Reader }) {
  const words = reader.words.helpdesk;
  const { name, role, from, event, text } = message;
  const who = name ?? words.from[from];
  const said = typeof text === 'string' ? text : formatLocal(text, reader);
  return (
    <li class="card">
      <p class="small soft">
        <strong>{who}</strong>
        {role ? ` (${reader.allWords.work.posts.roles[role]})` : ''} {words.events[event]} ·{' '}
        <time datetime={message.at}>{formatTime(message.at, reader)}</time>
      </p>
      {message.forgotten ? <p class="soft">{words.forgotten}</p> : null}
      {said
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => (
          <p class="breaks">{line}</p>
        ))}
      {message.waits ? <p class="small soft">{words.waits}</p> : null}
    </li>
  );
}

/** What may be done now, by the same table as on the server; the first button is the usual one. */
function listDoable({ state, may }: CaseHistory): readonly CaseEvent[] {
  if (state === 'closed') return [];
  const asking: readonly CaseEvent[] = state === 'solved' ? ['reopen'] : ['ask'];
  if (!may.answer) return may.ask ? asking : [];
  return state === 'solved' ? ['reopen', 'close'] : ['answer', 'solve', 'close'];
}

function Answer({ of, reader, text, faults }: Shown & { readonly text: string; readonly faults: readonly Fault[] }) {
  const words = reader.words.helpdesk;
  const [usual, ...others] = listDoable(of);
  if (!usual) return <p class="section">{of.state === 'closed' ? words.over : words.cannot}</p>;
  return (
    <form method="post" class="form section card" action={paths.case(reader.language, of.id)}>
      <TextArea
        name="text"
        label={words.text}
        hint={words.textHint}
        value={text}
        faults={faults}
        rows={5}
        optional={usual === 'reopen' ? reader : undefined}
      />
      <p class="row">
        <Button name="event" value={usual}>
          {words.doing[usual]}
        </Button>
        {others.map((event) => (
          <Button kind="quiet" name="event" value={event}>
            {words.doing[event]}
          </Button>
        ))}
      </p>
    </form>
  );
}

/** Posts that answer, each in its place: as the server has it, which says so when a choice does not fit. */
const answering = [
  'data-administrator',
  'publisher',
  'generating-area',
  'steward',
  'liaison',
  'administrator',
] as const;
const central = ['policy-unit', 'administrator'] as const;

function Assign({ of, reader, faults }: Shown & { readonly faults: readonly Fault[] }) {
  const words = reader.words.helpdesk;
  const choices = (at: 'institution' | 'portal', list: readonly (typeof roles)[number][]) =>
    list
      .filter((role) => rolePlaces[role] === 'either' || rolePlaces[role] === at)
      .map((role) => ({
        value: `${at} ${role}`,
        text: `${reader.allWords.work.posts.roles[role]}, ${words.places[at]}`,
      }));
  return (
    <form method="post" class="form section card" action={places.assignCase(reader.language, of.id)}>
      <Select
        name="post"
        label={words.post}
        hint={words.postHint}
        value={`${of.post.at} ${of.post.role}`}
        faults={faults}
        choices={[...choices('institution', answering), ...choices('portal', central)]}
      />
      <Button kind="quiet">{words.give}</Button>
    </form>
  );
}

export const writeInCase = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const fields = await readFields(request);
  const text = fields.text('text');
  const event = caseEvents.find((each) => each === fields.text('event')) ?? 'ask';
  const isSilent = text === '' && event !== 'reopen' && event !== 'close';
  return sendForm(context, {
    faults: isSilent ? [{ field: 'text', text: reader.words.helpdesk.noText }] : [],
    again: (faults) => casePage(context, text, faults),
    send: async () => {
      await client.call('writeInCase', { params: { case: params['case'] ?? '' }, body: { event, text } });
      return redirect(`${paths.case(reader.language, params['case'] ?? '')}?done=said`);
    },
  });
});

export const assignCase = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const [at, role] = (await readFields(request)).text('post').split(' ');
  const known = roles.find((each) => each === role) ?? 'data-administrator';
  const body = { role: known, at: at === 'portal' ? ('portal' as const) : ('institution' as const) };
  return sendForm(context, {
    again: (faults) => casePage(context, '', faults),
    send: async () => {
      await client.call('assignCase', { params: { case: params['case'] ?? '' }, body });
      return redirect(`${paths.case(reader.language, params['case'] ?? '')}?done=assigned`);
    },
  });
});
