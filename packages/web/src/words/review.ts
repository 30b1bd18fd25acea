import type { Language, ReviewState } from '@milpa/sdk';

/** Words of the pages on which a second person reads what goes out. */
export interface ReviewWords {
  readonly nav: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly forYou: string;
  readonly others: string;
  readonly pageTitle: (title: string) => string;
  readonly states: Readonly<Record<ReviewState, string>>;
  readonly submitTitle: string;
  readonly submitLead: string;
  readonly orAsk: string;
  readonly notBefore: string;
  readonly notBeforeHint: string;
  readonly badDay: string;
  readonly submit: string;
  readonly waiting: (name: string, day: string) => string;
  readonly open: string;
  readonly handedIn: (name: string, day: string) => string;
  readonly decided: (name: string, day: string) => string;
  readonly embargo: (day: string) => string;
  readonly notes: string;
  readonly trouble: string;
  readonly changes: string;
  readonly nothingChanged: string;
  readonly first: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly personal: string;
  readonly decideTitle: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly approve: string;
  readonly returnIt: string;
  readonly recall: string;
  readonly cannot: string;
  readonly workingCopy: string;
  readonly released: (version: number) => string;
  readonly done: Readonly<Record<'submitted' | 'approved' | 'returned' | 'recalled', string>>;
  readonly rule: string;
  readonly ruleHint: string;
  readonly fourEyes: string;
  readonly saveRule: string;
  readonly ruleSaved: string;
  readonly receipt: string;
  readonly receiptHint: string;
}

const es: ReviewWords = {
  nav: 'Revisiones',
  title: 'Revisiones',
  lead: 'Lo que alguien envió para que una segunda persona lo lea antes de publicarse.',
  none: 'No hay nada en revisión.',
  forYou: 'Esperan su lectura',
  others: 'Todas las revisiones',
  pageTitle: (title) => `Revisión de «${title}»`,
  states: {
    'in-review': 'En revisión',
    approved: 'Aprobado',
    returned: 'Devuelto',
    recalled: 'Retirado',
    outdated: 'Editado después de enviarlo',
    released: 'Publicado',
  },
  submitTitle: 'Enviar a revisión',
  submitLead: 'Otra persona de la institución lo leerá. Cuando lo apruebe, se publica por sí solo.',
  orAsk: 'O pida primero que alguien más lo lea',
  notBefore: 'No publicar antes del',
  notBeforeHint: 'Deje vacío para publicar en cuanto se apruebe. El día empieza a las 00:00 UTC.',
  badDay: 'Escriba el día como 2026-12-31.',
  submit: 'Enviar a revisión',
  waiting: (name, day) => `${name} lo envió a revisión el ${day}. Si lo edita ahora, habrá que enviarlo de nuevo.`,
  open: 'Ver la revisión',
  handedIn: (name, day) => `Enviado por ${name} el ${day}`,
  decided: (name, day) => `Decidido por ${name} el ${day}`,
  embargo: (day) => `No se publica antes del ${day}.`,
  notes: 'Qué hay de nuevo',
  trouble: 'Se aprobó, pero no se pudo publicar',
  changes: 'Qué cambia',
  nothingChanged: 'Nada cambia respecto de lo publicado.',
  first: 'Es la primera versión: todo es nuevo.',
  findings: 'Qué se encontró en los archivos',
  noFindings: 'No se encontró nada que señalar.',
  personal: 'Columnas con datos personales y por qué pueden ser públicas',
  decideTitle: 'Su decisión',
  comment: 'Comentario',
  commentHint: 'Si lo devuelve, diga qué hay que corregir.',
  approve: 'Aprobar y publicar',
  returnIt: 'Devolver',
  recall: 'Retirar de la revisión',
  cannot: 'Usted lo envió o no tiene función para aprobarlo: decide otra persona.',
  workingCopy: 'Abrir el borrador',
  released: (version) => `Publicado como versión ${version}`,
  done: {
    submitted: 'Enviado a revisión.',
    approved: 'Aprobado. Estará en el portal en menos de un minuto, o en su día.',
    returned: 'Devuelto. Quien lo envió recibe un correo con su comentario.',
    recalled: 'Retirado de la revisión.',
  },
  rule: 'Antes de publicar',
  ruleHint: 'Con cuatro ojos, nadie publica solo: quien envía y quien aprueba son personas distintas.',
  fourEyes: 'Una segunda persona debe aprobar',
  saveRule: 'Guardar la regla',
  ruleSaved: 'La regla quedó guardada.',
  receipt: 'Acuse firmado (folio)',
  receiptHint: 'Lo que se publicó, fijo y con firma: será igual para siempre.',
};

