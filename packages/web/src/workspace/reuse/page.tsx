import { paths, type Reuse, ReuseMove } from '@milpa/sdk';
import { Button, formatLocal, Link, Local, Notice, Section, Tag } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  nameChoices,
  type PersonContext,
  Revision,
  readFields,
  Select,
  sameName,
  sendForm,
  TextArea,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { ReuseFacts } from '../../reuse/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const load = ({ client, params }: PersonContext) =>
  client.call('getReuse', { params: { reuse: params['reuse'] ?? '' } });

export const showReuse = forPerson(async (context) => reusePage(context, await load(context), {}, []));

export const decideReuse = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const fields = await readFields(request);
  const typed = fields.pick(['event', 'reason']);
  const { data } = ReuseMove.safeParse(typed);
  const again = async (faults: readonly Fault[]) => reusePage(context, await load(context), typed, faults);
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      if (!data) return again([{ field: 'event', text: reader.words.reuse.work.decide }]);
      const reuse = params['reuse'] ?? '';
      await client.call('decideReuse', { params: { reuse }, body: data, revision: fields.revision });
      return redirect(`${places.reuse(reader.language, reuse)}?done=saved`);
    },
  });
});

export const confirmImpact = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const { revision } = await readFields(request);
  const reuse = params['reuse'] ?? '';
  return sendForm(context, {
    again: async (faults) => reusePage(context, await load(context), {}, faults),
    send: async () => {
      await client.call('confirmReuseImpact', { params: { reuse }, revision });
      return redirect(`${places.reuse(reader.language, reuse)}?done=saved`);
    },
  });
});

function reusePage(context: PersonContext, item: Reuse, typed: Values, faults: readonly Fault[]): Page {
  const { reader, url } = context;
  const words = reader.words.reuse;
  return makeWorkPage(context, {
    section: 'reuses',
    title: formatLocal(item.title, reader, item.id),
    faults,
    crumbs: [{ href: places.reuses(reader.language), text: words.work.nav }],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { saved: words.work.saved })} />
        <p class="kicker">{words.kinds[item.kind]}</p>
        <h1>
          <Local map={item.title} reader={reader} otherwise={item.id} />
        </h1>
        <p>
          <Tag tone={item.state === 'accepted' ? 'good' : 'plain'}>{words.states[item.state]}</Tag>{' '}
          <span class="small soft">
            {reader.label(words.work.changed)} <time datetime={item.changed}>{reader.day(item.changed)}</time>
          </span>
        </p>
        {item.reason ? (
          <p>
            {reader.label(words.work.why)} {item.reason}
          </p>
        ) : null}
        <Notice kind="info">
          <p>{words.work.lookFirst}</p>
        </Notice>
        <ReuseFacts item={item} reader={reader} />
        {item.moves.length > 0 ? <Decide item={item} typed={typed} faults={faults} context={context} /> : null}
        {item.mayConfirmImpact ? <ConfirmImpact item={item} context={context} /> : null}
        {item.state === 'accepted' ? (
          <p class="section">
            <Link href={paths.reuses(reader.language, item.id)}>{words.work.publicPage}</Link>
          </p>
        ) : null}
      </>
    ),
  });
}

interface DecideProps {
  readonly item: Reuse;
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly context: PersonContext;
}

function Decide({ item, typed, faults, context: { reader } }: DecideProps) {
  const { work } = reader.words.reuse;
  const shared = bindFields<string>(typed, faults);
  return (
    <Section id="decide" title={work.decide}>
      <form method="post" class="form" action={places.reuse(reader.language, item.id)}>
        <Revision revision={item.revision} />
        <Select {...shared('event')} label={work.decide} choices={nameChoices(item.moves, work.decisions)} />
        <TextArea {...shared('reason')} label={work.reason} hint={work.reasonHint} rows={3} />
        <Button>{work.save}</Button>
      </form>
    </Section>
  );
}

function ConfirmImpact({ item, context: { reader } }: Pick<DecideProps, 'item' | 'context'>) {
  const { work } = reader.words.reuse;
  return (
    <Section id="confirm" title={work.confirmImpact}>
      <p>{work.confirmImpactLead}</p>
      <form method="post" class="form" action={places.confirmImpact(reader.language, item.id)}>
        <Revision revision={item.revision} />
        <Button kind="quiet">{work.confirmImpact}</Button>
      </form>
    </Section>
  );
}
