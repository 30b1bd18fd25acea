import type { CaseKind, Language } from '@milpa/sdk';
import type { LetterKind } from './letter-store.ts';

export interface LetterFacts {
  readonly number: number;
  readonly title: string;
  readonly kind: string;
  readonly who: string;
  readonly due: string;
}
type Line = (facts: LetterFacts) => { readonly subject: string; readonly lead: string };

/** What letters about cases say. A reader has no name: then they are greeted without one. */
export interface CaseLetterWords {
  readonly hello: (name: string) => string;
  readonly open: string;
  readonly page: string;
  readonly why: string;
  readonly kinds: Readonly<Record<CaseKind, string>>;
  readonly letters: Readonly<Record<LetterKind, Line>>;
}

export const letterWords: Readonly<Record<Language, CaseLetterWords>> = {
  es: {
    hello: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    open: 'Para verlo y contestar:',
    page: 'Los datos están aquí:',
    why: 'Recibe esta carta porque dejó su correo al avisar de un problema. No se usa para nada más y se borra después.',
    kinds: {
      'broken-link': 'un enlace no responde',
      'failed-check': 'una verificación falla',
      'wrong-data': 'los datos tienen un error',
      description: 'la descripción tiene un error',
      outdated: 'los datos no están al día',
      access: 'los datos no se pueden abrir',
      'personal-data': 'hay datos personales',
      help: 'alguien pide ayuda',
    },
    letters: {
      opened: ({ number, title, kind, due }) => ({
        subject: `Caso ${number}: ${title}`,
        lead: `Sobre «${title}» alguien avisa: ${kind}. Se espera una primera respuesta a más tardar el ${due}.`,
      }),
      asked: ({ number, title }) => ({
        subject: `Caso ${number}, algo más: ${title}`,
        lead: `En el caso ${number}, sobre «${title}», se escribió algo más.`,
      }),
      answered: ({ number, title, who }) => ({
        subject: `Respuesta: ${title}`,
        lead: `${who || 'El portal'} contestó en el caso ${number}, sobre «${title}».`,
      }),
      solved: ({ number, title }) => ({
        subject: `Resuelto: ${title}`,
        lead: `El caso ${number}, sobre «${title}», se dio por resuelto. Si no es así, se puede abrir de nuevo.`,
      }),
      closed: ({ number, title }) => ({
        subject: `Cerrado: ${title}`,
        lead: `El caso ${number}, sobre «${title}», se cerró.`,
      }),
      reopened: ({ number, title }) => ({
        subject: `Abierto de nuevo: ${title}`,
        lead: `El caso ${number}, sobre «${title}», no quedó resuelto y se abrió de nuevo.`,
      }),
      assigned: ({ number, title, due }) => ({
        subject: `Le toca el caso ${number}: ${title}`,
        lead: `El caso ${number}, sobre «${title}», pasó a su puesto. La primera respuesta se espera a más tardar el ${due}.`,
      }),
      'answer-due': ({ number, title, due }) => ({
        subject: `Sin respuesta: caso ${number}, ${title}`,
        lead: `El caso ${number}, sobre «${title}», debió tener una primera respuesta el ${due}. Nadie ha contestado.`,
      }),
      'solve-due': ({ number, title, due }) => ({
        subject: `Sin resolver: caso ${number}, ${title}`,
        lead: `El caso ${number}, sobre «${title}», debió resolverse el ${due}.`,
      }),
      found: ({ title, kind }) => ({
        subject: `El portal encontró algo: ${title}`,
        lead: `El portal revisa los datos por sí mismo y encontró en «${title}»: ${kind}. Hoy no se envía otra carta de estas; lo demás que encuentre está en la lista de casos. Cuando se corrige, el caso se resuelve solo.`,
      }),
    },
  },
  en: {
    hello: (name) => (name ? `Hello ${name},` : 'Hello,'),
    open: 'To look at it and answer:',
    page: 'The data are here:',
    why: 'You get this letter because you left your e-mail when you told of a problem. It is used for nothing else and removed afterwards.',
    kinds: {
      'broken-link': 'a link does not answer',
      'failed-check': 'a check fails',
      'wrong-data': 'something is wrong in the data',
      description: 'something is wrong in the description',
      outdated: 'the data are not up to date',
      access: 'the data cannot be opened',
      'personal-data': 'there are personal data',
      help: 'somebody asks for help',
    },
    letters: {
      opened: ({ number, title, kind, due }) => ({
        subject: `Case ${number}: ${title}`,
        lead: `About “${title}” somebody says: ${kind}. A first answer is due by ${due}.`,
      }),
      asked: ({ number, title }) => ({
        subject: `Case ${number}, something more: ${title}`,
        lead: `Something more was written in case ${number}, about “${title}”.`,
      }),
      answered: ({ number, title, who }) => ({
        subject: `Answer: ${title}`,
        lead: `${who || 'The portal'} answered in case ${number}, about “${title}”.`,
      }),
      solved: ({ number, title }) => ({
        subject: `Solved: ${title}`,
        lead: `Case ${number}, about “${title}”, counts as solved. If it is not, it can be opened again.`,
      }),
      closed: ({ number, title }) => ({
        subject: `Closed: ${title}`,
        lead: `Case ${number}, about “${title}”, was closed.`,
      }),
      reopened: ({ number, title }) => ({
        subject: `Open again: ${title}`,
        lead: `Case ${number}, about “${title}”, was not solved and is open again.`,
      }),
      assigned: ({ number, title, due }) => ({
        subject: `Case ${number} is yours: ${title}`,
        lead: `Case ${number}, about “${title}”, was given to your post. A first answer is due by ${due}.`,
      }),
      'answer-due': ({ number, title, due }) => ({
        subject: `No answer: case ${number}, ${title}`,
        lead: `Case ${number}, about “${title}”, should have had a first answer on ${due}. Nobody has answered.`,
      }),
      'solve-due': ({ number, title, due }) => ({
        subject: `Not solved: case ${number}, ${title}`,
        lead: `Case ${number}, about “${title}”, should have been solved on ${due}.`,
      }),
      found: ({ title, kind }) => ({
        subject: `The portal found something: ${title}`,
        lead: `The portal looks after the data by itself and found in “${title}”: ${kind}. No other letter of this kind comes today; whatever else it finds is in the list of cases. Once it is mended the case is solved by itself.`,
      }),
    },
  },
  fr: {
    hello: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
    open: 'Pour le voir et répondre :',
    page: 'Les données sont ici :',
    why: "Vous recevez cette lettre parce que vous avez laissé votre adresse en signalant un problème. Elle ne sert à rien d'autre et sera effacée.",
    kinds: {
      'broken-link': 'un lien ne répond pas',
      'failed-check': 'une vérification échoue',
      'wrong-data': 'les données contiennent une erreur',
      description: 'la description contient une erreur',
      outdated: 'les données ne sont pas à jour',
      access: 'les données ne peuvent pas être ouvertes',
      'personal-data': 'il y a des données personnelles',
      help: "quelqu'un demande de l'aide",
    },
    letters: {
      opened: ({ number, title, kind, due }) => ({
        subject: `Dossier ${number} : ${title}`,
        lead: `Au sujet de « ${title} », quelqu'un signale : ${kind}. Une première réponse est attendue au plus tard le ${due}.`,
      }),
      asked: ({ number, title }) => ({
        subject: `Dossier ${number}, un complément : ${title}`,
        lead: `Quelque chose a été ajouté au dossier ${number}, au sujet de « ${title} ».`,
      }),
      answered: ({ number, title, who }) => ({
        subject: `Réponse : ${title}`,
        lead: `${who || 'Le portail'} a répondu dans le dossier ${number}, au sujet de « ${title} ».`,
      }),
      solved: ({ number, title }) => ({
        subject: `Résolu : ${title}`,
        lead: `Le dossier ${number}, au sujet de « ${title} », est considéré comme résolu. Si ce n'est pas le cas, il peut être rouvert.`,
      }),
      closed: ({ number, title }) => ({
        subject: `Clos : ${title}`,
        lead: `Le dossier ${number}, au sujet de « ${title} », a été clos.`,
      }),
      reopened: ({ number, title }) => ({
        subject: `Rouvert : ${title}`,
        lead: `Le dossier ${number}, au sujet de « ${title} », n'était pas résolu et a été rouvert.`,
      }),
      assigned: ({ number, title, due }) => ({
        subject: `Le dossier ${number} vous revient : ${title}`,
        lead: `Le dossier ${number}, au sujet de « ${title} », a été confié à votre poste. Une première réponse est attendue au plus tard le ${due}.`,
      }),
      'answer-due': ({ number, title, due }) => ({
        subject: `Sans réponse : dossier ${number}, ${title}`,
        lead: `Le dossier ${number}, au sujet de « ${title} », aurait dû recevoir une première réponse le ${due}. Personne n'a répondu.`,
      }),
      'solve-due': ({ number, title, due }) => ({
        subject: `Non résolu : dossier ${number}, ${title}`,
        lead: `Le dossier ${number}, au sujet de « ${title} », aurait dû être résolu le ${due}.`,
      }),
      found: ({ title, kind }) => ({
        subject: `Le portail a trouvé quelque chose : ${title}`,
        lead: `Le portail vérifie lui-même les données et a trouvé dans « ${title} » : ${kind}. Aucune autre lettre de ce genre ne viendra aujourd'hui ; le reste est dans la liste des dossiers. Une fois corrigé, le dossier se résout tout seul.`,
      }),
    },
  },
};
