import type { Language, ResponsibilityKind, Role } from '@milpa/sdk';

/** Words of people and their posts. */
export interface PeopleWords {
  /** What a person is called in a role. */
  readonly roles: Readonly<Record<Role, string>>;
  /** The same with what it lets them do, for whoever chooses one. */
  readonly roleMeaning: Readonly<Record<Role, string>>;
  readonly more: string;
  readonly from: string;
  readonly fromHint: string;
  readonly to: string;
  readonly toHint: string;
  readonly postTitle: string;
  readonly postTitleHint: string;
  readonly letter: string;
  readonly letterHint: string;
  readonly letterFile: string;
  readonly letterFileHint: string;
  readonly letterGet: (name: string) => string;
  readonly note: string;
  readonly noteHint: string;
  readonly begins: string;
  readonly until: string;
  readonly wrongDay: string;
  readonly wrongOrder: string;
  readonly details: string;
  readonly detailsLead: string;
  readonly saveDetails: string;
  readonly saved: string;
  readonly replace: string;
  readonly replaceLead: (name: string) => string;
  readonly submitReplace: string;
  readonly replaced: (email: string) => string;
  readonly act: string;
  readonly actLead: (name: string) => string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly minutes: string;
  readonly minutesOf: (minutes: string) => string;
  readonly submitAct: string;
  readonly acting: (by: string, person: string) => string;
  readonly actingUntil: (time: string, reason: string) => string;
  readonly stopActing: string;
  readonly successionTitle: string;
  readonly successionLead: string;
  readonly allFilled: string;
  readonly vacant: string;
  readonly vacantFor: (role: string, days: string) => string;
  readonly neverHeld: (role: string) => string;
  readonly endingSoon: string;
  readonly orphans: (count: string) => string;
  readonly handover: string;
  readonly handoverLead: string;
  readonly noOrphans: string;
  readonly noTakers: string;
  readonly kinds: Readonly<Record<ResponsibilityKind, string>>;
  readonly caredBy: (name: string) => string;
  readonly caredByNobody: string;
  readonly taker: string;
  readonly what: string;
  readonly nothingChosen: string;
  readonly submitHandover: string;
  readonly handedOver: (count: string) => string;
  readonly publicTitle: string;
  readonly publicVacant: string;
  readonly publicVacantSince: (day: string) => string;
  readonly actings: string;
  readonly actingsLead: string;
  readonly actedBy: (by: string, reason: string) => string;
  readonly actedFrom: (day: string, from: string, to: string) => string;
  readonly noActings: string;
}

