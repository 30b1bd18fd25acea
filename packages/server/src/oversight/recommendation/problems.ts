import { Problem, type Recommendation, type RecommendationEvent } from '@milpa/sdk';

export const noSuchRecommendation = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such recommendation. The list is at /api/v1/recommendations.',
    es: 'No existe esa recomendación. La lista está en /api/v1/recommendations.',
    fr: 'Cette recommandation n’existe pas. La liste est à /api/v1/recommendations.',
  });

export const noSuchMilestone = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such milestone, or it was reached already.',
    es: 'No existe ese hito, o ya se alcanzó.',
    fr: 'Cette étape n’existe pas, ou est déjà atteinte.',
  });

export const noSuchEvidence = (dataset: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `No released dataset of this portal has the address “${dataset}”. Give the last part of its address, or leave it empty.`,
      es: `Ningún conjunto publicado de este portal tiene la dirección «${dataset}». Escriba la última parte de su dirección, o déjelo vacío.`,
      fr: `Aucun jeu publié de ce portail n’a l’adresse « ${dataset} ». Donnez la dernière partie de son adresse, ou laissez vide.`,
    },
    { errors: [{ pointer: '/dataset', detail: dataset }] },
  );

export const notThen = (pointer: string, today: string, future: boolean): Problem =>
  new Problem(
    'invalid-request',
    future
      ? {
          en: `This needs a day that is still to come: after ${today}.`,
          es: `Esto necesita un día que esté por venir: después del ${today}.`,
          fr: `Il faut un jour à venir : après le ${today}.`,
        }
      : {
          en: `This cannot be later than today, ${today}.`,
          es: `Esto no puede ser después de hoy, ${today}.`,
          fr: `Ceci ne peut pas être après aujourd’hui, ${today}.`,
        },
    { errors: [{ pointer, detail: today }] },
  );

export const evidenceFirst = (): Problem =>
  new Problem('conflict', {
    en: 'Nothing shows yet that this is done. Add a document, an address or a dataset as evidence first.',
    es: 'Todavía nada muestra que esto se hizo. Primero agregue como evidencia un documento, una dirección o un conjunto de datos.',
    fr: 'Rien ne montre encore que c’est fait. Ajoutez d’abord comme preuve un document, une adresse ou un jeu de données.',
  });

export const notChargedYet = (): Problem =>
  new Problem('conflict', {
    en: 'Nobody is charged with this recommendation yet. The policy unit names the institution first.',
    es: 'Todavía nadie está a cargo de esta recomendación. Primero la unidad de política nombra a la institución.',
    fr: 'Personne n’est encore chargé de cette recommandation. L’unité de politique nomme d’abord l’institution.',
  });

export const recommendationNotNow = (event: RecommendationEvent, { state, moves }: Recommendation): Problem =>
  new Problem('conflict', {
    en: `The recommendation is “${state}”: “${event}” is not possible now. Possible are: ${moves.join(', ') || 'nothing'}.`,
    es: `La recomendación está en «${state}»: ahora no se puede «${event}». Se puede: ${moves.join(', ') || 'nada'}.`,
    fr: `La recommandation est « ${state} » : « ${event} » n’est pas possible maintenant. Sont possibles : ${moves.join(', ') || 'rien'}.`,
  });

export const recommendationChanged = (current: Recommendation): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: 'Somebody changed this recommendation after you opened it. Look at it again and repeat your change.',
      es: 'Alguien cambió esta recomendación después de que usted la abrió. Véala de nuevo y repita su cambio.',
      fr: 'Quelqu’un a modifié cette recommandation après que vous l’avez ouverte. Relisez-la et refaites votre modification.',
    },
    { current },
  );
