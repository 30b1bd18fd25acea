import type { Language } from '@milpa/sdk';
import type { OfficeLetter, VoiceLetter } from './letter-store.ts';

export interface LetterFacts {
  readonly number: number;
  readonly title: string;
  /** Institution that answers. */
  readonly who: string;
  readonly answerDue: string;
  /** By when it is promised. */
  readonly due: string;
  readonly law: string;
}
interface Told {
  readonly subject: string;
  readonly lead: string;
}
type Line = (facts: LetterFacts) => Told;

/** What letters about requests say. Who asks without a name is greeted without one. */
export interface RequestLetterWords {
  readonly hello: (name: string) => string;
  readonly centre: string;
  readonly confirm: Readonly<Record<'asker' | 'supporter', (title: string) => Told>>;
  readonly confirmEnds: string;
  readonly notYou: string;
  readonly seeIt: string;
  readonly answerIt: string;
  readonly leave: string;
  readonly voice: Readonly<Record<Exclude<VoiceLetter, 'confirm'>, Line>>;
  readonly office: Readonly<Record<OfficeLetter, Line>>;
}

export const letterWords: Readonly<Record<Language, RequestLetterWords>> = {
  es: {
    hello: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    centre: 'La unidad central',
    confirm: {
      asker: (title) => ({
        subject: `Confirme su solicitud: ${title}`,
        lead: `Con este correo se pidieron datos: «${title}». Para que se publique y la institución la conteste, abra este enlace:`,
      }),
      supporter: (title) => ({
        subject: `Confirme que también lo necesita: ${title}`,
        lead: `Con este correo se dijo «yo también lo necesito» en la solicitud «${title}». Para que cuente, abra este enlace:`,
      }),
    },
    confirmEnds: 'El enlace sirve una sola vez y vence en tres días.',
    notYou: 'Si no fue usted, no haga nada: nada se publica y su correo se borra.',
    seeIt: 'La solicitud y todo lo que pasó con ella:',
    answerIt: 'Para verla y contestar:',
    leave: 'Su correo no se muestra a nadie. Para no recibir más cartas sobre esta solicitud:',
    voice: {
      accept: ({ title, who, due }) => ({
        subject: `Aceptada: ${title}`,
        lead: `${who} aceptó la solicitud «${title}». Promete publicar los datos a más tardar el ${due}. Dice:`,
      }),
      decline: ({ title, who, law }) => ({
        subject: `Negada: ${title}`,
        lead: `${who} negó la solicitud «${title}», con fundamento en ${law}. Dice:`,
      }),
      publish: ({ title, who }) => ({
        subject: `Ya está publicado: ${title}`,
        lead: `${who} dice que lo que se pide en «${title}» ya está publicado; la página de la solicitud lleva a los datos. Dice:`,
      }),
      merge: ({ title }) => ({
        subject: `Sigue en otra solicitud: ${title}`,
        lead: `«${title}» pide lo mismo que otra solicitud y sigue en ella; su apoyo cuenta allá. Recibirá la respuesta de esa. Dicen:`,
      }),
      fulfil: ({ title, who }) => ({
        subject: `Usted pidió, ya está: ${title}`,
        lead: `Usted pidió datos y ya están publicados. ${who} publicó lo que se pedía en «${title}». La página de la solicitud lleva a ellos.`,
      }),
      hide: ({ title }) => ({
        subject: `La moderación ocultó una solicitud: ${title}`,
        lead: `La moderación ocultó el texto de la solicitud «${title}» por esta razón:`,
      }),
    },
    office: {
      opened: ({ number, who, answerDue }) => ({
        subject: `Piden datos: solicitud ${number}`,
        lead: `Alguien pide datos a ${who} (solicitud ${number}). Se espera una respuesta a más tardar el ${answerDue}; todos ven si llega.`,
      }),
      forwarded: ({ number, who, answerDue }) => ({
        subject: `Le toca una solicitud de datos: ${number}`,
        lead: `La solicitud ${number} se turnó a ${who}. Se espera una respuesta a más tardar el ${answerDue}.`,
      }),
      overdue: ({ number, who, answerDue }) => ({
        subject: `Sin respuesta: solicitud ${number}`,
        lead: `${who} debió contestar la solicitud ${number} el ${answerDue}. Nadie ha contestado y así lo muestra el portal.`,
      }),
    },
  },
  en: {
    hello: (name) => (name ? `Hello ${name},` : 'Hello,'),
    centre: 'The central unit',
    confirm: {
      asker: (title) => ({
        subject: `Confirm your request: ${title}`,
        lead: `Data were asked for with this address: “${title}”. For it to be public and answered, open this link:`,
      }),
      supporter: (title) => ({
        subject: `Confirm that you need it too: ${title}`,
        lead: `With this address somebody said “I need this too” to the request “${title}”. For it to count, open this link:`,
      }),
    },
    confirmEnds: 'The link works once and ends in three days.',
    notYou: 'If it was not you, do nothing: nothing becomes public, and your address is removed.',
    seeIt: 'The request and all that happened to it:',
    answerIt: 'To see it and to answer:',
    leave: 'Your address is shown to nobody. To get no more letters about this request:',
    voice: {
      accept: ({ title, who, due }) => ({
        subject: `Accepted: ${title}`,
        lead: `${who} accepted the request “${title}” and promises to publish the data by ${due}. It says:`,
      }),
      decline: ({ title, who, law }) => ({
        subject: `Declined: ${title}`,
        lead: `${who} declined the request “${title}”, on the ground of ${law}. It says:`,
      }),
      publish: ({ title, who }) => ({
        subject: `Published already: ${title}`,
        lead: `${who} says that what “${title}” asks for is published already; the page of the request leads to it. It says:`,
      }),
      merge: ({ title }) => ({
        subject: `Goes on in another request: ${title}`,
        lead: `“${title}” asks for the same as another request and goes on there; your support counts there. You will get its answer. They say:`,
      }),
      fulfil: ({ title, who }) => ({
        subject: `You asked, we did: ${title}`,
        lead: `You asked for data, and they are published now. ${who} released what “${title}” asked for. The page of the request leads to it.`,
      }),
      hide: ({ title }) => ({
        subject: `A moderator hid a request: ${title}`,
        lead: `A moderator hid the words of the request “${title}” for this reason:`,
      }),
    },
    office: {
      opened: ({ number, who, answerDue }) => ({
        subject: `Data are asked for: request ${number}`,
        lead: `Somebody asks ${who} for data (request ${number}). An answer is expected by ${answerDue}; everyone sees whether it comes.`,
      }),
      forwarded: ({ number, who, answerDue }) => ({
        subject: `A request for data is yours: ${number}`,
        lead: `Request ${number} was sent on to ${who}. An answer is expected by ${answerDue}.`,
      }),
      overdue: ({ number, who, answerDue }) => ({
        subject: `Not answered: request ${number}`,
        lead: `${who} should have answered request ${number} by ${answerDue}. Nobody has, and the portal shows it.`,
      }),
    },
  },
  fr: {
    hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    centre: "L'unité centrale",
    confirm: {
      asker: (title) => ({
        subject: `Confirmez votre demande : ${title}`,
        lead: `Des données ont été demandées avec cette adresse : « ${title} ». Pour que la demande soit publique et reçoive une réponse, ouvrez ce lien :`,
      }),
      supporter: (title) => ({
        subject: `Confirmez que vous en avez besoin aussi : ${title}`,
        lead: `Avec cette adresse, quelqu'un a dit « j'en ai besoin aussi » pour la demande « ${title} ». Pour que cela compte, ouvrez ce lien :`,
      }),
    },
    confirmEnds: 'Le lien sert une seule fois et expire dans trois jours.',
    notYou: "Si ce n'était pas vous, ne faites rien : rien ne devient public et votre adresse est effacée.",
    seeIt: 'La demande et tout ce qui lui est arrivé :',
    answerIt: 'Pour la voir et y répondre :',
    leave: "Votre adresse n'est montrée à personne. Pour ne plus recevoir de lettres sur cette demande :",
    voice: {
      accept: ({ title, who, due }) => ({
        subject: `Acceptée : ${title}`,
        lead: `${who} a accepté la demande « ${title} » et promet de publier les données au plus tard le ${due}. Voici sa réponse :`,
      }),
      decline: ({ title, who, law }) => ({
        subject: `Refusée : ${title}`,
        lead: `${who} a refusé la demande « ${title} », sur le fondement de ${law}. Voici sa réponse :`,
      }),
      publish: ({ title, who }) => ({
        subject: `Déjà publié : ${title}`,
        lead: `${who} dit que ce que demande « ${title} » est déjà publié ; la page de la demande y mène. Voici sa réponse :`,
      }),
      merge: ({ title }) => ({
        subject: `Continue dans une autre demande : ${title}`,
        lead: `« ${title} » demande la même chose qu'une autre demande et continue là ; votre soutien y compte. Vous en recevrez la réponse. Voici ce qui est dit :`,
      }),
      fulfil: ({ title, who }) => ({
        subject: `Vous l'avez demandé, c'est fait : ${title}`,
        lead: `Vous avez demandé des données, elles sont publiées. ${who} a publié ce que demandait « ${title} ». La page de la demande y mène.`,
      }),
      hide: ({ title }) => ({
        subject: `La modération a caché une demande : ${title}`,
        lead: `La modération a caché le texte de la demande « ${title} » pour cette raison :`,
      }),
    },
    office: {
      opened: ({ number, who, answerDue }) => ({
        subject: `On demande des données : demande ${number}`,
        lead: `Quelqu'un demande des données à ${who} (demande ${number}). Une réponse est attendue au plus tard le ${answerDue} ; chacun voit si elle vient.`,
      }),
      forwarded: ({ number, who, answerDue }) => ({
        subject: `Une demande de données vous revient : ${number}`,
        lead: `La demande ${number} a été transmise à ${who}. Une réponse est attendue au plus tard le ${answerDue}.`,
      }),
      overdue: ({ number, who, answerDue }) => ({
        subject: `Sans réponse : demande ${number}`,
        lead: `${who} devait répondre à la demande ${number} au plus tard le ${answerDue}. Personne ne l'a fait, et le portail le montre.`,
      }),
    },
  },
};
