import {
  type AccountId,
  findText,
  type InstitutionId,
  type KeyRole,
  type Language,
  type LanguageMap,
  paths,
  type Succession,
} from '@milpa/sdk';
import { z } from 'zod';
import type { Holder, Holders } from '../account/index.ts';
import type { Clock } from '../clock.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';
import type { Letter, Mail } from '../mail/index.ts';
import type { Database } from '../storage/database/index.ts';
import { store } from './store.ts';
import type { Successions } from './succession.ts';

export interface NoticeNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly mail: Pick<Mail, 'send'>;
  readonly holders: Holders;
  readonly publicUrl: string;
}

export const successionJob = 'succession-check';
const letterJob = 'succession-letter';
const dayS = 86_400;

/** Once a day: who is leaving or gone, told once to whoever can name a successor. */
export function createNotices(
  needs: NoticeNeeds,
  successions: Successions,
): { jobs: JobHandlers; start(): Promise<void> } {
  const { database, clock, jobs, mail } = needs;
  const ask = (delaySeconds: number) => jobs.add(database, successionJob, {}, { key: successionJob, delaySeconds });
  return {
    start: () => ask(60),
    jobs: {
      async [successionJob](_, signal) {
        await ask(dayS);
        for (const succession of await successions.list('all')) {
          signal.throwIfAborted();
          await tell(needs, succession);
        }
      },
      async [letterJob](payload) {
        const { account, notice } = Payload.parse(payload);
        const person = await needs.holders.find(account);
        if (person) await mail.send(writeNotice(person, notice, needs.publicUrl));
      },
    },
  };

  async function tell({ holders }: NoticeNeeds, succession: Succession): Promise<void> {
    const notices = listNotices(succession);
    if (notices.length === 0) return;
    const { id } = succession.institution;
    const deciding = await findDeciding(holders, id);
    for (const notice of notices) {
      const readers = new Set([...(notice.person ? [notice.person] : []), ...deciding.map(({ account }) => account)]);
      // The mark and the letters in one transaction: told once, and told for sure.
      await database.transaction(async (tx) => {
        if (!(await store.markNotice(tx, notice.key, clock()))) return;
        for (const account of readers) await jobs.add(tx, letterJob, { account, notice });
      });
    }
  }
}

/** Who can name a successor: the institution's own people, else those of the whole portal. */
async function findDeciding(holders: Holders, institution: InstitutionId): Promise<readonly Holder[]> {
  const own = await holders.list(institution, ['head', 'liaison', 'administrator']);
  return own.length > 0 ? own : holders.list(null, ['administrator', 'policy-unit']);
}

const Notice = z.object({
  key: z.string(),
  kind: z.enum(['vacant', 'ending']),
  institution: z.record(z.string(), z.string()),
  slug: z.string(),
  role: z.string(),
  /** Of an appointment that ends: whose, and their account. */
  name: z.string().nullable(),
  person: z.string().nullable(),
  day: z.string(),
});
type Notice = z.infer<typeof Notice>;
const Payload = z.object({ account: z.string(), notice: Notice });

function listNotices({ institution, vacant, ending }: Succession): Notice[] {
  const shared = { institution: institution.name, slug: institution.slug };
  return [
    // A post nobody ever held is no news: an institution that has just been added has three of them.
    ...vacant.flatMap(({ role, since }) =>
      since === null
        ? []
        : [
            {
              ...shared,
              key: `vacant ${institution.id} ${role} ${since}`,
              kind: 'vacant' as const,
              role,
              name: null,
              person: null,
              day: since,
            },
          ],
    ),
    ...ending.flatMap(({ id, role, name, account, to }) =>
      to === null
        ? []
        : [{ ...shared, key: `ending ${id} ${to}`, kind: 'ending' as const, role, name, person: account, day: to }],
    ),
  ];
}

const posts: Readonly<Record<KeyRole, LanguageMap>> = {
  head: { es: 'titular', en: 'head', fr: 'titulaire' },
  liaison: { es: 'enlace', en: 'liaison', fr: 'liaison' },
  'data-administrator': {
    es: 'administración de datos',
    en: 'data administrator',
    fr: 'administration des données',
  },
};
const nameOf = (role: string, language: Language): string =>
  Object.entries(posts).find(([key]) => key === role)?.[1][language] ?? role;

interface Said {
  readonly to: string;
  readonly institution: string;
  readonly role: string;
  readonly name: string;
  readonly day: string;
  readonly link: string;
}
type Words = (said: Said) => Pick<Letter, 'subject' | 'text'>;

const vacant: Record<Language, Words> = {
  es: ({ to, institution, role, day, link }) => ({
    subject: `Puesto vacante: ${role}, ${institution}`,
    text: `Hola, ${to}:

Desde el ${day} nadie ocupa el puesto de ${role} en ${institution}.
Quien puede nombrar lo hace en esta dirección, y ahí mismo pasa a otra persona lo que quedó sin responsable:

${link}

Este aviso se envía una sola vez.
`,
  }),
  en: ({ to, institution, role, day, link }) => ({
    subject: `Vacant post: ${role}, ${institution}`,
    text: `Hello ${to},

Since ${day} nobody holds the post of ${role} in ${institution}.
Whoever may appoint does it at this address, and hands over there what was left without a person:

${link}

This notice is sent once.
`,
  }),
  fr: ({ to, institution, role, day, link }) => ({
    subject: `Poste vacant : ${role}, ${institution}`,
    text: `Bonjour ${to},

Depuis le ${day}, personne n'occupe le poste de ${role} à ${institution}.
Qui peut nommer le fait à cette adresse, et y transmet ce qui est resté sans responsable :

${link}

Cet avis n'est envoyé qu'une fois.
`,
  }),
};

const ending: Record<Language, Words> = {
  es: ({ to, institution, name, day, link }) => ({
    subject: `Un nombramiento termina el ${day}: ${name}, ${institution}`,
    text: `Hola, ${to}:

El nombramiento de ${name} en ${institution} termina el ${day}. Desde ese momento terminan también sus permisos.
Para que nada quede sin persona, nombre a quien sucede en esta dirección:

${link}

Este aviso se envía una sola vez.
`,
  }),
  en: ({ to, institution, name, day, link }) => ({
    subject: `An appointment ends on ${day}: ${name}, ${institution}`,
    text: `Hello ${to},

The appointment of ${name} in ${institution} ends on ${day}. Its rights end at the same moment.
So that nothing is left without a person, appoint who follows at this address:

${link}

This notice is sent once.
`,
  }),
  fr: ({ to, institution, name, day, link }) => ({
    subject: `Une nomination prend fin le ${day} : ${name}, ${institution}`,
    text: `Bonjour ${to},

La nomination de ${name} à ${institution} prend fin le ${day}. Ses droits prennent fin au même moment.
Pour que rien ne reste sans personne, nommez qui succède à cette adresse :

${link}

Cet avis n'est envoyé qu'une fois.
`,
  }),
};

function writeNotice(
  person: { readonly account: AccountId; readonly email: string; readonly name: string; readonly language: Language },
  notice: Notice,
  publicUrl: string,
): Letter {
  const { language } = person;
  const link = new URL(`${paths.workspace(language)}/institutions/${notice.slug}`, publicUrl).href;
  const said = {
    to: person.name,
    institution: findText(notice.institution, language)?.text ?? notice.slug,
    role: nameOf(notice.role, language),
    name: notice.name ?? '',
    day: notice.day.slice(0, 10),
    link,
  };
  const words = notice.kind === 'vacant' ? vacant : ending;
  return { to: person.email, language, ...words[language](said) };
}
