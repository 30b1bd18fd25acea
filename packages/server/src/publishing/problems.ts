import { type LanguageMap, type PlanEvent, type PlanState, Problem } from '@milpa/sdk';

type Sentence = Required<LanguageMap>;
const wrong = (pointer: string, detail: Sentence) =>
  new Problem('invalid-request', detail, { errors: [{ pointer, detail: detail.es }] });

export const noSuch = (what: 'holding' | 'plan' | 'commitment' | 'session' | 'import', id: string): Problem => {
  const names = {
    holding: { en: 'no holding', es: 'ningún dato inventariado', fr: 'aucune donnée inventoriée' },
    plan: { en: 'no plan', es: 'ningún plan', fr: 'aucun plan' },
    commitment: { en: 'no commitment', es: 'ningún compromiso', fr: 'aucun engagement' },
    session: { en: 'no session', es: 'ninguna sesión', fr: 'aucune session' },
    import: { en: 'no import', es: 'ninguna importación', fr: 'aucune importation' },
  }[what];
  return new Problem('not-found', {
    en: `There is ${names.en} “${id}” here, or it is not public.`,
    es: `Aquí no hay ${names.es} «${id}», o no es público.`,
    fr: `Il n’y a ici ${names.fr} « ${id} », ou ce n’est pas public.`,
  });
};

export const keyTaken = (key: string): Problem =>
  new Problem(
    'conflict',
    {
      en: `The inventory has a holding with the key “${key}” already. Open that one, or give this one another key.`,
      es: `El inventario ya tiene un dato con la clave «${key}». Abra ese o dé otra clave a este.`,
      fr: `L’inventaire a déjà une donnée avec la clé « ${key} ». Ouvrez celle-là, ou donnez une autre clé à celle-ci.`,
    },
    { errors: [{ pointer: '/key', detail: key }] },
  );

export const decisionMissing = (): Problem =>
  wrong('/decision', {
    en: 'A level other than public needs its decision: law and article, the post that reviewed it, the day, the day of the next review, and the reasoning. Write it, or choose public.',
    es: 'Un nivel distinto de público necesita su decisión: ley y artículo, el cargo que la revisó, la fecha, la fecha de la próxima revisión y el razonamiento. Escríbala o elija público.',
    fr: 'Un niveau autre que public demande sa décision : loi et article, la fonction qui l’a examinée, la date, la date du prochain examen et le raisonnement. Écrivez-la, ou choisissez public.',
  });

export const datasetNotYours = (id: string): Problem =>
  wrong('/datasets', {
    en: `The dataset ${id} does not exist or belongs to another institution. Choose one of this institution.`,
    es: `El conjunto ${id} no existe o es de otra institución. Elija uno de esta institución.`,
    fr: `Le jeu ${id} n’existe pas ou appartient à une autre institution. Choisissez-en un de cette institution.`,
  });

export const holdingPromised = (): Problem =>
  new Problem('conflict', {
    en: 'A plan names this holding, so it stays in the inventory. Take it out of the plan first, if the plan is not approved.',
    es: 'Un plan nombra este dato, así que permanece en el inventario. Quítelo antes del plan, si el plan no está aprobado.',
    fr: 'Un plan nomme cette donnée : elle reste dans l’inventaire. Retirez-la d’abord du plan, s’il n’est pas approuvé.',
  });

export const editedMeanwhile = (revision: number, current: unknown): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: `Somebody changed this after you opened it: it is at revision ${revision}. Look at it again and repeat your change.`,
      es: `Alguien cambió esto después de que usted lo abrió: va en la revisión ${revision}. Véalo de nuevo y repita su cambio.`,
      fr: `Quelqu’un a modifié ceci après que vous l’avez ouvert : révision ${revision}. Relisez et refaites votre modification.`,
    },
    { current },
  );

