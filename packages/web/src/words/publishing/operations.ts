import type { Language, OperationId } from '@milpa/sdk';

type Summaries = Pick<
  Readonly<Record<OperationId, string>>,
  | 'listHoldings'
  | 'createHolding'
  | 'getHolding'
  | 'changeHolding'
  | 'removeHolding'
  | 'listHoldingRevisions'
  | 'adviseAccess'
  | 'getInventorySettings'
  | 'changeInventorySettings'
  | 'importInventory'
  | 'getInventoryImport'
  | 'listInventoryImportRows'
  | 'listPlans'
  | 'createPlan'
  | 'getPlan'
  | 'movePlan'
  | 'addCommitment'
  | 'getCommitment'
  | 'changeCommitment'
  | 'removeCommitment'
  | 'cancelCommitment'
  | 'listCommitments'
  | 'listCouncilSessions'
  | 'recordCouncilSession'
>;

/** What the operations of inventories and plans do, and what their groups are called. */
export const publishingSummaries: Readonly<Record<Language, Summaries>> = {
  es: {
    listHoldings: 'Qué datos tiene una institución, publicados o no',
    createHolding: 'Agregar un dato al inventario',
    getHolding: 'Un dato del inventario, con su decisión de acceso y su prioridad',
    changeHolding: 'Cambiar un dato; un nivel distinto de público necesita su decisión de acceso',
    removeHolding: 'Quitar del inventario un dato que ningún plan nombra',
    listHoldingRevisions: 'Quién cambió qué de un dato, lo más reciente primero',
    adviseAccess: 'Qué preguntar ahora sobre el acceso, o el nivel al que llevan las respuestas, con sus razones',
    getInventorySettings: 'Si los nombres de los datos cerrados son públicos, y los pesos de las prioridades',
    changeInventorySettings: 'Decir si los nombres de los datos cerrados son públicos',
    importInventory: 'Importar un inventario o planes de apertura de una hoja, o decir qué pasaría',
    getInventoryImport: 'Cómo va una importación de inventario, y sus cifras',
    listInventoryImportRows: 'El informe de una importación de inventario, fila por fila',
    listPlans: 'Los planes de apertura de una institución; el público ve los aprobados',
    createPlan: 'Empezar un plan de apertura',
    getPlan: 'Un plan con sus compromisos, y las fechas que comparten demasiados',
    movePlan: 'Entregar un plan al consejo, o retomarlo',
    addCommitment: 'Comprometer la publicación de un dato para una fecha',
    getCommitment: 'Un compromiso, con cada cambio de su fecha',
    changeCommitment: 'Cambiar un compromiso; si el plan está aprobado, solo su fecha y con un motivo que todos leen',
    removeCommitment: 'Quitar un compromiso de un plan sin aprobar',
    cancelCommitment: 'Decir que algo prometido en un plan aprobado no se publicará, con un motivo que todos leen',
    listCommitments: 'Qué se comprometió a publicar cada institución y cuándo, por mes',
    listCouncilSessions: 'Las sesiones del consejo de una institución, la más reciente primero',
    recordCouncilSession: 'Registrar una sesión: sus resoluciones aprueban o devuelven planes y fijan los pesos',
  },
  en: {
    listHoldings: 'What data an institution holds, published or not',
    createHolding: 'Add a holding to an inventory',
    getHolding: 'One holding, with its access decision and priority',
    changeHolding: 'Change a holding; a level other than public needs its access decision',
    removeHolding: 'Take a holding that no plan names out of the inventory',
    listHoldingRevisions: 'Who changed what of a holding, newest first',
    adviseAccess: 'Which question to ask next about access, or the level the answers lead to',
    getInventorySettings: 'Whether names of closed holdings are public, and the weights of priorities',
    changeInventorySettings: 'Say whether names of closed holdings are public',
    importInventory: 'Take in an inventory or opening plans from a sheet, or say what would happen',
    getInventoryImport: 'How far an inventory import is, and its counts',
    listInventoryImportRows: 'The report of an inventory import, row by row',
    listPlans: 'The opening plans of an institution; the public sees those that were approved',
    createPlan: 'Begin an opening plan',
    getPlan: 'One plan with its commitments, and days that too many of them share',
    movePlan: 'Give a plan to the council, or take it back',
    addCommitment: 'Promise that a holding will be published by a day',
    getCommitment: 'One commitment, with every change of its day',
    changeCommitment: 'Change a commitment; once approved, only its day, with a reason that everyone reads',
    removeCommitment: 'Take a commitment out of a plan that is not approved',
    cancelCommitment:
      'Say that something promised in an approved plan will not be published, with a reason that everyone reads',
    listCommitments: 'What institutions promised to publish and when, by month',
    listCouncilSessions: 'Sessions of an institution’s council, newest first',
    recordCouncilSession: 'Put a session down: its resolutions approve or give back plans and set weights',
  },
  fr: {
    listHoldings: 'Les données qu’une institution détient, publiées ou non',
    createHolding: 'Ajouter une donnée à un inventaire',
    getHolding: 'Une donnée de l’inventaire, avec sa décision d’accès et sa priorité',
    changeHolding: 'Modifier une donnée ; un niveau autre que public demande sa décision d’accès',
    removeHolding: 'Retirer de l’inventaire une donnée qu’aucun plan ne nomme',
    listHoldingRevisions: 'Qui a changé quoi d’une donnée, le plus récent d’abord',
    adviseAccess: 'Quelle question poser sur l’accès, ou le niveau auquel mènent les réponses',
    getInventorySettings: 'Si les noms des données fermées sont publics, et les poids des priorités',
    changeInventorySettings: 'Dire si les noms des données fermées sont publics',
    importInventory: 'Importer un inventaire ou des plans d’ouverture d’une feuille, ou dire ce qui se passerait',
    getInventoryImport: 'Où en est une importation d’inventaire, et ses chiffres',
    listInventoryImportRows: 'Le rapport d’une importation d’inventaire, ligne par ligne',
    listPlans: 'Les plans d’ouverture d’une institution ; le public voit ceux qui sont approuvés',
    createPlan: 'Commencer un plan d’ouverture',
    getPlan: 'Un plan avec ses engagements, et les dates que trop d’entre eux partagent',
    movePlan: 'Remettre un plan au conseil, ou le reprendre',
    addCommitment: 'Promettre la publication d’une donnée pour une date',
    getCommitment: 'Un engagement, avec chaque changement de date',
    changeCommitment: 'Modifier un engagement ; une fois approuvé, seulement sa date, avec un motif public',
    removeCommitment: 'Retirer un engagement d’un plan non approuvé',
    cancelCommitment: 'Dire que ce qui était promis dans un plan approuvé ne sera pas publié, avec un motif public',
    listCommitments: 'Ce que les institutions ont promis de publier et quand, par mois',
    listCouncilSessions: 'Les sessions du conseil d’une institution, la plus récente d’abord',
    recordCouncilSession: 'Inscrire une session : ses décisions approuvent ou rendent des plans et fixent les poids',
  },
};

export const publishingTags: Readonly<Record<Language, Readonly<Record<'inventory' | 'plans', string>>>> = {
  es: { inventory: 'Inventario', plans: 'Planes de apertura' },
  en: { inventory: 'Inventory', plans: 'Opening plans' },
  fr: { inventory: 'Inventaire', plans: 'Plans d’ouverture' },
};
