import type { Language, Role } from '@milpa/sdk';

/** Words of people and their posts. */
export interface PeopleWords {
  /** What a person is called in a role. */
  readonly roles: Readonly<Record<Role, string>>;
  /** The same with what it lets them do, for whoever chooses one. */
  readonly roleMeaning: Readonly<Record<Role, string>>;
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
};

export const peopleWords: Readonly<Record<Language, PeopleWords>> = { es, en, fr };
