import type { AccountId, InstitutionId, LanguageMap } from '@milpa/sdk';
import type { ResponsibilitySource } from '../../institution/index.ts';
import type { Database } from '../../storage/database/index.ts';

// What was cancelled is nobody's care any more; what only names a person in words has no person of the portal to leave.
const standing = `commitment c join opening_plan p on p.id = c.plan join holding h on h.id = c.holding
  where c.account is not null and not exists (select from commitment_cancellation x where x.commitment = c.id)`;

/** Commitments with the person who answers for each, so that they go on to a successor. */
export const createCommitmentResponsibilities = (database: Database): ResponsibilitySource => ({
  kind: 'commitment',
  list: (institution) =>
    database.query<{ id: string; title: LanguageMap; state: string; account: AccountId | null }>(
      `select c.id, h.name as title, p.state, c.account from ${standing} and p.institution = $1 order by c.due, c.id`,
      [institution],
    ),
  count: () =>
    database.query<{ institution: InstitutionId; account: AccountId | null; count: number }>(
      `select p.institution, c.account, count(*)::int as count from ${standing} group by p.institution, c.account`,
    ),
  give: async (tx, { institution, ids, to, now }) =>
    (
      await tx.query(
        `update commitment set account = $3, person = '', updated = $4
         where id in (select c.id from ${standing} and p.institution = $1 and c.id::text = any($2::text[])) returning id`,
        [institution, ids, to, now],
      )
    ).length,
});
