import { Problem, type Token, TokenId, type TokenInput } from '@milpa/sdk';
import type { z } from 'zod';
import type { Caller } from '../http/index.ts';
import type { AccountNeeds } from './model.ts';
import { tokenPrefix, touchEveryMs } from './model.ts';
import { hashSecret, newSecret } from './secret.ts';
import { store, type TokenRow } from './store.ts';

export interface Tokens {
  /** The caller a Bearer token speaks for; undefined without one. Throws `token-refused` for one that is not good. */
  find(request: Request): Promise<{ caller: Caller; expires: Date | null } | undefined>;
  list(owner: Caller): Promise<Token[]>;
  create(owner: Caller, input: z.infer<typeof TokenInput>): Promise<Token & { secret: string }>;
  revoke(owner: Caller, id: string): Promise<void>;
}

const dayMs = 86_400_000;

export function createTokens(needs: AccountNeeds): Tokens {
  const { database, clock, random, audit } = needs;
  return {
    async find(request) {
      const secret = findBearer(request);
      if (secret === undefined) return undefined;
      const now = clock();
      const row = secret.startsWith(tokenPrefix)
        ? await store.findTokenCaller(database, hashSecret(secret), now)
        : undefined;
      if (!row) throw tokenRefused();
      if (!row.last_used || now.getTime() - row.last_used.getTime() >= touchEveryMs)
        await store.touchToken(database, row.token, now);
      const { id: account, email, name, language, appointments } = row;
      const token = { id: row.token, scopes: row.scopes, institution: row.institution };
      return { caller: { account, email, name, language, appointments, token }, expires: row.expires };
    },
    list: async (owner) => (await store.listTokens(database, owner.account)).map(presentToken),
    async create(owner, input) {
      const institution = input.institution ?? null;
      await requireOwnInstitution(needs, owner, institution);
      const secret = tokenPrefix + newSecret(random);
      const created = clock();
      const row = {
        id: TokenId.parse(random.id()),
        name: input.name,
        scopes: input.scopes,
        institution,
        created,
        expires: new Date(created.getTime() + input.days * dayMs),
        last_used: null,
      };
      const token = presentToken(row);
      await database.transaction(async (tx) => {
        await store.addToken(tx, { ...row, account: owner.account, hash: hashSecret(secret) });
        await audit.record(tx, {
          caller: owner,
          action: 'create-token',
          object: { kind: 'token', id: row.id },
          after: token,
        });
      });
      return { ...token, secret };
    },
    async revoke(owner, id) {
      await database.transaction(async (tx) => {
        const [revoked] = await store.revokeToken(tx, id, owner.account, clock());
        if (!revoked) throw noSuchToken();
        await audit.record(tx, { caller: owner, action: 'revoke-token', object: { kind: 'token', id } });
      });
    },
  };
}

/** Basic credentials belong to a proxy in front of the portal and are not ours to judge; anything else must be a token. */
function findBearer(request: Request): string | undefined {
  const header = request.headers.get('authorization')?.trim();
  if (!header || /^basic\b/i.test(header)) return undefined;
  return /^bearer\s+(\S+)$/i.exec(header)?.[1] ?? '';
}

async function requireOwnInstitution(needs: AccountNeeds, owner: Caller, id: TokenRow['institution']): Promise<void> {
  if (id === null) return;
  const held = owner.appointments.some((held) => held.institution === null || held.institution === id);
  const [known] = held ? await needs.listInstitutionNames([id]) : [];
  if (known) return;
  const detail = {
    en: 'You hold no role in that institution, so a token for it could do nothing. Choose one of yours, or none.',
    es: 'Usted no tiene una función en esa institución, así que un token para ella no podría hacer nada. Elija una de las suyas o ninguna.',
    fr: "Vous n'avez pas de rôle dans cette institution : un jeton pour elle ne pourrait rien faire. Choisissez l'une des vôtres, ou aucune.",
  };
  throw new Problem('invalid-request', detail, {
    errors: [{ pointer: '/institution', detail: detail[owner.language] }],
  });
}

const presentToken = (row: TokenRow): Token => ({
  id: row.id,
  name: row.name,
  scopes: [...row.scopes],
  institution: row.institution,
  created: row.created.toISOString(),
  expires: row.expires?.toISOString() ?? null,
  lastUsed: row.last_used?.toISOString() ?? null,
});

const tokenRefused = (): Problem =>
  new Problem('token-refused', {
    en: 'The token in the Authorization header is unknown, revoked or past its date. Make a new one in your workspace, or ask without a token.',
    es: 'El token del encabezado Authorization es desconocido, fue revocado o ya venció. Cree uno nuevo en su espacio de trabajo o pida sin token.',
    fr: "Le jeton de l'en-tête Authorization est inconnu, révoqué ou expiré. Créez-en un nouveau dans votre espace de travail, ou demandez sans jeton.",
  });

const noSuchToken = (): Problem =>
  new Problem('not-found', {
    en: 'You have no such token. Perhaps it was revoked already.',
    es: 'Usted no tiene ese token. Quizá ya fue revocado.',
    fr: "Vous n'avez pas ce jeton. Il a peut-être déjà été révoqué.",
  });
