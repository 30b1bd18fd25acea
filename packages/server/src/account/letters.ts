import type { Language } from '@milpa/sdk';
import type { Letter } from '../mail/index.ts';

interface Invitation {
  readonly to: string;
  readonly name: string;
  readonly language: Language;
  readonly link: string;
  /** Host name of the portal. */
  readonly portal: string;
  readonly days: number;
}

const words: Record<Language, (invitation: Invitation) => Pick<Letter, 'subject' | 'text'>> = {
  es: ({ name, link, portal, days }) => ({
    subject: `Invitación para publicar en ${portal}`,
    text: `Hola, ${name}:

Le dieron una función en el portal de datos abiertos ${portal}.
Para entrar, elija su contraseña en esta dirección:

${link}

La dirección sirve una sola vez y vence en ${days} días.
Si no esperaba este mensaje, no haga nada: sin contraseña nadie puede entrar.
`,
  }),
  en: ({ name, link, portal, days }) => ({
    subject: `Invitation to publish on ${portal}`,
    text: `Hello ${name},

You were given a role on the open data portal ${portal}.
To come in, choose your password at this address:

${link}

The address works once and ends in ${days} days.
If you did not expect this message, do nothing: without a password nobody can come in.
`,
  }),
  fr: ({ name, link, portal, days }) => ({
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

export const writeInvitation = (invitation: Invitation): Letter => ({
  to: invitation.to,
  language: invitation.language,
  ...words[invitation.language](invitation),
});
