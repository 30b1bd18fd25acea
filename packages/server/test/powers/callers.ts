import { createHash, randomUUID } from 'node:crypto';
import { type InstitutionId, type Role, roles, scopes } from '@milpa/sdk';
import type { TestPortal } from '../portal.ts';

/** Somebody who asks, by the words of the table. */
export interface AskingCaller {
  /** e.g. `anonymous`, `head`, `head elsewhere`, `portal auditor`, `token publish`, `acting`. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

const secretOf = (name: string) => Buffer.from(name.padEnd(32, '.')).toString('base64url');
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** One person for each role in the office, in another institution, and for the whole portal; tokens; support. */
export async function makeCallers(
  portal: TestPortal,
  places: { readonly office: InstitutionId; readonly elsewhere: InstitutionId },
): Promise<readonly AskingCaller[]> {
  const { appointments } = portal.domains.accounts;
  const appoint = async (name: string, role: Role, institution: InstitutionId | null) => {
    const email = `${name.replace(/\W+/g, '.')}@people.example.org`;
    return (await appointments.appoint(undefined, { email, name, role, institution, language: 'en' })).account;
  };
  const signIn = async (name: string, account: string): Promise<AskingCaller> => {
    const secret = secretOf(name);
    await portal.database.query('insert into session (hash, account, created, seen) values ($1, $2, now(), now())', [
      hashOf(secret),
      account,
    ]);
    return { name, headers: { cookie: `milpa_session=${secret}` } };
  };
  const person = async (name: string, role: Role, institution: InstitutionId | null) =>
    signIn(name, await appoint(name, role, institution));
  const token = async (name: string, given: readonly string[], institution: InstitutionId): Promise<AskingCaller> => {
    const secret = `milpa_${secretOf(name)}`;
    const owner = await appoint(name, 'administrator', institution);
    await portal.database.query(
      `insert into api_token (id, account, hash, name, scopes, created, expires) values ($1, $2, $3, $4, $5, now(), now() + interval '1 day')`,
      [randomUUID(), owner, hashOf(secret), name, [...given]],
    );
    return { name, headers: { authorization: `Bearer ${secret}` } };
  };
  const made: AskingCaller[] = [{ name: 'anonymous', headers: {} }];
  for (const role of roles) {
    if (role !== 'policy-unit') {
      made.push(await person(role, role, places.office));
      made.push(await person(`${role} elsewhere`, role, places.elsewhere));
    }
  }
  for (const role of ['administrator', 'auditor', 'policy-unit', 'moderator'] as const)
    made.push(await person(`portal ${role}`, role, null));
  for (const scope of scopes) made.push(await token(`token ${scope}`, [scope], places.office));
  made.push(await token('token elsewhere', scopes, places.elsewhere));
  const supporter = await person('acting', 'administrator', null);
  const assumed = await appoint('helped', 'administrator', places.office);
  await portal.database.query(
    `insert into acting (id, session, actor, assumed, reason, started, until)
     select $1, s.id, s.account, $2, 'to look at a draft', now(), now() + interval '1 hour' from session s where s.hash = $3`,
    [randomUUID(), assumed, hashOf(secretOf('acting'))],
  );
  return [...made, supporter];
}
