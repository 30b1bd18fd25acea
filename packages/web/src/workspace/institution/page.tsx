import { type Appointment, type Institution, paths } from '@milpa/sdk';
import { Button, formatLocal, Link, Notice } from '../../design/index.ts';
import { type Fault, Hidden, type PersonContext, Revision, type Values } from '../../form/index.ts';
import type { Page } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { formatBase } from '../merge.ts';
import { places } from '../places.ts';
import { RuleForm } from '../review/rule.tsx';
import { InstitutionFields } from './fields.tsx';
import { formatInstitution } from './form.ts';
import { wholePortal } from './list.tsx';
import { People, type Person } from './people.tsx';
import { findAppointable } from './person.tsx';

/** An edit that came back: what was typed, from which state, and what is wrong. */
export interface Edit {
  readonly values: Values;
  readonly base: Values;
  readonly revision: number;
  readonly faults: readonly Fault[];
}

export interface InstitutionState {
  readonly edit?: Edit;
  /** An appointment that came back. */
  readonly person?: Person;
}

interface Found {
  /** Undefined for the portal as a whole. */
  readonly body: Institution | undefined;
  readonly others: readonly Institution[];
  readonly people: readonly Appointment[];
  readonly fourEyes: boolean;
}

/** The people of an institution and, for the portal's administrators, the institution itself. */
export async function institutionPage(context: PersonContext, state: InstitutionState): Promise<Page> {
  const { reader, url } = context;
  const words = reader.allWords.work.institutions;
  const found = await load(context);
  const name = found.body ? formatLocal(found.body.name, reader, found.body.slug) : words.portal;
  const faults = state.edit?.faults ?? state.person?.faults ?? [];
  return makeWorkPage(context, {
    section: 'institutions',
    title: name,
    faults,
    scripts: ['guard'],
    crumbs: [{ href: places.institutions(reader.language), text: words.title }],
    narrow: true,
    body: (
      <>
        <h1>{name}</h1>
        <Done text={findDone(url, listDone(context))} />
        {found.body ? (
          <p>
            <Link href={paths.institution(reader.language, found.body.slug)}>{words.publicPage}</Link> ·{' '}
            <Link href={places.handover(reader.language, found.body.slug)}>{reader.allWords.work.posts.handover}</Link>
          </p>
        ) : null}
        <People
          context={context}
          institution={found.body?.slug ?? wholePortal}
          people={found.people}
          appoints={findAppointable(context, found.body?.id ?? null)}
          person={state.person}
        />
        {found.body && administers(context, found.body.id) ? (
          <RuleForm context={context} institution={found.body.slug} fourEyes={found.fourEyes} />
        ) : null}
        {found.body && context.account.abilities.administerPortal ? (
          <section class="section" aria-labelledby="edit">
            <h2 id="edit">{words.editTitle}</h2>
            <Guessed body={found.body} reader={reader} />
            <EditInstitution context={context} body={found.body} others={found.others} edit={state.edit} />
          </section>
        ) : null}
      </>
    ),
  });
}

const administers = ({ account }: PersonContext, id: string): boolean =>
  account.appointments.some(
    ({ role, institution }) => role === 'administrator' && (institution === null || institution === id),
  );

/** What nobody has said of it yet: saving the form below confirms it. */
function Guessed({ body, reader }: { readonly body: Institution; readonly reader: Reader }) {
  const words = reader.words.imports.guessed;
  if (!body.guessed) return null;
  return (
    <Notice kind="warning" title={words.tag}>
      <p>{words.lead}</p>
      {body.guessed.includes('parent') ? <p>{words.parentToo}</p> : null}
    </Notice>
  );
}

async function load({ client, params, account }: PersonContext): Promise<Found> {
  const institution = params['institution'] ?? '';
  const [body, others, people, rule] = await Promise.all([
    institution === wholePortal ? undefined : client.call('getInstitution', { params: { institution } }),
    account.abilities.administerPortal ? client.call('listInstitutions') : [],
    client.call('listAppointments', { params: { institution } }),
    institution === wholePortal ? undefined : client.call('getReleaseRule', { params: { institution } }),
  ]);
  return { body, others, people, fourEyes: rule?.fourEyes ?? false };
}

function listDone({ reader, url }: PersonContext) {
  const { institutions: words, form, conflict, posts } = reader.allWords.work;
  const email = url.searchParams.get('email') ?? '';
  return {
    created: words.created,
    saved: form.saved,
    merged: conflict.merged,
    ended: words.ended,
    rule: reader.words.review.ruleSaved,
    appointed: words.appointed(email),
    replaced: posts.replaced(email),
  };
}

function EditInstitution(props: {
  readonly context: PersonContext;
  readonly body: Institution;
  readonly others: readonly Institution[];
  readonly edit: Edit | undefined;
}) {
  const { context, body, others, edit } = props;
  const { reader } = context;
  const words = reader.allWords.work;
  const values = formatInstitution(body);
  return (
    <form
      method="post"
      class="card form"
      action={places.institution(reader.language, body.slug)}
      data-guard={words.form.leave}
    >
      <Revision revision={edit?.revision ?? body.revision} />
      <Hidden name="base" value={formatBase(edit?.base ?? values)} />
      <InstitutionFields
        reader={reader}
        values={edit?.values ?? values}
        faults={edit?.faults ?? []}
        others={others.filter(({ id }) => id !== body.id)}
      />
      <Button>{words.institutions.submitEdit}</Button>
    </form>
  );
}
