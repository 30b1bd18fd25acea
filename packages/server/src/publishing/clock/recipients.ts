import type { InstitutionId, Role } from '@milpa/sdk';
import type { Holder, Holders } from '../../account/index.ts';
import { type Rung, rungs } from './model.ts';

export interface Reached {
  /** The lowest rung from the one that was meant on which there is somebody. */
  readonly rung: Rung;
  readonly people: readonly Holder[];
}

interface Group {
  readonly of: 'institution' | 'portal';
  readonly roles: readonly (readonly string[])[];
}

/** Who holds a rung: the first of its groups in which there is anybody. Publishers and administrators stand in for owners. */
const groups: Readonly<Record<Rung, Group>> = {
  owner: { of: 'institution', roles: [['data-administrator', 'generating-area'], ['publisher'], ['administrator']] },
  liaison: { of: 'institution', roles: [['liaison']] },
  centre: { of: 'portal', roles: [['policy-unit']] },
  portal: { of: 'portal', roles: [['administrator']] },
};

/** Finds who gets a letter, climbing from the rung it is meant for. Asks for each post once. */
export function createRecipients(holders: Holders) {
  const known = new Map<string, Promise<readonly Holder[]>>();
  const ask = (rung: Rung, institution: InstitutionId, post: Role | undefined) => {
    const { of, roles } = groups[rung];
    const first = rung === 'owner' && post ? [[post]] : [];
    const key = of === 'portal' ? rung : `${rung} ${institution} ${first.join()}`;
    const asked = known.get(key) ?? listPeople(holders, { of, roles: [...first, ...roles] }, institution);
    known.set(key, asked);
    return asked;
  };
  return async (meant: Rung, institution: InstitutionId, post?: Role): Promise<Reached | undefined> => {
    for (const rung of rungs.slice(rungs.indexOf(meant))) {
      const people = await ask(rung, institution, post);
      if (people.length > 0) return { rung, people };
    }
    return undefined;
  };
}

async function listPeople(
  holders: Holders,
  { of, roles }: Group,
  institution: InstitutionId,
): Promise<readonly Holder[]> {
  const held = await holders.list(of === 'portal' ? null : institution, roles.flat());
  const group = roles.find((names) => held.some(({ role }) => names.includes(role))) ?? [];
  const people = held.filter(({ role }) => group.includes(role));
  // Whoever holds two roles of a group gets one letter.
  return [...new Map(people.map((person) => [person.account, person])).values()];
}