const es: PeopleWords = {
  roles: {
    administrator: 'Administra',
    publisher: 'Publica',
    viewer: 'Consulta',
    head: 'Titular',
    liaison: 'Enlace',
    'data-administrator': 'Administra los datos',
    'generating-area': 'Área generadora',
    steward: 'Custodia',
    'council-member': 'Integra el consejo',
    'internal-control': 'Control interno',
    auditor: 'Auditoría',
    'policy-unit': 'Unidad de política',
    moderator: 'Modera',
  },
  roleMeaning: {
    administrator: 'Administra: nombra personas y hace todo lo demás',
    publisher: 'Publica: prepara y publica datos',
    viewer: 'Consulta: ve los borradores',
    head: 'Titular: responde por la institución, aprueba y nombra al enlace',
    liaison: 'Enlace: aprueba y nombra a quien administra los datos y a su equipo',
    'data-administrator': 'Administra los datos: lleva inventario y plan, y publica',
    'generating-area': 'Área generadora: prepara sus datos; otra persona los publica',
    steward: 'Custodia: revisa y cuida la calidad de los datos',
    'council-member': 'Integra el consejo: ve el inventario y vota en las sesiones',
    'internal-control': 'Control interno: lo ve todo, también el registro, y no cambia nada',
    auditor: 'Auditoría: lo ve todo, también el registro, y no cambia nada',
    'policy-unit': 'Unidad de política: define obligaciones y ve el avance de todas',
    moderator: 'Modera: decide qué comentarios quedan a la vista',
  },
  more: 'Fechas, puesto y oficio',
  from: 'Desde',
  fromHint: 'Si lo deja vacío, desde ahora. Con una fecha futura, la función comienza sola ese día.',
  to: 'Último día',
  toHint: 'La función termina sola al acabar ese día. Si lo deja vacío, no tiene fin previsto.',
  postTitle: 'Puesto',
  postTitleHint:
    'Como lo llama la institución. En la página pública se ve el puesto de titular, enlace y quien administra los datos.',
  letter: 'Oficio de designación',
  letterHint: 'Número y fecha del oficio.',
  letterFile: 'El oficio como archivo',
  letterFileHint: 'Un PDF o una imagen, de hasta 20 MB. Lo ven solo quienes ven a las personas de la institución.',
  letterGet: (name) => `Descargar el oficio: ${name}`,
  note: 'Nota',
  noteHint: 'No se publica.',
  begins: 'Comienza',
  until: 'Último día',
  wrongDay: 'Escriba el día completo, como 2026-03-31.',
  wrongOrder: 'El último día queda antes del primero. Corrija uno de los dos.',
  details: 'Lo que se dice del nombramiento',
  detailsLead: 'Quién tiene qué función y dónde no se cambia: eso es otro nombramiento.',
  saveDetails: 'Guardar',
  saved: 'El nombramiento quedó guardado.',
  replace: 'Nombrar a quien sucede',
  replaceLead: (name) => `La función de ${name} termina en el mismo momento en que comienza la de quien sucede.`,
  submitReplace: 'Nombrar y terminar',
  replaced: (email) => `Listo: ${email} sucede en la función.`,
  act: 'Actuar como esta persona',
  actLead: (name) =>
    `Solo para dar soporte. Verá y escribirá los borradores de ${name}, y nada más. El registro guarda que fue usted, y ${name} puede leer quién fue y por qué.`,
  reason: 'Motivo',
  reasonHint: 'Queda en el registro. Por ejemplo: número de caso y qué se va a revisar.',
  minutes: 'Durante',
  minutesOf: (minutes) => `${minutes} minutos`,
  submitAct: 'Actuar como esta persona',
  acting: (by, person) => `${by}, usted actúa como ${person}.`,
  actingUntil: (time, reason) => `Hasta las ${time} UTC. Motivo: ${reason}`,
  stopActing: 'Dejar de actuar',
  successionTitle: 'Relevos',
  successionLead: 'Puestos sin persona, nombramientos que terminan en 30 días o menos y lo que quedó sin responsable.',
  allFilled: 'No falta nadie.',
  vacant: 'Puestos vacantes',
  vacantFor: (role, days) => `${role}: vacante desde hace ${days} días`,
  neverHeld: (role) => `${role}: nadie lo ha ocupado`,
  endingSoon: 'Terminan pronto',
  orphans: (count) => `Sin responsable: ${count}`,
  handover: 'Pasar a otra persona',
  handoverLead:
    'Lo que cuidaba quien ya no puede escribir aquí. Mientras tanto nada se detiene: quien puede escribir sigue trabajando.',
  noOrphans: 'Todo tiene responsable.',
  noTakers: 'Nadie puede escribir ahora para esta institución. Primero nombre a alguien.',
  kinds: { dataset: 'Conjunto de datos', upload: 'Archivo sin terminar', commitment: 'Compromiso de apertura' },
  caredBy: (name) => `lo cuidaba ${name}`,
  caredByNobody: 'sin responsable',
  taker: 'Quién se hace cargo',
  what: 'Qué se pasa',
  nothingChosen: 'Elija al menos una cosa.',
  submitHandover: 'Pasar a esta persona',
  handedOver: (count) => `Listo: se pasaron ${count}.`,
  publicTitle: 'Quién responde',
  publicVacant: 'Vacante',
  publicVacantSince: (day) => `Vacante desde el ${day}`,
  actings: 'Quién actuó como usted',
  actingsLead: 'Quien administra el portal puede actuar como usted para dar soporte. Aquí ve cuándo y por qué.',
  actedFrom: (day, from, to) => `${day}, de ${from} a ${to} UTC`,
  noActings: 'Nadie ha actuado como usted.',
  actedBy: (by, reason) => `${by}: ${reason}`,
};

