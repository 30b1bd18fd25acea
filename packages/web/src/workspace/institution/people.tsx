import type { Appointment, Role } from '@milpa/sdk';
import { Button, Link } from '../../design/index.ts';
import type { Fault, PersonContext } from '../../form/index.ts';
import { formatDay } from '../frame.tsx';
import { places } from '../places.ts';
import { DetailFields, WhoFields } from './person-fields.tsx';
import { findLastDay, nobody, type Typed } from './typed-person.ts';

/** An appointment that came back. */
export interface Person {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

interface PeopleProps {
  readonly context: PersonContext;
  /** Slug, or the word for the whole portal. */
  readonly institution: string;
  readonly people: readonly Appointment[];
  /** As what this reader may appoint here. */
  readonly appoints: readonly Role[];
  readonly person: Person | undefined;
}

/** Who holds which role, with the way to each appointment and to a new one. */
export function People(props: PeopleProps) {
  const { reader } = props.context;
  const words = reader.allWords.work.institutions;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{words.people}</h2>
      {props.people.length === 0 ? <p>{words.noPeople}</p> : null}
      <ul class="bare stack">
        {props.people.map((held) => (
          <li class="card row spread">
            <PersonItem {...props} held={held} />
          </li>
        ))}
      </ul>
      {props.appoints.length > 0 ? <AppointForm {...props} /> : null}
    </section>
  );
}

function PersonItem({ context, institution, held, appoints }: PeopleProps & { readonly held: Appointment }) {
  const { reader } = context;
  const words = reader.allWords.work.institutions;
  const role = reader.allWords.work.posts.roles[held.role];
  return (
    <>
      <div>
        <Link href={places.person(reader.language, institution, held.id)}>
          <strong>{held.name}</strong>
        </Link>{' '}
        <span class="soft breaks">{held.email}</span>
        <p class="small soft">
          {held.title ? `${role}, ${held.title}` : role} · <Span context={context} held={held} />
        </p>
      </div>
      {appoints.includes(held.role) ? (
        <form method="post" action={`${places.person(reader.language, institution, held.id)}/end`}>
          <Button kind="danger" label={words.endOf(held.name, role)}>
            {words.end}
          </Button>
        </form>
      ) : null}
    </>
  );
}

/** From when to when. */
export function Span({ context, held }: { readonly context: PersonContext; readonly held: Appointment }) {
  const { reader, site } = context;
  const { institutions: words, posts } = reader.allWords.work;
  const ahead = held.from > site.now().toISOString();
  return (
    <>
      {ahead ? posts.begins : words.since} {formatDay(reader, held.from)}
      {held.to === null ? null : (
        <>
          {' · '}
          {posts.until} {formatDay(reader, `${findLastDay(held.to)}T12:00:00Z`)}
        </>
      )}
    </>
  );
}

function AppointForm({ context, institution, person, appoints }: PeopleProps) {
  const { reader } = context;
  const words = reader.allWords.work.institutions;
  const faults = person?.faults ?? [];
  const typed = person?.typed ?? { ...nobody, role: findUsualRole(institution, appoints) };
  const open = faults.length > 0 || Boolean(typed.from || typed.to || typed.title || typed.letter || typed.note);
  return (
    <div class="section">
      <h3>{words.appoint}</h3>
      <p class="soft">{words.appointLead}</p>
      <form
        method="post"
        enctype="multipart/form-data"
        class="card form"
        action={places.people(reader.language, institution)}
      >
        <WhoFields reader={reader} typed={typed} faults={faults} roles={appoints} />
        <details class="more" open={open}>
          <summary>{reader.allWords.work.posts.more}</summary>
          <DetailFields reader={reader} typed={typed} faults={faults} begins />
        </details>
        <Button>{words.submitAppoint}</Button>
      </form>
    </div>
  );
}

function findUsualRole(institution: string, appoints: readonly Role[]): Role | '' {
  const usual = institution === 'portal' ? 'administrator' : 'publisher';
  return appoints.find((role) => role === usual) ?? appoints[0] ?? '';
}
