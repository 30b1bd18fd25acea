import { type AccountId, type AppointmentLetter, Problem, type Sha256 } from '@milpa/sdk';
import { answerFile, type Caller, type RawRoute } from '../http/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import type { FileStore, StoredFile } from '../storage/files/index.ts';
import { noSuchAppointment } from './appointment-problems.ts';
import { mayAppoint, mayAppointSomewhere, mayReadAllPeople, mayReadPeopleOf, requireThat } from './may.ts';
import type { AccountNeeds } from './model.ts';
import { type AppointmentRow, store } from './store.ts';

/** A paper, scanned: no more than this. */
const paperBytes = 20 * 2 ** 20;
const path = '/api/v1/appointment-letters';

/** The letters appointments rest on, as files: in by whoever may appoint, out to whoever sees the appointment. */
export function createEvidenceRoutes({ database, files, clock }: AccountNeeds): readonly RawRoute[] {
  return [
    {
      method: 'POST',
      path,
      description: {
        path,
        summary: 'Send the letter of an appointment, any file of up to 20 MB as the body; answers with its SHA-256',
        tag: 'people',
        mediaTypes: ['application/json'],
      },
      async handle({ request, caller: given }) {
        const caller = requireThat(given, mayAppointSomewhere);
        const { sha256, size } = await receivePaper(files, request, letterMissing);
        await evidenceStore.add(database, sha256, caller.account, clock());
        return Response.json({ sha256, size }, { status: 201, headers: { 'cache-control': 'no-store' } });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/appointments/:appointment/letter',
      description: {
        path: '/api/v1/appointments/{appointment}/letter',
        summary: 'The letter of an appointment, as it was sent',
        tag: 'people',
        mediaTypes: ['application/octet-stream'],
      },
      async handle({ request, caller }, params) {
        const row = await store.findAppointment(database, params['appointment'] ?? '');
        if (!row) throw noSuchAppointment();
        const { letter, institution, role, account } = row;
        requireThat(caller, (each) => maySee(each, { institution, role, account }));
        const kept = letter?.file && (await files.find(letter.file.sha256));
        if (!letter?.file || !kept) throw noSuchLetter();
        const { sha256, name } = letter.file;
        const mediaType = 'application/octet-stream';
        return answerFile({
          store: files,
          request,
          sha256,
          size: kept.size,
          mediaType,
          filename: name,
          personal: true,
        });
      },
    },
  ];
}

/** Takes in the body of a request as a file that stands as evidence. */
export async function receivePaper(
  files: Pick<FileStore, 'put'>,
  { body }: Request,
  missing: () => Problem,
): Promise<StoredFile> {
  if (!body) throw missing();
  const stored = await files.put(body, { limitBytes: paperBytes });
  if (stored.size === 0) throw missing();
  return stored;
}

/** Who sees the people of an institution sees their letters; so does the person appointed. */
const maySee = (
  caller: Caller,
  { institution, role, account }: Pick<AppointmentRow, 'institution' | 'role' | 'account'>,
): boolean =>
  caller.account === account ||
  mayAppoint(caller, institution, role) ||
  (institution === null ? mayReadAllPeople(caller) : mayReadPeopleOf(caller, institution));

/** A file may be named as a letter only by whoever sent it as one: else its hash alone would open any file of the store. */
export async function requireOwnLetter(
  db: Queryable,
  letter: AppointmentLetter | null,
  account: AccountId | undefined,
): Promise<void> {
  if (!letter?.file) return;
  if (!(await evidenceStore.isOf(db, letter.file.sha256, account))) throw letterUnknown();
}

export const evidenceStore = {
  add: (db: Queryable, sha256: Sha256, account: AccountId, now: Date) =>
    db.query('insert into letter_received (sha256, account, received) values ($1, $2, $3) on conflict do nothing', [
      sha256,
      account,
      now,
    ]),
  isOf: async (db: Queryable, sha256: string, account: AccountId | undefined): Promise<boolean> =>
    (await db.query('select from letter_received where sha256 = $1 and account = $2', [sha256, account ?? null]))
      .length > 0,
  /** Letters are kept with the appointments they belong to; what was sent and never used, for a day. */
  isUsed: async (db: Queryable, sha256: string, usedSince: Date): Promise<boolean> =>
    (
      await db.query(
        `select from appointment where letter -> 'file' ->> 'sha256' = $1
         union all select from letter_received where sha256 = $1 and received > $2`,
        [sha256, usedSince],
      )
    ).length > 0,
};

const letterMissing = (): Problem =>
  new Problem('invalid-request', {
    en: 'Send the bytes of the letter as the body of the request.',
    es: 'Envíe los bytes del oficio como cuerpo de la petición.',
    fr: 'Envoyez les octets de la lettre comme corps de la requête.',
  });

const noSuchLetter = (): Problem =>
  new Problem('not-found', {
    en: 'No file was kept with this appointment.',
    es: 'Con este nombramiento no se guardó ningún archivo.',
    fr: "Aucun fichier n'a été gardé avec cette nomination.",
  });

const letterUnknown = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'No letter with this SHA-256 was received from you. Send the file to /api/v1/appointment-letters first.',
      es: 'No se recibió de usted ningún oficio con este SHA-256. Envíe antes el archivo a /api/v1/appointment-letters.',
      fr: "Aucune lettre avec ce SHA-256 n'a été reçue de vous. Envoyez d'abord le fichier à /api/v1/appointment-letters.",
    },
    { errors: [{ pointer: '/letter/file', detail: 'unknown' }] },
  );