const stateNames: Readonly<Record<PlanState, Sentence>> = {
  draft: { en: 'being written', es: 'en redacción', fr: 'en rédaction' },
  submitted: { en: 'before the council', es: 'ante el consejo', fr: 'devant le conseil' },
  returned: { en: 'given back', es: 'devuelto', fr: 'rendu' },
  approved: { en: 'approved', es: 'aprobado', fr: 'approuvé' },
};
const eventNames: Readonly<Record<PlanEvent, Sentence>> = {
  submit: { en: 'given to the council', es: 'entregar al consejo', fr: 'remis au conseil' },
  withdraw: { en: 'taken back', es: 'retomar', fr: 'repris' },
  return: { en: 'given back', es: 'devolver', fr: 'rendu' },
  approve: { en: 'approved', es: 'aprobar', fr: 'approuvé' },
};
export const planStands = (state: PlanState, event: PlanEvent): Problem =>
  new Problem('conflict', {
    en: `The plan is ${stateNames[state].en}; it cannot be ${eventNames[event].en} now.`,
    es: `El plan está ${stateNames[state].es}; ahora no se puede ${eventNames[event].es}.`,
    fr: `Le plan est ${stateNames[state].fr} ; il ne peut pas être ${eventNames[event].fr} maintenant.`,
  });
export const planFixed = (state: PlanState): Problem =>
  new Problem('conflict', {
    en: `The plan is ${stateNames[state].en}: its commitments cannot be added, removed or rewritten. ${state === 'approved' ? 'The day of each can be moved, with a reason; new promises go into another plan.' : 'Take the plan back first.'}`,
    es: `El plan está ${stateNames[state].es}: sus compromisos no se agregan, quitan ni reescriben. ${state === 'approved' ? 'La fecha de cada uno se puede mover, con un motivo; lo nuevo va en otro plan.' : 'Retome antes el plan.'}`,
    fr: `Le plan est ${stateNames[state].fr} : ses engagements ne s’ajoutent, ne se retirent et ne se réécrivent pas. ${state === 'approved' ? 'La date de chacun peut être déplacée, avec un motif ; le nouveau va dans un autre plan.' : 'Reprenez d’abord le plan.'}`,
  });

export const notApprovedYet = (): Problem =>
  new Problem('conflict', {
    en: 'The plan is not approved, so nobody was promised anything yet. Take the commitment out of the plan instead.',
    es: 'El plan no está aprobado, así que todavía no se ha prometido nada a nadie. Quite el compromiso del plan.',
    fr: 'Le plan n’est pas approuvé : rien n’a encore été promis à personne. Retirez plutôt l’engagement du plan.',
  });
export const alreadyCancelled = (): Problem =>
  new Problem('conflict', {
    en: 'The commitment was cancelled in public and stays as it is. Promise it anew in another plan.',
    es: 'El compromiso se canceló públicamente y queda como está. Comprométalo de nuevo en otro plan.',
    fr: 'L’engagement a été annulé publiquement et reste tel quel. Reprenez-le dans un autre plan.',
  });
export const alreadyKept = (): Problem =>
  new Problem('conflict', {
    en: 'What was promised is published: the commitment is kept and cannot be cancelled. If the data must go, withdraw the dataset.',
    es: 'Lo prometido está publicado: el compromiso se cumplió y no se puede cancelar. Si los datos deben quitarse, retire el conjunto.',
    fr: 'Ce qui était promis est publié : l’engagement est tenu et ne peut pas être annulé. Si les données doivent disparaître, retirez le jeu de données.',
  });

export const planEmpty = (): Problem =>
  new Problem('conflict', {
    en: 'The plan promises nothing yet. Add a commitment before you give it to the council.',
    es: 'El plan todavía no compromete nada. Agregue un compromiso antes de entregarlo al consejo.',
    fr: 'Le plan n’engage encore à rien. Ajoutez un engagement avant de le remettre au conseil.',
  });

export const notOpen = (names: readonly string[]): Problem => {
  const list = names.slice(0, 5).join(' · ');
  return new Problem('conflict', {
    en: `These holdings are closed or not classified, so they cannot be promised: ${list}. Classify them first.`,
    es: `Estos datos están cerrados o sin clasificar, así que no se pueden comprometer: ${list}. Clasifíquelos antes.`,
    fr: `Ces données sont fermées ou non classées et ne peuvent être promises : ${list}. Classez-les d’abord.`,
  });
};