const en: ReviewWords = {
  nav: 'Reviews',
  title: 'Reviews',
  lead: 'What somebody handed in for a second person to read before it is released.',
  none: 'Nothing is in review.',
  forYou: 'Waiting for you to read',
  others: 'All reviews',
  pageTitle: (title) => `Review of “${title}”`,
  states: {
    'in-review': 'In review',
    approved: 'Approved',
    returned: 'Returned',
    recalled: 'Taken back',
    outdated: 'Edited after it was handed in',
    released: 'Released',
  },
  submitTitle: 'Hand in for review',
  submitLead: 'Another person of the institution reads it. Once approved, it is released by itself.',
  orAsk: 'Or ask somebody else to read it first',
  notBefore: 'Do not release before',
  notBeforeHint: 'Leave empty to release as soon as it is approved. The day begins at 00:00 UTC.',
  badDay: 'Write the day as 2026-12-31.',
  submit: 'Hand in for review',
  waiting: (name, day) =>
    `${name} handed it in for review on ${day}. If you edit it now, it has to be handed in again.`,
  open: 'See the review',
  handedIn: (name, day) => `Handed in by ${name} on ${day}`,
  decided: (name, day) => `Decided by ${name} on ${day}`,
  embargo: (day) => `Not released before ${day}.`,
  notes: 'What is new',
  trouble: 'It was approved, but could not be released',
  changes: 'What changes',
  nothingChanged: 'Nothing differs from what is released.',
  first: 'It is the first version: all of it is new.',
  findings: 'What was found in the files',
  noFindings: 'Nothing was found that needs telling.',
  personal: 'Columns with personal data, and why they may be public',
  decideTitle: 'Your decision',
  comment: 'Comment',
  commentHint: 'If you return it, say what has to be mended.',
  approve: 'Approve and release',
  returnIt: 'Return',
  recall: 'Take back from review',
  cannot: 'You handed it in, or you hold no role to approve it: somebody else decides.',
  workingCopy: 'Open the working copy',
  released: (version) => `Released as version ${version}`,
  done: {
    submitted: 'Handed in for review.',
    approved: 'Approved. It will be on the portal within a minute, or on its day.',
    returned: 'Returned. Whoever handed it in gets a mail with your comment.',
    recalled: 'Taken back from review.',
  },
  rule: 'Before anything is released',
  ruleHint: 'With four eyes nobody releases alone: who hands in and who approves are different people.',
  fourEyes: 'A second person must approve',
  saveRule: 'Save the rule',
  ruleSaved: 'The rule is saved.',
  receipt: 'Signed receipt (folio)',
  receiptHint: 'What was released, fixed and signed: it stays the same for ever.',
};

const fr: ReviewWords = {
  nav: 'Relectures',
  title: 'Relectures',
  lead: "Ce que quelqu'un a remis pour qu'une deuxième personne le lise avant publication.",
  none: "Rien n'est en relecture.",
  forYou: 'Attendent votre lecture',
  others: 'Toutes les relectures',
  pageTitle: (title) => `Relecture de « ${title} »`,
  states: {
    'in-review': 'En relecture',
    approved: 'Approuvé',
    returned: 'Renvoyé',
    recalled: 'Repris',
    outdated: 'Modifié après avoir été remis',
    released: 'Publié',
  },
  submitTitle: 'Remettre en relecture',
  submitLead: "Une autre personne de l'institution le lit. Une fois approuvé, il est publié tout seul.",
  orAsk: "Ou demandez d'abord à quelqu'un d'autre de le lire",
  notBefore: 'Ne pas publier avant le',
  notBeforeHint: "Laissez vide pour publier dès l'approbation. Le jour commence à 00 h 00 UTC.",
  badDay: 'Écrivez le jour ainsi : 2026-12-31.',
  submit: 'Remettre en relecture',
  waiting: (name, day) =>
    `${name} l'a remis en relecture le ${day}. Si vous le modifiez, il faudra le remettre de nouveau.`,
  open: 'Voir la relecture',
  handedIn: (name, day) => `Remis par ${name} le ${day}`,
  decided: (name, day) => `Décidé par ${name} le ${day}`,
  embargo: (day) => `Pas publié avant le ${day}.`,
  notes: 'Ce qui est nouveau',
  trouble: "Il a été approuvé, mais n'a pas pu être publié",
  changes: 'Ce qui change',
  nothingChanged: 'Rien ne diffère de ce qui est publié.',
  first: "C'est la première version : tout est nouveau.",
  findings: 'Ce qui a été trouvé dans les fichiers',
  noFindings: "Rien à signaler n'a été trouvé.",
  personal: 'Colonnes avec des données personnelles, et pourquoi elles peuvent être publiques',
  decideTitle: 'Votre décision',
  comment: 'Commentaire',
  commentHint: 'Si vous le renvoyez, dites ce qui doit être corrigé.',
  approve: 'Approuver et publier',
  returnIt: 'Renvoyer',
  recall: 'Reprendre de la relecture',
  cannot: "Vous l'avez remis, ou vous n'avez pas de rôle pour l'approuver : quelqu'un d'autre décide.",
  workingCopy: 'Ouvrir la copie de travail',
  released: (version) => `Publié comme version ${version}`,
  done: {
    submitted: 'Remis en relecture.',
    approved: "Approuvé. Il sera sur le portail en moins d'une minute, ou le jour dit.",
    returned: "Renvoyé. La personne qui l'a remis reçoit un courriel avec votre commentaire.",
    recalled: 'Repris de la relecture.',
  },
  rule: 'Avant toute publication',
  ruleHint: 'Avec quatre yeux, personne ne publie seul : la personne qui remet et celle qui approuve sont différentes.',
  fourEyes: 'Une deuxième personne doit approuver',
  saveRule: 'Enregistrer la règle',
  ruleSaved: 'La règle est enregistrée.',
  receipt: 'Reçu signé (folio)',
  receiptHint: 'Ce qui a été publié, figé et signé : il reste le même pour toujours.',
};

export const reviewWords: Readonly<Record<Language, ReviewWords>> = { es, en, fr };
