import { type Language, paths } from '@milpa/sdk';
import { z } from 'zod';
import type { Addressee } from '../../account/index.ts';
import type { Letter } from '../../mail/index.ts';

/** What a letter says of a month in which too many institutions share their score. */
export const TieNotice = z.object({
  account: z.string(),
  month: z.string(),
  tied: z.number(),
  scored: z.number(),
});
export type TieNotice = z.infer<typeof TieNotice>;

interface Said extends TieNotice {
  readonly to: string;
  readonly link: string;
}

const words: Readonly<Record<Language, (said: Said) => Pick<Letter, 'subject' | 'text'>>> = {
  es: ({ to, month, tied, scored, link }) => ({
    subject: `La tabla de ${month} distingue poco: ${tied} de ${scored} instituciones empatan`,
    text: `Hola, ${to}:

En la tabla de ${month}, ${tied} de ${scored} instituciones comparten su calificación con otra. Es más de la quinta parte:
así la tabla dice poco de cada una. Vea qué indicador les da a todas lo mismo y si la fórmula necesita otra versión:

${link}

Los meses conservados no cambian con una versión nueva. Este aviso se envía una vez por mes conservado.
`,
  }),
  en: ({ to, month, tied, scored, link }) => ({
    subject: `The scoreboard of ${month} tells too little: ${tied} of ${scored} institutions tie`,
    text: `Hello ${to},

On the scoreboard of ${month}, ${tied} of ${scored} institutions share their score with another. That is more than a fifth, so
it says little of each. Look which indicator is the same for all of them, and whether the formula needs another version:

${link}

Months that are kept do not change with a new version. This notice is sent once for each month that is kept.
`,
  }),
  fr: ({ to, month, tied, scored, link }) => ({
    subject: `Le tableau de ${month} distingue peu : ${tied} institutions sur ${scored} à égalité`,
    text: `Bonjour ${to},

Au tableau de ${month}, ${tied} institutions sur ${scored} ont la même note qu’une autre. C’est plus d’un cinquième : le
tableau dit alors peu de chacune. Voyez quel indicateur est le même pour toutes, et s’il faut une autre version de la formule :

${link}

Les mois conservés ne changent pas avec une nouvelle version. Cet avis est envoyé une fois par mois conservé.
`,
  }),
};

export const writeTieNotice = (person: Addressee, notice: TieNotice, publicUrl: string): Letter => ({
  to: person.email,
  language: person.language,
  ...words[person.language]({
    ...notice,
    to: person.name,
    link: new URL(paths.scoreboard(person.language), publicUrl).href,
  }),
});