export const planTitleTaken = (title: string): Problem =>
  new Problem(
    'conflict',
    {
      en: `The institution has a plan with the title “${title}” already. Choose another title.`,
      es: `La institución ya tiene un plan con el título «${title}». Elija otro título.`,
      fr: `L’institution a déjà un plan intitulé « ${title} ». Choisissez un autre titre.`,
    },
    { errors: [{ pointer: '/title', detail: title }] },
  );

export const promisedAlready = (): Problem =>
  new Problem(
    'conflict',
    {
      en: 'This plan promises that holding already. Change that commitment.',
      es: 'Este plan ya compromete ese dato. Cambie ese compromiso.',
      fr: 'Ce plan promet déjà cette donnée. Modifiez cet engagement.',
    },
    { errors: [{ pointer: '/holding', detail: 'already in the plan' }] },
  );

export const holdingElsewhere = (): Problem =>
  wrong('/holding', {
    en: 'The holding is not in the inventory of this institution.',
    es: 'El dato no está en el inventario de esta institución.',
    fr: 'La donnée n’est pas dans l’inventaire de cette institution.',
  });

export const reasonMissing = (pointer: '/reason' | '/by'): Problem =>
  wrong(pointer, {
    en: 'The plan is approved: moving a day needs the reason and the post that moves it. Everyone will read both.',
    es: 'El plan está aprobado: mover una fecha necesita el motivo y el cargo que la mueve. Todos podrán leerlos.',
    fr: 'Le plan est approuvé : déplacer une date demande le motif et la fonction qui la déplace. Tout le monde les lira.',
  });

export const minutesMissing = (): Problem =>
  wrong('/upload', {
    en: 'Approving a plan needs the minutes of the session as evidence. Add the file.',
    es: 'Aprobar un plan necesita el acta de la sesión como evidencia. Agregue el archivo.',
    fr: 'Approuver un plan demande le procès-verbal de la session comme preuve. Ajoutez le fichier.',
  });

export const nobodyPresent = (): Problem =>
  wrong('/attendance', {
    en: 'A session that decides needs somebody present. Mark who was there.',
    es: 'Una sesión que resuelve necesita a alguien presente. Marque quién asistió.',
    fr: 'Une session qui décide demande des présents. Indiquez qui était là.',
  });

export const sessionAhead = (): Problem =>
  wrong('/held', {
    en: 'The session is put down after it was held: its day cannot lie ahead.',
    es: 'La sesión se registra después de celebrarse: su fecha no puede estar en el futuro.',
    fr: 'La session s’inscrit après sa tenue : sa date ne peut pas être à venir.',
  });

export const nothingToImport = (): Problem =>
  wrong('/upload', {
    en: 'No file was named. Send one as `file`, or name an upload or an earlier import.',
    es: 'No se indicó ningún archivo. Envíelo como `file`, o indique una carga o una importación anterior.',
    fr: 'Aucun fichier n’est indiqué. Envoyez-le en tant que `file`, ou indiquez un dépôt ou une importation antérieure.',
  });

export const onlyPortal = (pointer: string): Problem =>
  wrong(pointer, {
    en: 'Only administrators of the portal take in a file that names several institutions, or plans approved elsewhere. Choose your institution.',
    es: 'Solo quien administra el portal importa un archivo de varias instituciones, o planes aprobados en otra parte. Elija su institución.',
    fr: 'Seule l’administration du portail importe un fichier de plusieurs institutions, ou des plans approuvés ailleurs. Choisissez votre institution.',
  });

export const readingBroke = (cause: unknown): Problem =>
  new Problem(
    'unavailable',
    {
      en: 'The file was not read to its end: the portal has too much to do just now. Nothing was written; send it again in a moment.',
      es: 'El archivo no se leyó hasta el final: el portal tiene demasiado trabajo en este momento. No se escribió nada; envíelo de nuevo en un momento.',
      fr: 'Le fichier n’a pas été lu jusqu’au bout : le portail a trop à faire en ce moment. Rien n’a été écrit ; renvoyez-le dans un instant.',
    },
    { cause, retryAfter: 10 },
  );
