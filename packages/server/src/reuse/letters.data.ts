import type { Language } from '@milpa/sdk';

export const reuseLetters = ['confirm', 'accepted', 'declined', 'hidden', 'decide'] as const;
export type ReuseLetter = (typeof reuseLetters)[number];

interface LetterWords {
  readonly hello: (name: string) => string;
  readonly letters: Readonly<Record<ReuseLetter, (title: string, days: number) => { subject: string; lead: string }>>;
  /** Before the address that the letter is about. */
  readonly open: Readonly<Record<ReuseLetter, string>>;
  readonly page: string;
  readonly why: string;
  readonly reason: string;
}

/**
 * What letters about reuses say. The first one holds no word of whoever sent it in: anybody can name anybody's address. Whoever sent one in has no name: they are
 * greeted without.
 */
export const letterWords: Readonly<Record<Language, LetterWords>> = {
  es: {
    hello: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    letters: {
      confirm: (_, days) => ({
        subject: 'Confirme su correo',
        lead: `Alguien envió a este portal algo hecho con sus datos y dio esta dirección de correo. Si fue usted, confírmela en ${days} días; después alguien la revisará. Si no fue usted, no haga nada: se borrará.`,
      }),
      accepted: (title) => ({ subject: `Ya es público: ${title}`, lead: `«${title}» ya se ve en el portal. Gracias.` }),
      declined: (title) => ({ subject: `No se aceptó: ${title}`, lead: `«${title}» no se publicó.` }),
      hidden: (title) => ({ subject: `Ya no es público: ${title}`, lead: `«${title}» ya no se ve en el portal.` }),
      decide: (title) => ({
        subject: `Uso de sus datos, por revisar: ${title}`,
        lead: `Alguien hizo algo con los datos de su institución y lo envió: «${title}». No es público mientras nadie lo acepte.`,
      }),
    },
    open: {
      confirm: 'Para confirmar:',
      accepted: 'Para corregirlo o retirarlo, con este enlace que es solo suyo:',
      declined: 'Para corregirlo y enviarlo de nuevo, o retirarlo, con este enlace que es solo suyo:',
      hidden: 'Para corregirlo y enviarlo de nuevo, o retirarlo, con este enlace que es solo suyo:',
      decide: 'Para verlo y decidir:',
    },
    page: 'Su página:',
    why: 'Recibe esta carta porque se dio esta dirección al enviar algo hecho con datos del portal. No se muestra a nadie.',
    reason: 'El motivo:',
  },
  en: {
    hello: (name) => (name ? `Dear ${name},` : 'Hello,'),
    letters: {
      confirm: (_, days) => ({
        subject: 'Confirm your address',
        lead: `Somebody sent this portal something made of its data, and gave this e-mail address. If it was you, confirm it within ${days} days; then somebody will look at it. If it was not you, do nothing: it will be removed.`,
      }),
      accepted: (title) => ({
        subject: `Public now: ${title}`,
        lead: `“${title}” is to be seen on the portal. Thank you.`,
      }),
      declined: (title) => ({ subject: `Not accepted: ${title}`, lead: `“${title}” was not published.` }),
      hidden: (title) => ({
        subject: `No longer public: ${title}`,
        lead: `“${title}” is no longer shown on the portal.`,
      }),
      decide: (title) => ({
        subject: `A use of your data, to be looked at: ${title}`,
        lead: `Somebody made something of the data of your institution and sent it in: “${title}”. It is not public until somebody accepts it.`,
      }),
    },
    open: {
      confirm: 'To confirm:',
      accepted: 'To correct or withdraw it, with this link that is yours alone:',
      declined: 'To correct it and send it again, or withdraw it, with this link that is yours alone:',
      hidden: 'To correct it and send it again, or withdraw it, with this link that is yours alone:',
      decide: 'To see it and decide:',
    },
    page: 'Its page:',
    why: 'You get this letter because this address was given when something made of the portal’s data was sent in. It is shown to nobody.',
    reason: 'The reason:',
  },
  fr: {
    hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    letters: {
      confirm: (_, days) => ({
        subject: 'Confirmez votre adresse',
        lead: `Quelqu’un a envoyé à ce portail quelque chose fait avec ses données, et a donné cette adresse électronique. Si c’est vous, confirmez-la dans les ${days} jours ; quelqu’un l’examinera ensuite. Sinon, ne faites rien : l’envoi sera supprimé.`,
      }),
      accepted: (title) => ({
        subject: `Désormais public : ${title}`,
        lead: `« ${title} » se voit maintenant sur le portail. Merci.`,
      }),
      declined: (title) => ({ subject: `Non retenu : ${title}`, lead: `« ${title} » n’a pas été publié.` }),
      hidden: (title) => ({
        subject: `N’est plus public : ${title}`,
        lead: `« ${title} » n’est plus montré sur le portail.`,
      }),
      decide: (title) => ({
        subject: `Une réutilisation de vos données, à examiner : ${title}`,
        lead: `Quelqu’un a fait quelque chose des données de votre institution et l’a envoyé : « ${title} ». Rien n’est public tant que personne ne l’accepte.`,
      }),
    },
    open: {
      confirm: 'Pour confirmer :',
      accepted: 'Pour corriger ou retirer, avec ce lien qui n’est qu’à vous :',
      declined: 'Pour corriger et renvoyer, ou retirer, avec ce lien qui n’est qu’à vous :',
      hidden: 'Pour corriger et renvoyer, ou retirer, avec ce lien qui n’est qu’à vous :',
      decide: 'Pour le voir et décider :',
    },
    page: 'Sa page :',
    why: 'Vous recevez cette lettre parce que cette adresse a été donnée en envoyant quelque chose fait avec les données du portail. Elle n’est montrée à personne.',
    reason: 'La raison :',
  },
};
