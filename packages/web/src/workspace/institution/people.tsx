import { type Appointment, type Role, roles } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import { type Fault, type PersonContext, Select, TextInput } from '../../form/index.ts';
import { formatDay } from '../frame.tsx';
import { places } from '../places.ts';

/** An appointment as it was typed. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly faults: readonly Fault[];
}

interface PeopleProps {
  readonly context: PersonContext;
  /** Slug, or the word for the whole portal. */
  readonly institution: string;
  readonly people: readonly Appointment[];
  readonly person: Person | undefined;
}

/** Who holds which role, with the way to end it and to appoint somebody. */
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
      <AppointForm {...props} />
    </section>
  );
}

function PersonItem({ context, institution, held }: PeopleProps & { readonly held: Appointment }) {
  const { reader } = context;
  const words = reader.allWords.work.institutions;
  const role = reader.allWords.work.posts.roles[held.role];
  return (
    <>
      <div>
        <strong>{held.name}</strong> <span class="soft breaks">{held.email}</span>
        <p class="small soft">
          {role} · {words.since} {formatDay(reader, held.from)}
        </p>
      </div>
      <form method="post" action={`${places.people(reader.language, institution)}/${held.id}/end`}>
        <Button kind="danger" label={words.endOf(held.name, role)}>
          {words.end}
        </Button>
      </form>
    </>
  );
}

function AppointForm({ context, institution, person }: PeopleProps) {
  const { reader } = context;
  const words = reader.allWords.work.institutions;
  const faults = person?.faults ?? [];
  const choices = roles.map((role) => ({ value: role, text: reader.allWords.work.posts.roleMeaning[role] }));
  return (
    <div class="section">
      <h3>{words.appoint}</h3>
      <p class="soft">{words.appointLead}</p>
      <form method="post" class="card form" action={places.people(reader.language, institution)}>
        <TextInput
          name="person.email"
          type="email"
          label={words.personEmail}
          value={person?.email}
          faults={faults}
          required
        />
        <TextInput
          name="person.name"
          label={words.personName}
          hint={words.personNameHint}
          value={person?.name}
          faults={faults}
          optional={reader}
          mostLength={200}
        />
        <Select
          name="person.role"
          label={words.role}
          value={person?.role ?? findUsualRole(institution)}
          faults={faults}
          groups={[{ choices }]}
        />
        <Button>{words.submitAppoint}</Button>
      </form>
    </div>
  );
}

const findUsualRole = (institution: string): Role => (institution === 'portal' ? 'administrator' : 'publisher');
