import type { AccessAdvice, AccessAnswers, AccessLevel, AccessQuestion, LanguageMap, PersonalData } from '@milpa/sdk';

type Reason = Required<LanguageMap>;

/** Years until somebody looks again: five at most, sooner where only a doubt closes the data. */
const longest = 5;
const soon = 1;

const reasons = {
  openByDefault: {
    es: 'Los datos del gobierno son abiertos por principio y nada de lo respondido lo impide.',
    en: 'Government data are open by default, and nothing that was answered stands against it.',
    fr: 'Les données publiques sont ouvertes par principe, et rien dans les réponses ne s’y oppose.',
  },
  notOfOffice: {
    es: 'No nacen de una función pública: no son datos del gobierno que abrir. Quedan cerrados con su motivo.',
    en: 'They do not come from a public task, so they are not government data to open. They stay closed, with the reason.',
    fr: 'Elles ne viennent pas d’une mission publique : ce ne sont pas des données publiques à ouvrir. Elles restent fermées, avec le motif.',
  },
  anonymised: {
    es: 'Hablan de personas, pero una versión sin identidades se puede abrir: se publica esa.',
    en: 'They tell of persons, but a version without identities can be open: that one is published.',
    fr: 'Elles parlent de personnes, mais une version sans identités peut être ouverte : c’est elle qui est publiée.',
  },
  persons: {
    es: 'Identifican a personas y no hay una versión sin identidades.',
    en: 'They identify persons, and there is no version without identities.',
    fr: 'Elles identifient des personnes, et il n’y a pas de version sans identités.',
  },
  sensitive: {
    es: 'Son datos sensibles: su difusión puede dañar a las personas.',
    en: 'They are sensitive: spreading them can harm persons.',
    fr: 'Elles sont sensibles : leur diffusion peut nuire à des personnes.',
  },
  noLaw: {
    es: 'Ninguna ley permite cerrarlos; sin fundamento no hay excepción.',
    en: 'No law allows to close them; without a ground there is no exception.',
    fr: 'Aucune loi ne permet de les fermer ; sans fondement, pas d’exception.',
  },
  noHarm: {
    es: 'Hay una ley, pero no un daño real y demostrable: la prueba de daño no se cumple.',
    en: 'There is a law, but no real harm that can be shown: the harm test is not met.',
    fr: 'Une loi existe, mais aucun dommage réel et démontrable : le test de préjudice n’est pas satisfait.',
  },
  interest: {
    es: 'El interés público en conocerlos pesa más que el daño.',
    en: 'The public interest in knowing them weighs more than the harm.',
    fr: 'L’intérêt du public à les connaître pèse plus que le dommage.',
  },
  partOpen: {
    es: 'Una parte se puede abrir: el nivel es restringido y esa parte se publica.',
    en: 'A part of them can be open: the level is restricted, and that part is published.',
    fr: 'Une partie peut être ouverte : le niveau est restreint et cette partie est publiée.',
  },
  closed: {
    es: 'Una ley los cierra, el daño es real, pesa más que el interés público y ninguna parte puede abrirse.',
    en: 'A law closes them, the harm is real, it weighs more than the public interest, and no part can be open.',
    fr: 'Une loi les ferme, le dommage est réel, il pèse plus que l’intérêt du public, et aucune partie ne peut être ouverte.',
  },
  doubt: {
    es: 'Queda una duda: se propone un nivel restringido, que se revisa antes de un año.',
    en: 'A doubt remains: restricted is proposed, and looked at again within a year.',
    fr: 'Un doute demeure : le niveau restreint est proposé, avec un nouvel examen sous un an.',
  },
  expires: {
    es: 'La razón termina en una fecha: la revisión se fija para entonces.',
    en: 'The reason ends on a day: the review is set for then.',
    fr: 'La raison prend fin à une date : l’examen est fixé à ce moment.',
  },
} as const satisfies Record<string, Reason>;
type ReasonName = keyof typeof reasons;

/**
 * The rule that data are open by default and the test whether persons or a protected good would be harmed, question by
 * question: answers that no longer count, because an earlier one changed, are passed over.
 */
export function adviseAccess(answers: AccessAnswers): AccessAdvice {
  const asked: AccessQuestion[] = [];
  const ask = (question: AccessQuestion) => {
    asked.push(question);
    const answer = answers[question];
    if (!answer) throw new Unanswered(question);
    return answer;
  };
  try {
    return { next: null, asked, proposal: decide(ask) };
  } catch (error) {
    if (error instanceof Unanswered) return { next: error.question, asked, proposal: null };
    throw error;
  }
}

/** Ends the way through the questions where the next answer is missing. */
class Unanswered extends Error {
  readonly question: AccessQuestion;
  constructor(question: AccessQuestion) {
    super(`Not answered: ${question}`);
    this.question = question;
  }
}

type Ask = (question: AccessQuestion) => 'yes' | 'no' | 'unknown';

function decide(ask: Ask): NonNullable<AccessAdvice['proposal']> {
  if (ask('function') === 'no') return propose('non-public', 'none', ['notOfOffice'], longest);
  const persons = ask('persons');
  if (persons !== 'no') {
    const named = ask('named') !== 'no';
    const sensitive = ask('sensitive') !== 'no';
    const kind: PersonalData = sensitive ? 'sensitive' : named ? 'personal' : 'pseudonymous';
    if (ask('anonymise') === 'yes') return propose('public', kind, ['anonymised'], longest);
    const [first, second]: ReasonName[] = sensitive ? ['persons', 'sensitive'] : ['persons'];
    return closeByLaw(
      ask,
      kind,
      [first, second].filter((each) => each !== undefined),
    );
  }
  return closeByLaw(ask, 'none', []);
}

/** The three steps of the harm test: a ground in law, a harm that is real, and more weight than the interest of the public. */
function closeByLaw(ask: Ask, personal: PersonalData, because: readonly ReasonName[]) {
  // Persons keep their protection by law whatever this office knows of other grounds.
  const law = ask('law');
  const harmful = because.length > 0;
  if (law === 'no' && !harmful) return propose('public', personal, ['noLaw', 'openByDefault'], longest);
  const harm = harmful ? 'yes' : ask('harm');
  if (harm === 'no') return propose('public', personal, ['noHarm', 'openByDefault'], longest);
  const outweighs = ask('outweighs');
  if (outweighs === 'no') {
    // What harms persons is never simply spread, whoever is interested: the rest of it is.
    const level = personal === 'sensitive' ? 'restricted' : 'public';
    return propose(level, personal, [...because, 'interest'], level === 'public' ? longest : soon);
  }
  const part = ask('part');
  if (part === 'yes') return propose('restricted', personal, [...because, 'partOpen'], longest);
  if ([law, harm, outweighs, part].includes('unknown'))
    return propose('restricted', personal, [...because, 'doubt'], soon);
  if (ask('expires') === 'yes') return propose('non-public', personal, [...because, 'closed', 'expires'], soon);
  return propose('non-public', personal, [...because, 'closed'], longest);
}

const propose = (
  level: AccessLevel,
  personalData: PersonalData,
  because: readonly ReasonName[],
  reviewYears: number,
): NonNullable<AccessAdvice['proposal']> => ({
  level,
  personalData,
  reasons: because.map((name) => reasons[name]),
  needsDecision: level !== 'public',
  reviewYears,
});