const en: PeopleWords = {
  roles: {
    administrator: 'Administrator',
    publisher: 'Publisher',
    viewer: 'Viewer',
    head: 'Head',
    liaison: 'Liaison',
    'data-administrator': 'Data administrator',
    'generating-area': 'Generating area',
    steward: 'Steward',
    'council-member': 'Council member',
    'internal-control': 'Internal control',
    auditor: 'Auditor',
    'policy-unit': 'Policy unit',
    moderator: 'Moderator',
  },
  roleMeaning: {
    administrator: 'Administrator: appoints people and does everything else',
    publisher: 'Publisher: prepares and releases data',
    viewer: 'Viewer: sees drafts',
    head: 'Head: answers for the institution, approves, appoints the liaison',
    liaison: 'Liaison: approves, appoints the data administrator and their team',
    'data-administrator': 'Data administrator: runs inventory and plan, releases data',
    'generating-area': 'Generating area: prepares its data; somebody else releases it',
    steward: 'Steward: reviews and cares for the quality of data',
    'council-member': 'Council member: sees the inventory and votes in sessions',
    'internal-control': 'Internal control: sees everything, the record too, and changes nothing',
    auditor: 'Auditor: sees everything, the record too, and changes nothing',
    'policy-unit': 'Policy unit: defines obligations and sees how far everybody is',
    moderator: 'Moderator: decides which comments stay in view',
  },
  more: 'Dates, post and letter',
  from: 'From',
  fromHint: 'If you leave it empty, from now. With a day that lies ahead, the role begins by itself on that day.',
  to: 'Last day',
  toHint: 'The role ends by itself when that day is over. If you leave it empty, no end is foreseen.',
  postTitle: 'Post',
  postTitleHint:
    'As the institution calls it. The public page shows the posts of head, liaison and data administrator.',
  letter: 'Letter of appointment',
  letterHint: 'Number and date of the letter.',
  letterFile: 'The letter as a file',
  letterFileHint: 'A PDF or a picture of up to 20 MB. Only those who see the people of the institution see it.',
  letterGet: (name) => `Download the letter: ${name}`,
  note: 'Note',
  noteHint: 'Not published.',
  begins: 'Begins',
  until: 'Last day',
  wrongDay: 'Write the whole day, like 2026-03-31.',
  wrongOrder: 'The last day comes before the first. Correct one of them.',
  details: 'What is said of the appointment',
  detailsLead: 'Who holds which role where is not changed here: that is another appointment.',
  saveDetails: 'Save',
  saved: 'The appointment is saved.',
  replace: 'Appoint who follows',
  replaceLead: (name) => `The role of ${name} ends at the very moment at which the successor’s begins.`,
  submitReplace: 'Appoint and end',
  replaced: (email) => `Done: ${email} follows in the role.`,
  act: 'Act as this person',
  actLead: (name) =>
    `For support only. You see and write the drafts of ${name}, and nothing else. The record keeps that it was you, and ${name} can read who it was and why.`,
  reason: 'Reason',
  reasonHint: 'Stands in the record. For example the number of the case, and what you will look at.',
  minutes: 'For',
  minutesOf: (minutes) => `${minutes} minutes`,
  submitAct: 'Act as this person',
  acting: (by, person) => `${by}, you act as ${person}.`,
  actingUntil: (time, reason) => `Until ${time} UTC. Reason: ${reason}`,
  stopActing: 'Stop acting',
  successionTitle: 'Succession',
  successionLead: 'Posts without a person, appointments that end within 30 days, and what was left without anybody.',
  allFilled: 'Nobody is missing.',
  vacant: 'Vacant posts',
  vacantFor: (role, days) => `${role}: vacant for ${days} days`,
  neverHeld: (role) => `${role}: nobody ever held it`,
  endingSoon: 'Ending soon',
  orphans: (count) => `Without anybody: ${count}`,
  handover: 'Hand over',
  handoverLead:
    'What somebody cared for who may no longer write here. Nothing waits meanwhile: whoever may write goes on.',
  noOrphans: 'Everything has its person.',
  noTakers: 'Nobody may write for this institution now. Appoint somebody first.',
  kinds: { dataset: 'Dataset', upload: 'Unfinished file', commitment: 'Commitment' },
  caredBy: (name) => `cared for by ${name}`,
  caredByNobody: 'without anybody',
  taker: 'Who takes over',
  what: 'What is handed over',
  nothingChosen: 'Choose at least one thing.',
  submitHandover: 'Hand over',
  handedOver: (count) => `Done: ${count} handed over.`,
  publicTitle: 'Who answers for it',
  publicVacant: 'Vacant',
  publicVacantSince: (day) => `Vacant since ${day}`,
  actings: 'Who acted as you',
  actingsLead: 'An administrator of the portal may act as you for support. Here you see when and why.',
  actedFrom: (day, from, to) => `${day}, ${from} to ${to} UTC`,
  noActings: 'Nobody has acted as you.',
  actedBy: (by, reason) => `${by}: ${reason}`,
};

