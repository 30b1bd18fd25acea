import type { Language } from '@milpa/sdk';
import type { Letter } from '../mail/index.ts';
import { forgottenMs, invitationMs } from './model.ts';

/** A letter with an address that works once. */
interface Way {
  readonly to: string;
  readonly name: string;
  readonly language: Language;
  readonly link: string;
  /** Host name of the portal. */
  readonly portal: string;
}

const days = invitationMs / 86_400_000;
const minutes = forgottenMs / 60_000;

type Words = Record<Language, (way: Way) => Pick<Letter, 'subject' | 'text'>>;

const invitation: Words = {
  es: ({ name, link, portal }) => ({
    subject: `Invitación para publicar en ${portal}`,
    text: `Hola, ${name}:

Le dieron una función en el portal de datos abiertos ${portal}.
Para entrar, elija su contraseña en esta dirección:

${link}

La dirección sirve una sola vez y vence en ${days} días.
Si no esperaba este mensaje, no haga nada: sin contraseña nadie puede entrar.
`,
  }),
  en: ({ name, link, portal }) => ({
    subject: `Invitation to publish on ${portal}`,
    text: `Hello ${name},

You were given a role on the open data portal ${portal}.
To come in, choose your password at this address:

${link}

The address works once and ends in ${days} days.
If you did not expect this message, do nothing: without a password nobody can come in.
`,
  }),
  fr: ({ name, link, portal }) => ({
    subject: `Invitation à publier sur ${portal}`,
    text: `Bonjour ${name},

Un rôle vous a été donné sur le portail de données ouvertes ${portal}.
Pour entrer, choisissez votre mot de passe à cette adresse :

${link}

L'adresse fonctionne une seule fois et expire dans ${days} jours.
Si vous n'attendiez pas ce message, ne faites rien : sans mot de passe, personne ne peut entrer.
`,
  }),
};

const forgotten: Words = {
  es: ({ name, link, portal }) => ({
    subject: `Contraseña nueva para ${portal}`,
    text: `Hola, ${name}:

Alguien, quizá usted, pidió elegir una contraseña nueva en el portal de datos abiertos ${portal}.
Si fue usted, elíjala en esta dirección:

${link}

La dirección sirve una sola vez y vence en ${minutes} minutos.
Si no fue usted, no haga nada: su contraseña sigue siendo la de siempre.
`,
  }),
  en: ({ name, link, portal }) => ({
    subject: `A new password for ${portal}`,
    text: `Hello ${name},

Somebody, perhaps you, asked to choose a new password on the open data portal ${portal}.
If it was you, choose it at this address:

${link}

The address works once and ends in ${minutes} minutes.
If it was not you, do nothing: your password stays as it is.
`,
  }),
  fr: ({ name, link, portal }) => ({
    subject: `Un nouveau mot de passe pour ${portal}`,
    text: `Bonjour ${name},

Quelqu'un, peut-être vous, a demandé à choisir un nouveau mot de passe sur le portail de données ouvertes ${portal}.
Si c'est vous, choisissez-le à cette adresse :

${link}

L'adresse fonctionne une seule fois et expire dans ${minutes} minutes.
Si ce n'est pas vous, ne faites rien : votre mot de passe reste le même.
`,
  }),
};

const writeWith =
  (words: Words) =>
  (way: Way): Letter => ({ to: way.to, language: way.language, ...words[way.language](way) });

export const writeInvitation = writeWith(invitation);
export const writeForgotten = writeWith(forgotten);
