import { type ActionEvent, type CorrectiveAction, Problem, type Verification } from '@milpa/sdk';

export const noSuchSample = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such sample, or it is not published yet.',
    es: 'No existe esa muestra, o todavía no se publica.',
    fr: 'Cet échantillon n’existe pas, ou n’est pas encore publié.',
  });

export const noSuchRecord = (): Problem =>
  new Problem('not-found', {
    en: 'This sample has no such record.',
    es: 'Esta muestra no tiene ese registro.',
    fr: 'Cet échantillon n’a pas cette fiche.',
  });

export const noSuchFinding = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such finding, or it is not published yet.',
    es: 'No existe ese hallazgo, o todavía no se publica.',
    fr: 'Ce constat n’existe pas, ou n’est pas encore publié.',
  });

export const noSuchAction = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such corrective action, or its sample is not published yet.',
    es: 'No existe esa acción correctiva, o su muestra todavía no se publica.',
    fr: 'Cette action corrective n’existe pas, ou son échantillon n’est pas encore publié.',
  });

export const nothingToDraw = (): Problem =>
  new Problem('conflict', {
    en: 'No released dataset fits this population. Choose a wider one: another institution, theme or period.',
    es: 'Ningún conjunto publicado entra en esta población. Elija una más amplia: otra institución, tema o periodo.',
    fr: 'Aucun jeu publié n’entre dans cette population. Choisissez-en une plus large : autre institution, thème ou période.',
  });

/** Between choosing and reading it. */
export const withdrawnMeanwhile = (): Problem =>
  new Problem('conflict', {
    en: 'A dataset that was drawn was withdrawn at this very moment. Nothing was kept; draw again.',
    es: 'Un conjunto sorteado fue retirado en este mismo momento. No se guardó nada; sortee de nuevo.',
    fr: 'Un jeu tiré au sort a été retiré à cet instant même. Rien n’a été gardé ; tirez de nouveau.',
  });

export const periodReversed = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'The period ends before it begins. Exchange the two days.',
      es: 'El periodo termina antes de empezar. Intercambie los dos días.',
      fr: 'La période finit avant de commencer. Échangez les deux jours.',
    },
    { errors: [{ pointer: '/to', detail: 'before from' }] },
  );

export const examinesOnly = (): Problem =>
  new Problem('not-allowed', {
    en: 'Samples are drawn, answered and published by auditors and internal control, each for the institutions they watch. For the whole portal, or a whole branch, the appointment must reach all of it. Ask an administrator of the portal to appoint you.',
    es: 'Las muestras las sacan, responden y publican las personas auditoras y de control interno, cada una en las instituciones que vigila. Para todo el portal, o toda una rama, el nombramiento debe abarcarla completa. Pida a quien administra el portal que le asigne la función.',
    fr: 'Les échantillons sont tirés, remplis et publiés par les auditeurs et le contrôle interne, chacun pour les institutions qu’il surveille. Pour tout le portail, ou toute une branche, la nomination doit la couvrir entièrement. Demandez à l’administrateur du portail de vous nommer.',
  });

export const alreadyPublished = (): Problem =>
  new Problem('conflict', {
    en: 'This sample is published: its records stay as they are. Note what is new as a finding, or draw another sample.',
    es: 'Esta muestra está publicada: sus registros quedan como están. Anote lo nuevo como hallazgo, o saque otra muestra.',
    fr: 'Cet échantillon est publié : ses fiches restent telles quelles. Notez ce qui est nouveau comme constat, ou tirez un autre échantillon.',
  });

export const stillLooking = (waiting: number): Problem =>
  new Problem('conflict', {
    en: `The portal has still ${waiting} records to fill in. Publish the sample once it is done; that takes minutes, for large files longer.`,
    es: `Al portal todavía le faltan ${waiting} registros por llenar. Publique la muestra cuando termine; tarda minutos, con archivos grandes más.`,
    fr: `Il reste au portail ${waiting} fiches à remplir. Publiez l’échantillon quand ce sera fait ; cela prend des minutes, plus pour de gros fichiers.`,
  });

export const outsidePopulation = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'This institution is not one of those this sample was drawn from.',
      es: 'Esta institución no está entre aquellas de las que se sacó la muestra.',
      fr: 'Cette institution n’est pas de celles dont l’échantillon a été tiré.',
    },
    { errors: [{ pointer: '/institution', detail: 'outside the population' }] },
  );

export const dayNeeded = (today: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `This needs a day that is still to come: after ${today}.`,
      es: `Esto necesita un día que esté por venir: después del ${today}.`,
      fr: `Il faut un jour à venir : après le ${today}.`,
    },
    { errors: [{ pointer: '/due', detail: today }] },
  );

export const notNow = (event: ActionEvent, { state, moves }: Pick<CorrectiveAction, 'state' | 'moves'>): Problem =>
  new Problem('conflict', {
    en: `The action is “${state}”: “${event}” is not possible now. Possible are: ${moves.join(', ') || 'nothing'}.`,
    es: `La acción está en «${state}»: ahora no se puede «${event}». Se puede: ${moves.join(', ') || 'nada'}.`,
    fr: `L’action est « ${state} » : « ${event} » n’est pas possible maintenant. Sont possibles : ${moves.join(', ') || 'rien'}.`,
  });

export const replyForInstitution = (): Problem =>
  new Problem('not-allowed', {
    en: 'The reply is for those who answer for the institution, its head, liaison and publishers; the judgement for the auditor. Nobody judges their own reply.',
    es: 'Responder toca a quienes responden por la institución, titular, enlace y quienes publican; juzgar, a la auditoría. Nadie juzga su propia respuesta.',
    fr: 'La réponse revient à ceux qui répondent de l’institution, responsable, liaison et publication ; le jugement, à l’auditeur. Personne ne juge sa propre réponse.',
  });

const changedMeanwhile = (current: object): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: 'Somebody changed this after you opened it. Look at it again and repeat your change.',
      es: 'Alguien cambió esto después de que usted lo abrió. Véalo de nuevo y repita su cambio.',
      fr: 'Quelqu’un a modifié ceci après que vous l’avez ouvert. Relisez et refaites votre modification.',
    },
    { current },
  );
export const recordChanged = (current: Verification): Problem => changedMeanwhile(current);
export const actionChanged = (current: CorrectiveAction): Problem => changedMeanwhile(current);
