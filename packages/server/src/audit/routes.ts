import { type AuditRoot, type Language, operations, Problem, paths } from '@milpa/sdk';
import type { Clock } from '../clock.ts';
import { type AnyOperationHandler, defineHandler, type RawRoute } from '../http/index.ts';
import type { Roots } from './roots.ts';
import { formatPem, type Signer } from './signing.ts';

interface Parts {
  readonly clock: Clock;
  readonly roots: Roots;
  readonly signer: Signer;
}

/** A root never changes: who has it need not ask again. */
const lasting = { 'cache-control': 'public, max-age=31536000, immutable' } as const;

export function createProofHandlers({ roots, signer }: Parts): readonly AnyOperationHandler[] {
  return [
    defineHandler('listAuditRoots', async ({ query }) => {
      const { after, limit } = operations.listAuditRoots.query.parse(query ?? {});
      return await roots.list(after, limit);
    }),
    defineHandler('getAuditRoot', async ({ params: { day } }) => {
      const found = day === 'latest' ? (await roots.listNewest(1))[0] : await roots.find(day);
      if (!found) throw noSuchRoot(day);
      return day === 'latest' ? found : { body: found, headers: lasting };
    }),
    defineHandler('getAuditProof', async ({ params }) => {
      const { number } = operations.getAuditProof.params.parse(params);
      const proof = await roots.prove(number);
      if (!proof) throw notProven(number);
      return { body: proof, headers: lasting };
    }),
    defineHandler('listSigningKeys', async () => ({ items: [...(await signer.listKeys())] })),
  ];
}

const newest = 50;

export function createProofRoutes(parts: Parts & { readonly publicUrl: string }): readonly RawRoute[] {
  const { clock, roots, signer, publicUrl } = parts;
  return [
    {
      method: 'GET',
      path: paths.auditRoots(),
      description: {
        path: paths.auditRoots(),
        summary: `The newest ${newest} daily roots of the audit record as Atom, each naming the one before`,
        tag: 'audit',
        mediaTypes: ['application/atom+xml'],
      },
      handle: async ({ language }) => {
        const text = formatRootsAtom(await roots.listNewest(newest), { language, publicUrl, now: clock() });
        return new Response(text, {
          headers: {
            'content-type': 'application/atom+xml; charset=utf-8',
            'content-language': language,
            vary: 'accept-language',
            'cache-control': 'public, no-cache',
          },
        });
      },
    },
    {
      method: 'GET',
      path: paths.signingKey(),
      description: {
        path: paths.signingKey(),
        summary: 'The public key with which the portal signs now, as PEM; ?id= names an older one',
        tag: 'audit',
        mediaTypes: ['application/x-pem-file'],
      },
      handle: async ({ request }) => {
        const id = new URL(request.url).searchParams.get('id');
        const keys = await signer.listKeys();
        const key = id === null ? keys[0] : keys.find((each) => each.id === id);
        if (!key) throw noSuchKey(id ?? '');
        return new Response(formatPem(key), {
          headers: { 'content-type': 'application/x-pem-file', 'cache-control': 'public, no-cache' },
        });
      },
    },
  ];
}

interface FeedFacts {
  readonly language: Language;
  readonly publicUrl: string;
  readonly now: Date;
}

const titles: Readonly<Record<Language, string>> = {
  es: 'Raíces diarias del registro de auditoría',
  en: 'Daily roots of the audit record',
  fr: "Racines quotidiennes du registre d'audit",
};
const sentences: Readonly<Record<Language, (root: AuditRoot) => string>> = {
  es: ({ first, last, hash, previous }) =>
    `Anotaciones ${first} a ${last}. Raíz: ${hash}. Raíz del día anterior: ${previous}.`,
  en: ({ first, last, hash, previous }) =>
    `Entries ${first} to ${last}. Root: ${hash}. Root of the day before: ${previous}.`,
  fr: ({ first, last, hash, previous }) =>
    `Entrées ${first} à ${last}. Racine : ${hash}. Racine de la veille : ${previous}.`,
};

/** RFC 4287. Everything in it is made of digits, letters and our own words, which need no escaping. */
function formatRootsAtom(roots: readonly AuditRoot[], { language, publicUrl, now }: FeedFacts): string {
  const base = publicUrl.replace(/\/+$/, '');
  const updated = (root: AuditRoot | undefined) => (root ? `${root.day}T23:59:59.999Z` : now.toISOString());
  const entries = roots.map(
    (root) => `<entry>
<id>${base}/api/v1/audit/roots/${root.day}</id>
<title>${root.day}</title>
<updated>${updated(root)}</updated>
<link rel="alternate" type="application/json" href="${base}/api/v1/audit/roots/${root.day}"/>
<content type="text">${sentences[language](root)}</content>
</entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${base}${paths.auditRoots()}</id>
<title>${titles[language]}</title>
<updated>${updated(roots[0])}</updated>
<author><name>${new URL(base).host}</name></author>
<link rel="self" type="application/atom+xml" href="${base}${paths.auditRoots()}"/>
<generator>Milpa</generator>
${entries.join('\n')}
</feed>
`;
}

const noSuchRoot = (day: string): Problem =>
  new Problem('not-found', {
    en: `There is no root of ${day}. A day has its root when it is over in UTC; those there are stand at /api/v1/audit/roots.`,
    es: `No hay una raíz de ${day}. Un día tiene su raíz cuando termina en UTC; las que hay están en /api/v1/audit/roots.`,
    fr: `Il n'y a pas de racine du ${day}. Un jour a sa racine quand il est fini en UTC ; celles qui existent sont à /api/v1/audit/roots.`,
  });

const notProven = (number: number): Problem =>
  new Problem('not-found', {
    en: `No published root covers entry ${number}: there is no such entry, or its day is not over yet in UTC. Ask again tomorrow.`,
    es: `Ninguna raíz publicada cubre la anotación ${number}: no existe, o su día aún no termina en UTC. Pregunte de nuevo mañana.`,
    fr: `Aucune racine publiée ne couvre l'entrée ${number} : elle n'existe pas, ou son jour n'est pas encore fini en UTC. Redemandez demain.`,
  });

const noSuchKey = (id: string): Problem =>
  new Problem('not-found', {
    en: `The portal has no key ${id}. Its keys are listed at /api/v1/audit/keys.`,
    es: `El portal no tiene una llave ${id}. Sus llaves están en /api/v1/audit/keys.`,
    fr: `Le portail n'a pas de clé ${id}. Ses clés sont à /api/v1/audit/keys.`,
  });
