import { Problem, type SelfEvent, type SelfState } from '@milpa/sdk';

export const noSuchAssessment = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such self-assessment, or you do not work on it. The list of yours is in the workspace.',
    es: 'No hay tal autoevaluación, o usted no trabaja en ella. La lista de las suyas está en el espacio de trabajo.',
    fr: 'Il n’y a pas de telle auto-évaluation, ou vous n’y travaillez pas. La liste des vôtres est dans l’espace de travail.',
  });
export const noSuchSubmission = (): Problem =>
  new Problem('not-found', {
    en: 'There is no such frozen self-assessment. All of them are in the list.',
    es: 'No hay tal autoevaluación congelada. Todas están en la lista.',
    fr: 'Il n’y a pas de telle auto-évaluation figée. Toutes sont dans la liste.',
  });
export const oneSubject = (): Problem =>
  new Problem('invalid-request', {
    en: 'Say of whom it is: an institution, or a country by its three letters. Not both.',
    es: 'Diga de quién es: una institución o un país por sus tres letras. No ambos.',
    fr: 'Dites de qui il s’agit\u00a0: une institution, ou un pays par ses trois lettres. Pas les deux.',
  });
export const noSuchCountry = (code: string): Problem =>
  new Problem('invalid-request', {
    en: `No country has the letters ${code}. They are those of ISO 3166-1, for instance MEX.`,
    es: `Ningún país tiene las letras ${code}. Son las de ISO 3166-1, por ejemplo MEX.`,
    fr: `Aucun pays n’a les lettres ${code}. Ce sont celles d’ISO 3166-1, par exemple MEX.`,
  });
export const alreadyBegun = (): Problem =>
  new Problem('conflict', {
    en: 'There is a self-assessment of this subject by this questionnaire already. Go on with that one: each round is frozen as a submission of its own.',
    es: 'Ya hay una autoevaluación de este sujeto con este cuestionario. Continúe con esa: cada ronda se congela como un envío propio.',
    fr: 'Il y a déjà une auto-évaluation de ce sujet avec ce questionnaire. Continuez celle-là\u00a0: chaque tour est figé à part.',
  });

const events: Readonly<Record<SelfEvent, readonly [string, string, string]>> = {
  answer: ['answered', 'contestar', 'remplie'],
  'hand-in': ['handed in', 'entregar', 'remise'],
  read: ['read by a second person', 'leer por una segunda persona', 'relue'],
  return: ['returned', 'devolver', 'rendue'],
  freeze: ['frozen', 'congelar', 'figée'],
};
const states: Readonly<Record<SelfState, readonly [string, string, string]>> = {
  draft: ['being written', 'en redacción', 'en rédaction'],
  reading: ['with the second reader', 'con la segunda persona', 'chez la deuxième personne'],
};
export function cannotNow(state: SelfState, event: SelfEvent): Problem {
  const [[en, es, fr], [inEn, inEs, inFr]] = [events[event], states[state]];
  return new Problem('conflict', {
    en: `It is ${inEn}, and cannot be ${en} now. Reload to see what can be done.`,
    es: `Está ${inEs} y ahora no se puede ${es}. Recargue para ver qué se puede hacer.`,
    fr: `Elle est ${inFr} et ne peut être ${fr} maintenant. Rechargez pour voir ce qui est possible.`,
  });
}

export const changedMeanwhile = (questions: readonly string[]): Problem =>
  new Problem(
    'edited-meanwhile',
    {
      en: `Somebody answered ${questions.join(', ')} after you opened it. Look at the present answers and repeat your change.`,
      es: `Alguien contestó ${questions.join(', ')} después de que usted lo abrió. Vea las respuestas actuales y repita su cambio.`,
      fr: `Quelqu’un a répondu à ${questions.join(', ')} après que vous l’avez ouvert. Voyez les réponses actuelles et refaites votre modification.`,
    },
    { errors: questions.map((id) => ({ pointer: `/answers/${id}`, detail: 'edited-meanwhile' })) },
  );

interface Wrong {
  readonly pointer: string;
  readonly detail: string;
}
export const doNotFit = (errors: readonly Wrong[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `Some answers do not fit their questions: ${list(errors)}.`,
      es: `Algunas respuestas no corresponden a sus preguntas: ${list(errors)}.`,
      fr: `Des réponses ne correspondent pas à leurs questions\u00a0: ${list(errors)}.`,
    },
    { errors: [...errors] },
  );