const fr: PeopleWords = {
  roles: {
    administrator: 'Administre',
    publisher: 'Publie',
    viewer: 'Consulte',
    head: 'Titulaire',
    liaison: 'Liaison',
    'data-administrator': 'Administre les données',
    'generating-area': 'Service producteur',
    steward: 'Veille sur les données',
    'council-member': 'Membre du conseil',
    'internal-control': 'Contrôle interne',
    auditor: 'Audit',
    'policy-unit': 'Unité de politique',
    moderator: 'Modère',
  },
  roleMeaning: {
    administrator: 'Administre : nomme des personnes et fait tout le reste',
    publisher: 'Publie : prépare et publie des données',
    viewer: 'Consulte : voit les brouillons',
    head: 'Titulaire : répond de l’institution, approuve et nomme la liaison',
    liaison: 'Liaison : approuve et nomme qui administre les données, et son équipe',
    'data-administrator': 'Administre les données : tient l’inventaire et le plan, publie',
    'generating-area': 'Service producteur : prépare ses données ; une autre personne les publie',
    steward: 'Veille sur les données : relit et soigne leur qualité',
    'council-member': 'Membre du conseil : voit l’inventaire et vote aux séances',
    'internal-control': 'Contrôle interne : voit tout, le registre aussi, et ne change rien',
    auditor: 'Audit : voit tout, le registre aussi, et ne change rien',
    'policy-unit': 'Unité de politique : définit les obligations et voit l’avancement de tous',
    moderator: 'Modère : décide quels commentaires restent visibles',
  },
  more: 'Dates, poste et lettre',
  from: 'À partir du',
  fromHint:
    'Si vous laissez vide, à partir de maintenant. Avec un jour à venir, le rôle commence de lui-même ce jour-là.',
  to: 'Dernier jour',
  toHint: 'Le rôle prend fin de lui-même quand ce jour est passé. Si vous laissez vide, aucune fin n’est prévue.',
  postTitle: 'Poste',
  postTitleHint:
    'Comme l’institution l’appelle. La page publique montre les postes de titulaire, de liaison et d’administration des données.',
  letter: 'Lettre de nomination',
  letterHint: 'Numéro et date de la lettre.',
  letterFile: 'La lettre en fichier',
  letterFileHint:
    'Un PDF ou une image, 20 Mo au plus. Seules la voient les personnes qui voient celles de l’institution.',
  letterGet: (name) => `Télécharger la lettre : ${name}`,
  note: 'Note',
  noteHint: 'N’est pas publiée.',
  begins: 'Commence',
  until: 'Dernier jour',
  wrongDay: 'Écrivez le jour entier, comme 2026-03-31.',
  wrongOrder: 'Le dernier jour vient avant le premier. Corrigez l’un des deux.',
  details: 'Ce qui est dit de la nomination',
  detailsLead: 'Qui tient quel rôle et où ne se change pas ici : c’est une autre nomination.',
  saveDetails: 'Enregistrer',
  saved: 'La nomination est enregistrée.',
  replace: 'Nommer qui succède',
  replaceLead: (name) => `Le rôle de ${name} prend fin au moment même où commence celui du successeur.`,
  submitReplace: 'Nommer et mettre fin',
  replaced: (email) => `C’est fait : ${email} succède dans ce rôle.`,
  act: 'Agir comme cette personne',
  actLead: (name) =>
    `Pour l’aide seulement. Vous voyez et écrivez les brouillons de ${name}, et rien d’autre. Le registre garde que c’était vous, et ${name} peut lire qui c’était et pourquoi.`,
  reason: 'Motif',
  reasonHint: 'Figure dans le registre. Par exemple le numéro du dossier et ce que vous allez regarder.',
  minutes: 'Pendant',
  minutesOf: (minutes) => `${minutes} minutes`,
  submitAct: 'Agir comme cette personne',
  acting: (by, person) => `${by}, vous agissez comme ${person}.`,
  actingUntil: (time, reason) => `Jusqu’à ${time} UTC. Motif : ${reason}`,
  stopActing: 'Cesser d’agir',
  successionTitle: 'Relève',
  successionLead:
    'Postes sans personne, nominations qui finissent dans 30 jours ou moins, et ce qui est resté sans responsable.',
  allFilled: 'Il ne manque personne.',
  vacant: 'Postes vacants',
  vacantFor: (role, days) => `${role} : vacant depuis ${days} jours`,
  neverHeld: (role) => `${role} : personne ne l’a jamais tenu`,
  endingSoon: 'Finissent bientôt',
  orphans: (count) => `Sans responsable : ${count}`,
  handover: 'Transmettre',
  handoverLead:
    'Ce dont s’occupait une personne qui ne peut plus écrire ici. Rien n’attend entre-temps : qui peut écrire continue.',
  noOrphans: 'Tout a son responsable.',
  noTakers: 'Personne ne peut écrire maintenant pour cette institution. Nommez d’abord quelqu’un.',
  kinds: { dataset: 'Jeu de données', upload: 'Fichier inachevé', commitment: 'Engagement d’ouverture' },
  caredBy: (name) => `${name} s’en occupait`,
  caredByNobody: 'sans responsable',
  taker: 'Qui prend la relève',
  what: 'Ce qui est transmis',
  nothingChosen: 'Choisissez au moins une chose.',
  submitHandover: 'Transmettre',
  handedOver: (count) => `C’est fait : transmis, ${count}.`,
  publicTitle: 'Qui en répond',
  publicVacant: 'Vacant',
  publicVacantSince: (day) => `Vacant depuis le ${day}`,
  actings: 'Qui a agi comme vous',
  actingsLead: 'Qui administre le portail peut agir comme vous pour vous aider. Vous voyez ici quand et pourquoi.',
  actedFrom: (day, from, to) => `${day}, de ${from} à ${to} UTC`,
  noActings: "Personne n'a agi à votre place.",
  actedBy: (by, reason) => `${by} : ${reason}`,
};

export const peopleWords: Readonly<Record<Language, PeopleWords>> = { es, en, fr };
