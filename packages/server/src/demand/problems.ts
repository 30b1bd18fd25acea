import { type DataRequestState, Problem } from '@milpa/sdk';

export const noSuchRequest = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such request. The list of all of them is at /api/v1/requests.',
    es: 'No hay tal solicitud. La lista de todas está en /api/v1/requests.',
    fr: "Il n'y a pas de telle demande. La liste de toutes est à /api/v1/requests.",
  });

export const requestChanged = (present: object): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: 'Somebody changed this request after you opened it. Read it again, then answer.',
      es: 'Alguien cambió esta solicitud después de que usted la abrió. Léala de nuevo y conteste.',
      fr: "Quelqu'un a modifié cette demande après que vous l'avez ouverte. Relisez-la, puis répondez.",
    },
    { current: present },
  );

export const codeEnded = (): Problem =>
  new Problem('not-found', {
    en: 'This link has ended, or was used already. If you confirmed before, all is done; else ask again and you get a new letter.',
    es: 'Este enlace venció o ya se usó. Si ya confirmó, no falta nada; si no, envíe la solicitud otra vez y recibirá otra carta.',
    fr: 'Ce lien a expiré ou a déjà servi. Si vous aviez confirmé, tout est fait ; sinon, envoyez de nouveau la demande et vous recevrez une autre lettre.',
  });

export const noSuchLetter = (): Problem =>
  new Problem('not-found', {
    en: 'This link does not belong to a letter of this portal. Copy the whole address from the letter.',
    es: 'Este enlace no es de una carta de este portal. Copie la dirección completa de la carta.',
    fr: "Ce lien ne vient pas d'une lettre de ce portail. Copiez l'adresse entière de la lettre.",
  });

export const noLongerWanted = (): Problem =>
  new Problem('conflict', {
    en: 'This request is over, so nobody needs to support it any more. Its page says what became of it.',
    es: 'Esta solicitud ya terminó; no hace falta apoyarla. Su página dice qué pasó con ella.',
    fr: "Cette demande est terminée : il n'y a plus besoin de la soutenir. Sa page dit ce qu'elle est devenue.",
  });

export const noSuchDataset = (pointer: string, key: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `There is no dataset “${key}” that fits here. Copy the last part of its address in this portal.`,
      es: `No hay un conjunto de datos «${key}» que sirva aquí. Copie la última parte de su dirección en este portal.`,
      fr: `Il n'y a pas de jeu de données « ${key} » qui convienne ici. Copiez la dernière partie de son adresse dans ce portail.`,
    },
    { errors: [{ pointer, detail: 'no such dataset' }] },
  );

export const noSuchCommitment = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'This is no commitment of an approved plan of this institution that everyone may read. Choose one of them, or say a day.',
      es: 'No es un compromiso público de un plan aprobado de esta institución. Elija uno de ellos o indique una fecha.',
      fr: "Ce n'est pas un engagement public d'un plan approuvé de cette institution. Choisissez-en un, ou dites un jour.",
    },
    { errors: [{ pointer: '/commitment', detail: 'no such commitment' }] },
  );

export const noSuchHolding = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'This is not in the inventory of the institution that answers. Choose one of its data, or none.',
      es: 'Esto no está en el inventario de la institución que contesta. Elija uno de sus datos, o ninguno.',
      fr: "Ceci n'est pas dans l'inventaire de l'institution qui répond. Choisissez l'une de ses données, ou aucune.",
    },
    { errors: [{ pointer: '/holding', detail: 'no such holding' }] },
  );

export const dayIsOver = (today: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `This day must not be before today, ${today}.`,
      es: `Este día no puede ser anterior a hoy, ${today}.`,
      fr: `Ce jour ne peut pas être avant aujourd'hui, ${today}.`,
    },
    { errors: [{ pointer: '/promised', detail: 'before today' }] },
  );

export const noSuchTarget = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'There is no other request with this number that goes on. Look it up in the list of requests.',
      es: 'No hay otra solicitud vigente con ese número. Búsquela en la lista de solicitudes.',
      fr: "Il n'y a pas d'autre demande en cours avec ce numéro. Cherchez-la dans la liste des demandes.",
    },
    { errors: [{ pointer: '/request', detail: 'no such request' }] },
  );

export const sameInstitution = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'This request is with that institution already. Choose another one, or none to give it back to the central unit.',
      es: 'La solicitud ya está con esa institución. Elija otra, o ninguna para devolverla a la unidad central.',
      fr: "La demande est déjà chez cette institution. Choisissez-en une autre, ou aucune pour la rendre à l'unité centrale.",
    },
    { errors: [{ pointer: '/institution', detail: 'the same institution' }] },
  );

export const tooManyLetters = (retryAfter: number): Problem => {
  const minutes = Math.ceil(retryAfter / 60);
  return new Problem(
    'too-many-requests',
    {
      en: `Many letters were asked for at once. Try again in ${minutes} min; keep your text until then.`,
      es: `Se pidieron muchas cartas a la vez. Inténtelo de nuevo en ${minutes} min; guarde su texto mientras tanto.`,
      fr: `Beaucoup de lettres ont été demandées à la fois. Réessayez dans ${minutes} min ; gardez votre texte jusque-là.`,
    },
    { retryAfter: Math.ceil(retryAfter) },
  );
};

/** What cannot happen to a request as it stands. */
export const requestNotNow = (state: DataRequestState): Problem => new Problem('conflict', sentences[state]);
const over = {
  en: 'This request is over: its page says what became of it. Ask anew where something is still missing.',
  es: 'Esta solicitud ya terminó: su página dice qué pasó con ella. Si algo falta todavía, pídalo en otra.',
  fr: "Cette demande est terminée : sa page dit ce qu'elle est devenue. S'il manque encore quelque chose, faites-en une autre.",
};
const standing = {
  en: 'This cannot happen to a request that is as this one. Open its page to see what can.',
  es: 'Esto no es posible con una solicitud en este estado. Abra su página para ver qué sí lo es.',
  fr: "Ceci n'est pas possible pour une demande dans cet état. Ouvrez sa page pour voir ce qui l'est.",
};
const sentences: Readonly<Record<DataRequestState, typeof over>> = {
  unconfirmed: standing,
  open: standing,
  accepted: standing,
  declined: standing,
  published: over,
  duplicate: {
    en: 'This request goes on in another one, which its page names. Answer that one.',
    es: 'Esta solicitud sigue en otra, que su página nombra. Conteste aquella.',
    fr: 'Cette demande continue dans une autre, que sa page nomme. Répondez à celle-là.',
  },
  fulfilled: over,
  withdrawn: over,
  hidden: {
    en: 'A moderator hid this request. Show it again first.',
    es: 'La moderación ocultó esta solicitud. Primero muéstrela de nuevo.',
    fr: "La modération a caché cette demande. Montrez-la d'abord de nouveau.",
  },
};