const list = (errors: readonly Wrong[]) =>
  errors.map(({ pointer, detail }) => `${pointer.split('/').at(-1)} (${detail})`).join('; ');

export const whyDisputed = (ids: readonly string[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `The portal found something else for ${ids.join(', ')}. Say why you answer differently; both answers are kept.`,
      es: `El portal encontró otra cosa en ${ids.join(', ')}. Diga por qué responde distinto; ambas respuestas se conservan.`,
      fr: `Le portail a trouvé autre chose pour ${ids.join(', ')}. Dites pourquoi vous répondez autrement\u00a0; les deux réponses sont gardées.`,
    },
    { errors: ids.map((id) => ({ pointer: `/answers/${id}/reason`, detail: 'missing' })) },
  );
export const noDatasetThere = (wrong: readonly Wrong[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `No released dataset is at ${list(wrong)}. Copy the address from the page of the dataset.`,
      es: `No hay un conjunto publicado en ${list(wrong)}. Copie la dirección de la página del conjunto.`,
      fr: `Aucun jeu publié à ${list(wrong)}. Copiez l’adresse de la page du jeu.`,
    },
    { errors: [...wrong] },
  );
export const noFileThere = (wrong: readonly Wrong[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `No file was sent to this self-assessment at ${list(wrong)}. Send it first; the answer to that gives its address.`,
      es: `Ningún archivo se envió a esta autoevaluación en ${list(wrong)}. Envíelo antes; la respuesta da su dirección.`,
      fr: `Aucun fichier n’a été envoyé à cette auto-évaluation à ${list(wrong)}. Envoyez-le d’abord\u00a0; la réponse donne son adresse.`,
    },
    { errors: [...wrong] },
  );
export const ownAnswers = (ids: readonly string[]): Problem =>
  new Problem('not-allowed', {
    en: `You gave the answers to ${ids.join(', ')} yourself. Another person reads them.`,
    es: `Usted mismo dio las respuestas a ${ids.join(', ')}. Las lee otra persona.`,
    fr: `Vous avez donné vous-même les réponses à ${ids.join(', ')}. Une autre personne les relit.`,
  });
export const nothingToRead = (ids: readonly string[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `No person answered ${ids.join(', ')}, so there is nothing to read there.`,
      es: `Ninguna persona contestó ${ids.join(', ')}: no hay nada que leer allí.`,
      fr: `Personne n’a répondu à ${ids.join(', ')}\u00a0: rien à relire.`,
    },
    { errors: ids.map((id) => ({ pointer: `/readings/${id}`, detail: 'no answer' })) },
  );
export const whyContested = (ids: readonly string[]): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `Say what is wrong with ${ids.join(', ')}, so that it can be mended.`,
      es: `Diga qué está mal en ${ids.join(', ')}, para que se pueda corregir.`,
      fr: `Dites ce qui ne va pas dans ${ids.join(', ')}, pour qu’on puisse le corriger.`,
    },
    { errors: ids.map((id) => ({ pointer: `/readings/${id}/comment`, detail: 'missing' })) },
  );
export const whyReturned = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'Say what has to be mended before it is handed in again.',
      es: 'Diga qué hay que corregir antes de entregarla otra vez.',
      fr: 'Dites ce qui doit être corrigé avant de la remettre.',
    },
    { errors: [{ pointer: '/comment', detail: 'missing' }] },
  );
export const stillUnread = (count: number): Problem =>
  new Problem('conflict', {
    en: `Answers that no second person has confirmed: ${count}. Confirm them, or return the assessment to be mended; then it can be frozen.`,
    es: `Respuestas que ninguna segunda persona ha confirmado: ${count}. Confírmelas o devuelva la autoevaluación; entonces se podrá congelar.`,
    fr: `Réponses qu’aucune deuxième personne n’a confirmées\u00a0: ${count}. Confirmez-les, ou rendez l’auto-évaluation\u00a0; elle pourra alors être figée.`,
  });
export const couldNotSee = (): Problem =>
  new Problem('unavailable', {
    en: 'The portal could not look at everything just now, and what is frozen stays so. Try again in a minute.',
    es: 'El portal no pudo revisarlo todo en este momento, y lo congelado así se queda. Inténtelo de nuevo en un minuto.',
    fr: 'Le portail n’a pas pu tout regarder, et ce qui est figé le reste. Réessayez dans une minute.',
  });
