import type { Commitment } from '@milpa/sdk';
import { Button, Link, Local, Notice } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  Hidden,
  listFaults,
  type PersonContext,
  readFields,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { isOwnProblem, readTyped, type Typed } from './shared.ts';

const findItem = ({ client, params }: PersonContext) =>
  client.call('getCommitment', { params: { commitment: params['commitment'] ?? '' } });

export const showCancel = forPerson(async (context) => cancelPage(context, await findItem(context), {}, []));

export const cancelCommitment = forPerson(async (context) => {
  const { client, request, reader } = context;
  const typed = readTyped(await readFields(request));
  const item = await findItem(context);
  try {
    await client.call('cancelCommitment', {
      params: { commitment: item.id },
      revision: Number(typed['revision']) || 0,
      body: { reason: typed['reason'] ?? '', by: typed['by'] ?? '' },
    });
    return redirect(`${places.plan(reader.language, item.plan)}?done=saved`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    const faults = listFaults(error, reader, (pointer) => pointer.slice(1));
    return { ...cancelPage(context, item, typed, faults), status: error.status };
  }
});

/** A page of its own: nobody cancels in passing what they came to move. */
function cancelPage(context: PersonContext, item: Commitment, typed: Typed, faults: readonly Fault[]): Page {
  const { reader, account } = context;
  const words = reader.words.publishing.planning;
  const { language } = reader;
  const keeps = account.abilities.inventoryOf.some(({ id, keeps: may }) => may && id === item.institution.id);
  const shared = (name: string) => ({ name, faults, value: typed[name] ?? '' });
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.cancel,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [{ href: places.commitment(language, item.id), text: words.reschedule }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <p class="kicker">{words.cancel}</p>
        <h1>
          <Local map={item.name} reader={reader} otherwise={item.holding} />
        </h1>
        <Notice kind="warning">
          <p>{words.cancelLead}</p>
        </Notice>
        {keeps && !item.cancelled && !item.published ? (
          <form method="post" class="form card" action={places.cancelCommitment(language, item.id)}>
            <Hidden name="revision" value={String(item.revision)} />
            <TextArea {...shared('reason')} label={words.reason} rows={3} />
            <TextInput
              {...shared('by')}
              label={words.cancelBy}
              hint={reader.words.publishing.fields.postHint}
              mostLength={300}
            />
            <Button kind="danger">{words.cancel}</Button>
          </form>
        ) : null}
        <p>
          <Link href={places.plan(language, item.plan)}>{words.back}</Link>
        </p>
      </div>
    ),
  });
}
