import type { AccountId, SelfAssessmentId, Sha256 } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

export interface EvidenceRow {
  readonly sha256: Sha256;
  readonly name: string;
}

/** The SQL of files that stand as evidence, one statement a function. */
export const evidenceStore = {
  /** Sent again it has the new name, and its day begins anew. */
  add: (
    db: Queryable,
    id: SelfAssessmentId,
    row: EvidenceRow & { readonly account: AccountId; readonly received: Date },
  ) =>
    db.query(
      `insert into self_evidence (assessment, sha256, name, account, received) values ($1, $2, $3, $4, $5)
       on conflict (assessment, sha256) do update set name = excluded.name, received = excluded.received`,
      [id, row.sha256, row.name, row.account, row.received],
    ),
  find: async (db: Queryable, id: SelfAssessmentId, sha256: Sha256): Promise<EvidenceRow | undefined> =>
    (
      await db.query<EvidenceRow>('select sha256, name from self_evidence where assessment = $1 and sha256 = $2', [
        id,
        sha256,
      ])
    )[0],
  freeze: (db: Queryable, id: SelfAssessmentId, named: readonly Sha256[]) =>
    db.query('update self_evidence set frozen = true where assessment = $1 and sha256 = any($2)', [id, named]),
  isUsed: async (db: Queryable, sha256: string, since: Date): Promise<boolean> =>
    (
      await db.query(
        `select from self_evidence e where sha256 = $1 and (frozen or received > $2 or exists (
           select from self_answer a where a.assessment = e.assessment
             and a.evidence @> jsonb_build_array(jsonb_build_object('file', jsonb_build_object('sha256', $1::text)))))`,
        [sha256, since],
      )
    ).length > 0,
};
