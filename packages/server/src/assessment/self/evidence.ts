import { Problem, type SelfAssessmentId, Sha256 } from '@milpa/sdk';
import { z } from 'zod';
import { receivePaper } from '../../account/index.ts';
import { answerFile, parseQuery, type RawRoute } from '../../http/index.ts';
import type { Queryable } from '../../storage/database/index.ts';
import { type EvidenceRow, evidenceStore } from './evidence-store.ts';
import { requireReader } from './may.ts';
import { requireAssessment, requireNext, type SelfNeeds } from './service.ts';

const Sent = z.object({ name: z.string().trim().min(1).max(200) });
const address = '/api/v1/self-assessments/{assessment}/evidence';

/** Papers that show what was answered: in by whoever answers, out to whoever works on the assessment. */
export function createSelfEvidenceRoutes(needs: SelfNeeds): readonly RawRoute[] {
  const { database, files, clock } = needs;
  return [
    {
      method: 'POST',
      path: '/api/v1/self-assessments/:assessment/evidence',
      description: {
        path: address,
        summary:
          'Send a file as evidence of a self-assessment, up to 20 MB as the body with ?name=; answers with the address to name in an answer',
        tag: 'indices',
        mediaTypes: ['application/json'],
      },
      async handle({ request, caller: given, language }, params) {
        const { row, caller } = await requireAssessment(needs, given, params['assessment'] ?? '');
        requireNext(row.state, 'answer');
        const { name } = Sent.parse(parseQuery(Sent, request, language));
        const { sha256, size } = await receivePaper(files, request, fileMissing);
        await evidenceStore.add(database, row.id, { sha256, name, account: caller.account, received: clock() });
        const url = `/api/v1/self-assessments/${row.id}/evidence/${sha256}`;
        return Response.json({ url, sha256, name, size }, { status: 201, headers: { 'cache-control': 'no-store' } });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/self-assessments/:assessment/evidence/:sha256{[0-9a-f]{64}}',
      description: {
        path: `${address}/{sha256}`,
        summary: 'A file that was sent as evidence of a self-assessment, as it was sent',
        tag: 'indices',
        mediaTypes: ['application/octet-stream'],
      },
      async handle({ request, caller }, params) {
        const { row } = await requireAssessment(needs, caller, params['assessment'] ?? '', requireReader);
        const kept = await findKept(needs, row.id, params['sha256'] ?? '');
        if (!kept) throw noSuchFile();
        const mediaType = 'application/octet-stream';
        const { sha256, size, name } = kept;
        return answerFile({ store: files, request, sha256, size, mediaType, filename: name, personal: true });
      },
    },
  ];
}

type Keeping = Pick<SelfNeeds, 'database' | 'files'>;

async function findKept({ database, files }: Keeping, assessment: SelfAssessmentId, key: string) {
  const sha256 = Sha256.safeParse(key);
  const row = sha256.success ? await evidenceStore.find(database, assessment, sha256.data) : undefined;
  const stored = row && (await files.find(row.sha256));
  return row && stored ? { ...row, size: stored.size } : undefined;
}

/** Of which assessment an address names a file; undefined: it is another address. */
export function readEvidenceAddress(
  path: string,
): { readonly assessment: string; readonly sha256: string } | undefined {
  const [, assessment, sha256] = /^\/api\/v1\/self-assessments\/([^/]+)\/evidence\/([^/]+)$/.exec(path) ?? [];
  return assessment === undefined || sha256 === undefined ? undefined : { assessment, sha256 };
}

/** A file is named only in the assessment it was sent to: else its hash alone would open any file of the store. */
export async function describeFile(
  needs: Keeping,
  own: SelfAssessmentId,
  { assessment, sha256 }: { readonly assessment: string; readonly sha256: string },
): Promise<EvidenceRow | undefined> {
  return assessment === own ? findKept(needs, own, sha256) : undefined;
}

export const listFiles = (
  evidence: readonly { readonly file?: { readonly sha256: Sha256 } | undefined }[],
): readonly Sha256[] => evidence.flatMap(({ file }) => (file ? [file.sha256] : []));

/** Whether a file of the store is evidence here; what was sent and never named is, for a day. */
export const isSelfEvidence = (database: Queryable, sha256: string, now: Date): Promise<boolean> =>
  evidenceStore.isUsed(database, sha256, new Date(now.getTime() - dayMs));
const dayMs = 86_400_000;

const fileMissing = (): Problem =>
  new Problem('invalid-request', {
    en: 'Send the bytes of the file as the body of the request.',
    es: 'Envíe los bytes del archivo como cuerpo de la petición.',
    fr: 'Envoyez les octets du fichier comme corps de la requête.',
  });
const noSuchFile = (): Problem =>
  new Problem('not-found', {
    en: 'No file with this SHA-256 was sent as evidence of this self-assessment.',
    es: 'Ningún archivo con este SHA-256 se envió como evidencia de esta autoevaluación.',
    fr: 'Aucun fichier avec ce SHA-256 n’a été envoyé comme preuve de cette auto-évaluation.',
  });
