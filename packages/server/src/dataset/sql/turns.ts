import { Problem } from '@milpa/sdk';
import { createTurns, type Turns } from '../../http/index.ts';

/** Statements one address may have under way; the rest of the line stays for others. */
const mostOfOne = 4;

export const createSqlTurns = (most = mostOfOne): Turns => createTurns(most, () => tooMany(most));

const tooMany = (most: number): Problem =>
  new Problem(
    'too-many-requests',
    {
      en: `${most} statements of yours are running already. Wait for one of them.`,
      es: `Ya se están ejecutando ${most} instrucciones suyas. Espere a que termine alguna.`,
      fr: `${most} de vos instructions s'exécutent déjà. Attendez la fin de l'une d'elles.`,
    },
    { retryAfter: 5 },
  );
