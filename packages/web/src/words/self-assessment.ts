import type { AnswerState, Language, SelfState } from '@milpa/sdk';

/** Words for governments that measure themselves. */
export interface SelfAssessmentWords {
  readonly nav: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly questionnaires: string;
  readonly questionnairesLead: string;
  readonly names: Readonly<Record<'ourdata' | 'odm', (edition: number) => string>>;
  readonly kinds: Readonly<Record<'exact' | 'approximate', string>>;
  readonly countQuestions: (count: string) => string;
  readonly parts: Readonly<Record<'policy' | 'portal' | 'quality' | 'impact', string>>;
  readonly answers: Readonly<Record<string, string>>;
  readonly unknown: string;
  readonly scoreOf: (low: string, high: string) => string;
  readonly scoreExact: (score: string) => string;
  readonly pointsOf: (low: string, high: string, most: string) => string;
  readonly placeOf: (best: string, worst: string, of: string) => string;
  readonly knownOf: (known: string, of: string) => string;
  readonly howToRead: string;
  readonly chart: string;
  readonly certain: string;
  readonly possible: string;
  readonly part: string;
  readonly table: string;
  readonly states: Readonly<Record<AnswerState, string>>;
  readonly stateCounts: string;
  readonly portalSays: string;
  readonly personSays: string;
  readonly reason: string;
  readonly evidence: string;
  readonly proof: string;
  readonly foundThere: (count: string) => string;
  readonly answeredBy: (name: string, day: string) => string;
  readonly readBy: (verdict: string, name: string, day: string) => string;
  readonly verdicts: Readonly<Record<'open' | 'confirmed' | 'contested', string>>;
  readonly lookedAt: (moment: string, seconds: string) => string;
  readonly report: (questionnaire: string, subject: string) => string;
  readonly submission: (number: string, day: string) => string;
  readonly frozenBy: (name: string, day: string) => string;
  readonly method: string;
  readonly digest: string;
  readonly digestHint: string;
  readonly downloads: string;
  readonly print: string;
  readonly answersTitle: string;
  readonly question: string;
  readonly answer: string;
  readonly compare: string;
  readonly compareTo: string;
  readonly compareTitle: (before: string, after: string) => string;
  readonly notComparable: string;
  readonly noChanges: string;
  readonly before: string;
  readonly after: string;
  readonly approximation: string;
  readonly guidance: string;
  readonly worth: string;
  readonly work: {
    readonly lead: string;
    readonly none: string;
    readonly begin: string;
    readonly subject: string;
    readonly subjectHint: string;
    readonly country: string;
    readonly countryHint: string;
    readonly questionnaire: string;
    readonly start: string;
    readonly assessmentStates: Readonly<Record<SelfState, string>>;
    readonly counts: (answered: string, submissions: string) => string;
    readonly sections: string;
    readonly ofKnown: (known: string, of: string) => string;
    readonly yourAnswer: string;
    readonly asPortal: string;
    readonly leaveUnknown: string;
    readonly reasonHint: string;
    readonly evidenceHint: string;
    readonly badEvidence: (line: string) => string;
    readonly file: string;
    readonly fileHint: string;
    readonly save: string;
    readonly saved: string;
    readonly next: string;
    readonly readTitle: string;
    readonly readLead: string;
    readonly nothingToRead: string;
    readonly ownAnswer: string;
    readonly verdict: string;
    readonly confirm: string;
    readonly contest: string;
    readonly later: string;
    readonly comment: string;
    readonly commentHint: string;
    readonly saveReading: string;
    readonly closed: string;
    readonly handIn: string;
    readonly handInLead: string;
    readonly giveBack: string;
    readonly giveBackWhy: string;
    readonly returned: string;
    readonly freeze: string;
    readonly freezeLead: string;
    readonly unread: (count: string) => string;
    readonly done: Readonly<Record<'saved' | 'read' | 'handed-in' | 'returned', string>>;
    readonly whatIf: string;
    readonly whatIfLead: string;
    readonly change: string;
    readonly toAnswer: string;
    readonly target: string;
    readonly targetHint: string;
    readonly tryIt: string;
    readonly now: string;
    readonly tried: string;
    readonly moves: string;
    readonly movesLead: string;
    readonly way: (count: string, target: string) => string;
    readonly noWay: (target: string) => string;
    readonly gain: string;
    readonly effort: string;
    readonly efforts: Readonly<Record<'1' | '2' | '3', string>>;
    readonly submissions: string;
    readonly earlier: string;
  };
  readonly operations: Readonly<
    Record<
      | 'listQuestionnaires'
      | 'getQuestionnaire'
      | 'listSelfAssessments'
      | 'createSelfAssessment'
      | 'getSelfAssessment'
      | 'answerSelfAssessment'
      | 'readSelfAssessment'
      | 'moveSelfAssessment'
      | 'freezeSelfAssessment'
      | 'trySelfAssessment'
      | 'listSubmissions'
      | 'getSubmission'
      | 'compareSubmissions',
      string
    >
  >;
}

const en: SelfAssessmentWords = {
  nav: 'Self-assessment',
  title: 'Self-assessments',
  lead: 'How governments and institutions measure themselves: what the portal finds by itself, what people answer with evidence, and what a second person confirmed.',
  none: 'Nobody has frozen a self-assessment yet.',
  questionnaires: 'Questionnaires',
  questionnairesLead: 'What is asked, what counts, and what it is worth.',
  names: { ourdata: (edition) => `OURdata index ${edition}`, odm: (edition) => `Open Data Maturity ${edition}` },
  kinds: {
    exact: 'Questions and weights as published',
    approximate: 'Approximation: the questions of 2017 in the structure of this edition',
  },
  countQuestions: (count) => `${count} questions`,
  parts: { policy: 'Policy', portal: 'Portal', quality: 'Quality', impact: 'Impact' },
  answers: {
    yes: 'Yes',
    no: 'No',
    none: 'None',
    some: 'Some',
    all: 'All',
    most: 'Most',
    never: 'Never',
    rarely: 'Rarely',
    sometimes: 'Sometimes',
    often: 'Often',
    bottom: 'Far below the mean (outlier)',
    below: 'More than 75\u00a0% below the mean',
    within: 'Within 75\u00a0% of the mean',
    above: 'More than 75\u00a0% above the mean',
    top: 'Far above the mean (outlier)',
    other: 'Other',
    'not applicable': 'Not applicable',
    "don't know": 'Don’t know (scores nothing)',
    majority: 'The majority',
    half: 'About half',
    few: 'Few',
    day: 'Within a day',
    week: 'Within a week',
    month: 'Within a month',
    longer: 'Longer',
    'no priority': 'No priority',
    told: 'Told in the reason',
    'yes or all publish': 'Yes, or all of them publish',
    consultations: 'By regular consultations',
    'other measures': 'In other ways',
    increased: 'More, or already nearly all',
    same: 'No change',
    decreased: 'Less',
    strong: 'Very much',
    limited: 'A little',
    mixed: 'All kinds of people',
    'public sector': 'Mostly the public sector',
    businesses: 'Mostly companies',
    citizens: 'Mostly citizens',
    entirely: 'Entirely',
    partly: 'In part',
    'longer or unknown': 'Longer, or not known',
    cc: 'Creative Commons',
    own: 'Licences of the country',
  },
  unknown: 'Unknown',
  scoreOf: (low, high) => `The score lies between ${low} and ${high}.`,
  scoreExact: (score) => `The score is ${score}.`,
  pointsOf: (low, high, most) => `In points: ${low} to ${high} of ${most}.`,
  placeOf: (best, worst, of) =>
    best === worst
      ? `Among the countries published for 2017 that would be place ${best} of ${of}.`
      : `Among the countries published for 2017 that would be a place from ${best} to ${worst} of ${of}.`,
  knownOf: (known, of) => `${known} of ${of} questions have a settled answer.`,
  howToRead:
    'What is unknown is not guessed: it may count nothing or fully, so the score is a range. The solid part is certain, the striped part is possible.',
  chart: 'Score by part',
  certain: 'Certain',
  possible: 'Possible',
  part: 'Part',
  table: 'The figures of the chart',
  states: {
    system: 'Answered by the portal',
    person: 'Answered by a person',
    disputed: 'Disputed',
    unknown: 'Unknown',
  },
  stateCounts: 'Whose answers these are',
  portalSays: 'The portal',
  personSays: 'A person',
  reason: 'Reason',
  evidence: 'Evidence',
  proof: 'See the count yourself',
  foundThere: (count) => `counted: ${count}`,
  answeredBy: (name, day) => `${name}, ${day}`,
  readBy: (verdict, name, day) => `${verdict} by ${name}, ${day}`,
  verdicts: { open: 'Not read yet', confirmed: 'Confirmed', contested: 'Contested' },
  lookedAt: (moment, seconds) => `The portal looked on ${moment}; it took ${seconds} s.`,
  report: (questionnaire, subject) => `${subject}: ${questionnaire}`,
  submission: (number, day) => `Submission ${number}, ${day}`,
  frozenBy: (name, day) => `Frozen by ${name} on ${day}. It never changes.`,
  method: 'Method',
  digest: 'SHA-256 of the JSON file',
  digestHint: 'Whoever has the file can check that it is the one that was frozen.',
  downloads: 'As files',
  print: 'This page prints as a report.',
  answersTitle: 'Every answer',
  question: 'Question',
  answer: 'Answer',
  compare: 'Compare',
  compareTo: 'Compare with',
  compareTitle: (before, after) => `From ${before} to ${after}`,
  notComparable: 'They go by different questionnaires or methods: their scores are not of one kind.',
  noChanges: 'No answer differs.',
  before: 'Before',
  after: 'After',
  approximation:
    'This is an approximation. The OECD did not publish the questions of this edition, so those of 2017 are asked in its structure. It is not the OECD’s score.',
  guidance: 'What counts',
  worth: 'What each answer is worth',
  work: {
    lead: 'Measure a country, a state, a municipality or an institution. The portal answers what it can see; the rest is yours, with evidence.',
    none: 'You have not begun any.',
    begin: 'Begin one',
    subject: 'Institution',
    subjectHint: 'A state or a municipality is an institution here, too.',
    country: 'Or a whole country',
    countryHint: 'Only for the policy unit and the portal’s administrators.',
    questionnaire: 'Questionnaire',
    start: 'Begin',
    assessmentStates: { draft: 'Being answered', reading: 'With the second reader' },
    counts: (answered, submissions) => `Answers of people: ${answered}. Frozen: ${submissions}.`,
    sections: 'Sections',
    ofKnown: (known, of) => `${known} of ${of} settled`,
    yourAnswer: 'Your answer',
    asPortal: 'Leave it to the portal',
    leaveUnknown: 'Unknown',
    reasonHint: 'Needed when you answer something else than the portal found. Both answers are kept.',
    evidenceHint:
      'One address a line; words may follow it. The address of a dataset of this portal is looked up: https://example.org/law Article 5',
    file: 'A file as evidence',
    fileHint:
      'Any file of up to 20 MB. Only those who work on this self-assessment open it; what is frozen names it with its SHA-256.',
    badEvidence: (line) => `“${line}” does not begin with an address. Write https://… first, or /datasets/….`,
    save: 'Save these answers',
    saved: 'Saved.',
    next: 'Next section',
    readTitle: 'Second reading',
    readLead: 'Look at the evidence and say whether the answer holds. Your own answers are for somebody else.',
    nothingToRead: 'No person answered here: what the portal found stands by its proof.',
    ownAnswer: 'You gave this answer; another person reads it.',
    verdict: 'Does it hold?',
    confirm: 'Yes, I confirm it',
    contest: 'No, it has to be mended',
    later: 'Not decided yet',
    comment: 'What is wrong with it',
    commentHint: 'Needed when you contest it.',
    saveReading: 'Save the reading',
    closed: 'It is with the second reader. To change answers, give it back first.',
    handIn: 'Hand it to the second reader',
    handInLead: 'Answers can then be read, not changed. Once all are confirmed it can be frozen.',
    giveBack: 'Give it back',
    giveBackWhy: 'What has to be mended',
    returned: 'It was given back',
    freeze: 'Freeze and publish it',
    freezeLead: 'The submission is public, with the names of those who answered and read, and never changes.',
    unread: (count) => `Answers still to be confirmed: ${count}.`,
    done: {
      saved: 'Your answers are saved.',
      read: 'Your reading is saved.',
      'handed-in': 'It is with the second reader now.',
      returned: 'It was given back to be mended.',
    },
    whatIf: 'What would move the score',
    whatIfLead: 'Try an answer, or ask for the cheapest way to a target. Nothing is saved.',
    change: 'Question',
    toAnswer: 'Answered as',
    target: 'Target, in per cent of full marks',
    targetHint: 'For instance 60.',
    tryIt: 'Try',
    now: 'Now',
    tried: 'With this change',
    moves: 'What adds most for its effort',
    movesLead: 'Each adds to what is certain. Effort is a rough estimate of ours.',
    way: (count, target) => `${count} changes lead to ${target}, the cheapest first.`,
    noWay: (target) => `No change of answers leads to ${target}.`,
    gain: 'Adds',
    effort: 'Effort',
    efforts: { '1': 'a function of the portal', '2': 'a habit', '3': 'a rule' },
    submissions: 'Frozen submissions',
    earlier: 'an earlier one',
  },
  operations: {
    listQuestionnaires: 'What a government may assess itself by',
    getQuestionnaire: 'A questionnaire with its guidance and what each answer is worth',
    listSelfAssessments: 'The self-assessments you work on',
    createSelfAssessment: 'Begin a self-assessment',
    getSelfAssessment: 'A self-assessment with what the portal finds now',
    answerSelfAssessment: 'Answer questions, or dispute what the portal found',
    readSelfAssessment: 'Confirm or contest, as a second person, what others answered',
    moveSelfAssessment: 'Hand it to the second reader, or give it back',
    freezeSelfAssessment: 'Freeze it: public, and never changed',
    trySelfAssessment: 'What other answers would change, and the cheapest way to a target',
    listSubmissions: 'Frozen self-assessments',
    getSubmission: 'One frozen self-assessment',
    compareSubmissions: 'What changed between two frozen self-assessments',
  },
};

const es: SelfAssessmentWords = {
  nav: 'Autoevaluación',
  title: 'Autoevaluaciones',
  lead: 'Cómo se miden a sí mismos gobiernos e instituciones: lo que el portal encuentra por sí solo, lo que las personas contestan con evidencia y lo que una segunda persona confirmó.',
  none: 'Todavía nadie ha congelado una autoevaluación.',
  questionnaires: 'Cuestionarios',
  questionnairesLead: 'Qué se pregunta, qué cuenta y cuánto vale.',
  names: { ourdata: (edition) => `Índice OURdata ${edition}`, odm: (edition) => `Open Data Maturity ${edition}` },
  kinds: {
    exact: 'Preguntas y pesos como se publicaron',
    approximate: 'Aproximación: las preguntas de 2017 en la estructura de esta edición',
  },
  countQuestions: (count) => `${count} preguntas`,
  parts: { policy: 'Política', portal: 'Portal', quality: 'Calidad', impact: 'Impacto' },
  answers: {
    yes: 'Sí',
    no: 'No',
    none: 'Ninguno',
    some: 'Algunos',
    all: 'Todos',
    most: 'La mayoría',
    never: 'Nunca',
    rarely: 'Rara vez',
    sometimes: 'A veces',
    often: 'A menudo',
    bottom: 'Muy por debajo del promedio (caso extremo)',
    below: 'Más de 75\u00a0% por debajo del promedio',
    within: 'A menos de 75\u00a0% del promedio',
    above: 'Más de 75\u00a0% por encima del promedio',
    top: 'Muy por encima del promedio (caso extremo)',
    other: 'Otro',
    'not applicable': 'No aplica',
    "don't know": 'No se sabe (no da puntos)',
    majority: 'La mayoría',
    half: 'Cerca de la mitad',
    few: 'Pocos',
    day: 'En un día',
    week: 'En una semana',
    month: 'En un mes',
    longer: 'Más tiempo',
    'no priority': 'No es prioridad',
    told: 'Dicho en la razón',
    'yes or all publish': 'Sí, o todos ya publican',
    consultations: 'Con consultas periódicas',
    'other measures': 'De otras formas',
    increased: 'Más, o ya casi todo',
    same: 'Sin cambio',
    decreased: 'Menos',
    strong: 'Mucho',
    limited: 'Poco',
    mixed: 'Todo tipo de personas',
    'public sector': 'Sobre todo el sector público',
    businesses: 'Sobre todo empresas',
    citizens: 'Sobre todo la ciudadanía',
    entirely: 'Por completo',
    partly: 'En parte',
    'longer or unknown': 'Más tiempo, o no se sabe',
    cc: 'Creative Commons',
    own: 'Licencias propias del país',
  },
  unknown: 'Desconocido',
  scoreOf: (low, high) => `El resultado está entre ${low} y ${high}.`,
  scoreExact: (score) => `El resultado es ${score}.`,
  pointsOf: (low, high, most) => `En puntos: de ${low} a ${high} de ${most}.`,
  placeOf: (best, worst, of) =>
    best === worst
      ? `Entre los países publicados de 2017 sería el lugar ${best} de ${of}.`
      : `Entre los países publicados de 2017 sería un lugar del ${best} al ${worst} de ${of}.`,
  knownOf: (known, of) => `${known} de ${of} preguntas tienen una respuesta definida.`,
  howToRead:
    'Lo desconocido no se adivina: puede valer nada o todo, por eso el resultado es un intervalo. La parte llena es segura; la rayada, posible.',
  chart: 'Resultado por parte',
  certain: 'Seguro',
  possible: 'Posible',
  part: 'Parte',
  table: 'Las cifras de la gráfica',
  states: {
    system: 'Contestó el portal',
    person: 'Contestó una persona',
    disputed: 'En disputa',
    unknown: 'Desconocido',
  },
  stateCounts: 'De quién son las respuestas',
  portalSays: 'El portal',
  personSays: 'Una persona',
  reason: 'Razón',
  evidence: 'Evidencia',
  proof: 'Vea usted el conteo',
  foundThere: (count) => `conteo: ${count}`,
  answeredBy: (name, day) => `${name}, ${day}`,
  readBy: (verdict, name, day) => `${verdict} por ${name}, ${day}`,
  verdicts: { open: 'Sin leer', confirmed: 'Confirmada', contested: 'Objetada' },
  lookedAt: (moment, seconds) => `El portal revisó el ${moment}; tardó ${seconds} s.`,
  report: (questionnaire, subject) => `${subject}: ${questionnaire}`,
  submission: (number, day) => `Envío ${number}, ${day}`,
  frozenBy: (name, day) => `Congelado por ${name} el ${day}. Nunca cambia.`,
  method: 'Método',
  digest: 'SHA-256 del archivo JSON',
  digestHint: 'Quien tenga el archivo puede comprobar que es el que se congeló.',
  downloads: 'En archivos',
  print: 'Esta página se imprime como informe.',
  answersTitle: 'Cada respuesta',
  question: 'Pregunta',
  answer: 'Respuesta',
  compare: 'Comparar',
  compareTo: 'Comparar con',
  compareTitle: (before, after) => `De ${before} a ${after}`,
  notComparable: 'Siguen cuestionarios o métodos distintos: sus resultados no son de la misma clase.',
  noChanges: 'Ninguna respuesta difiere.',
  before: 'Antes',
  after: 'Después',
  approximation:
    'Es una aproximación. La OCDE no publicó las preguntas de esta edición; se hacen las de 2017 en su estructura. No es el resultado de la OCDE.',
  guidance: 'Qué cuenta',
  worth: 'Cuánto vale cada respuesta',
  work: {
    lead: 'Mida un país, un estado, un municipio o una institución. El portal contesta lo que puede ver; lo demás es suyo, con evidencia.',
    none: 'No ha comenzado ninguna.',
    begin: 'Comenzar una',
    subject: 'Institución',
    subjectHint: 'Un estado o un municipio también es una institución aquí.',
    country: 'O un país entero',
    countryHint: 'Solo para la unidad de política y quienes administran el portal.',
    questionnaire: 'Cuestionario',
    start: 'Comenzar',
    assessmentStates: { draft: 'En respuesta', reading: 'En segunda lectura' },
    counts: (answered, submissions) => `Respuestas de personas: ${answered}. Congeladas: ${submissions}.`,
    sections: 'Secciones',
    ofKnown: (known, of) => `${known} de ${of} definidas`,
    yourAnswer: 'Su respuesta',
    asPortal: 'Dejarla al portal',
    leaveUnknown: 'Desconocido',
    reasonHint: 'Hace falta si contesta algo distinto de lo que encontró el portal. Ambas respuestas se conservan.',
    evidenceHint:
      'Una dirección por línea; después puede ir un texto. La dirección de un conjunto de este portal se verifica: https://example.org/ley Artículo 5',
    file: 'Un archivo como evidencia',
    fileHint:
      'Cualquier archivo de hasta 20 MB. Solo lo abren quienes trabajan en esta autoevaluación; lo congelado lo nombra con su SHA-256.',
    badEvidence: (line) => `«${line}» no empieza con una dirección. Escriba primero https://… o /datasets/….`,
    save: 'Guardar estas respuestas',
    saved: 'Guardado.',
    next: 'Sección siguiente',
    readTitle: 'Segunda lectura',
    readLead: 'Vea la evidencia y diga si la respuesta se sostiene. Las suyas las lee otra persona.',
    nothingToRead: 'Aquí no contestó ninguna persona: lo que encontró el portal se sostiene con su prueba.',
    ownAnswer: 'Usted dio esta respuesta; la lee otra persona.',
    verdict: '¿Se sostiene?',
    confirm: 'Sí, la confirmo',
    contest: 'No, hay que corregirla',
    later: 'Aún sin decidir',
    comment: 'Qué está mal',
    commentHint: 'Hace falta si la objeta.',
    saveReading: 'Guardar la lectura',
    closed: 'Está en segunda lectura. Para cambiar respuestas, devuélvala primero.',
    handIn: 'Entregarla a segunda lectura',
    handInLead: 'Entonces las respuestas se leen y no se cambian. Cuando todas estén confirmadas se puede congelar.',
    giveBack: 'Devolverla',
    giveBackWhy: 'Qué hay que corregir',
    returned: 'Fue devuelta',
    freeze: 'Congelar y publicar',
    freezeLead: 'El envío es público, con los nombres de quienes contestaron y leyeron, y nunca cambia.',
    unread: (count) => `Respuestas por confirmar: ${count}.`,
    done: {
      saved: 'Sus respuestas quedaron guardadas.',
      read: 'Su lectura quedó guardada.',
      'handed-in': 'Ya está en segunda lectura.',
      returned: 'Se devolvió para corregirla.',
    },
    whatIf: 'Qué movería el resultado',
    whatIfLead: 'Pruebe una respuesta o pida el camino más barato a una meta. No se guarda nada.',
    change: 'Pregunta',
    toAnswer: 'Contestada como',
    target: 'Meta, en porcentaje del máximo',
    targetHint: 'Por ejemplo 60.',
    tryIt: 'Probar',
    now: 'Ahora',
    tried: 'Con este cambio',
    moves: 'Lo que más suma por su esfuerzo',
    movesLead: 'Cada cambio suma a lo seguro. El esfuerzo es una estimación nuestra.',
    way: (count, target) => `${count} cambios llevan a ${target}, primero el más barato.`,
    noWay: (target) => `Ningún cambio de respuestas lleva a ${target}.`,
    gain: 'Suma',
    effort: 'Esfuerzo',
    efforts: { '1': 'una función del portal', '2': 'una costumbre', '3': 'una regla' },
    submissions: 'Envíos congelados',
    earlier: 'uno anterior',
  },
  operations: {
    listQuestionnaires: 'Con qué puede autoevaluarse un gobierno',
    getQuestionnaire: 'Un cuestionario con su guía y lo que vale cada respuesta',
    listSelfAssessments: 'Las autoevaluaciones en las que trabaja',
    createSelfAssessment: 'Comenzar una autoevaluación',
    getSelfAssessment: 'Una autoevaluación con lo que el portal encuentra ahora',
    answerSelfAssessment: 'Contestar preguntas o disputar lo que encontró el portal',
    readSelfAssessment: 'Confirmar u objetar, como segunda persona, lo que otras contestaron',
    moveSelfAssessment: 'Entregarla a segunda lectura o devolverla',
    freezeSelfAssessment: 'Congelarla: pública y sin cambios',
    trySelfAssessment: 'Qué cambiarían otras respuestas y el camino más barato a una meta',
    listSubmissions: 'Autoevaluaciones congeladas',
    getSubmission: 'Una autoevaluación congelada',
    compareSubmissions: 'Qué cambió entre dos autoevaluaciones congeladas',
  },
};

const fr: SelfAssessmentWords = {
  nav: 'Auto-évaluation',
  title: 'Auto-évaluations',
  lead: 'Comment gouvernements et institutions se mesurent\u00a0: ce que le portail trouve seul, ce que des personnes répondent avec preuves, et ce qu’une deuxième personne a confirmé.',
  none: 'Personne n’a encore figé d’auto-évaluation.',
  questionnaires: 'Questionnaires',
  questionnairesLead: 'Ce qui est demandé, ce qui compte et ce que cela vaut.',
  names: { ourdata: (edition) => `Indice OURdata ${edition}`, odm: (edition) => `Open Data Maturity ${edition}` },
  kinds: {
    exact: 'Questions et poids tels que publiés',
    approximate: 'Approximation\u00a0: les questions de 2017 dans la structure de cette édition',
  },
  countQuestions: (count) => `${count} questions`,
  parts: { policy: 'Politique', portal: 'Portail', quality: 'Qualité', impact: 'Impact' },
  answers: {
    yes: 'Oui',
    no: 'Non',
    none: 'Aucun',
    some: 'Certains',
    all: 'Tous',
    most: 'La plupart',
    never: 'Jamais',
    rarely: 'Rarement',
    sometimes: 'Parfois',
    often: 'Souvent',
    bottom: 'Très en dessous de la moyenne (cas extrême)',
    below: 'Plus de 75\u00a0% en dessous de la moyenne',
    within: 'À moins de 75\u00a0% de la moyenne',
    above: 'Plus de 75\u00a0% au-dessus de la moyenne',
    top: 'Très au-dessus de la moyenne (cas extrême)',
    other: 'Autre',
    'not applicable': 'Sans objet',
    "don't know": 'On ne sait pas (ne rapporte rien)',
    majority: 'La majorité',
    half: 'Environ la moitié',
    few: 'Peu',
    day: 'En un jour',
    week: 'En une semaine',
    month: 'En un mois',
    longer: 'Plus longtemps',
    'no priority': 'Pas une priorité',
    told: 'Dit dans la raison',
    'yes or all publish': 'Oui, ou tous publient déjà',
    consultations: 'Par des consultations régulières',
    'other measures': 'Autrement',
    increased: 'Davantage, ou déjà presque tout',
    same: 'Inchangé',
    decreased: 'Moins',
    strong: 'Beaucoup',
    limited: 'Un peu',
    mixed: 'Toutes sortes de personnes',
    'public sector': 'Surtout le secteur public',
    businesses: 'Surtout des entreprises',
    citizens: 'Surtout des citoyens',
    entirely: 'Entièrement',
    partly: 'En partie',
    'longer or unknown': 'Plus longtemps, ou on ne sait pas',
    cc: 'Creative Commons',
    own: 'Licences du pays',
  },
  unknown: 'Inconnu',
  scoreOf: (low, high) => `Le score se situe entre ${low} et ${high}.`,
  scoreExact: (score) => `Le score est ${score}.`,
  pointsOf: (low, high, most) => `En points\u00a0: de ${low} à ${high} sur ${most}.`,
  placeOf: (best, worst, of) =>
    best === worst
      ? `Parmi les pays publiés pour 2017, ce serait la place ${best} sur ${of}.`
      : `Parmi les pays publiés pour 2017, ce serait une place de ${best} à ${worst} sur ${of}.`,
  knownOf: (known, of) => `${known} questions sur ${of} ont une réponse établie.`,
  howToRead:
    'L’inconnu n’est pas deviné\u00a0: il peut ne rien valoir ou tout valoir, le score est donc un intervalle. La partie pleine est sûre, la partie rayée possible.',
  chart: 'Score par partie',
  certain: 'Sûr',
  possible: 'Possible',
  part: 'Partie',
  table: 'Les chiffres du graphique',
  states: {
    system: 'Réponse du portail',
    person: 'Réponse d’une personne',
    disputed: 'En désaccord',
    unknown: 'Inconnu',
  },
  stateCounts: 'De qui viennent les réponses',
  portalSays: 'Le portail',
  personSays: 'Une personne',
  reason: 'Raison',
  evidence: 'Preuves',
  proof: 'Voyez le compte vous-même',
  foundThere: (count) => `compte\u00a0: ${count}`,
  answeredBy: (name, day) => `${name}, ${day}`,
  readBy: (verdict, name, day) => `${verdict} par ${name}, ${day}`,
  verdicts: { open: 'Pas encore relue', confirmed: 'Confirmée', contested: 'Contestée' },
  lookedAt: (moment, seconds) => `Le portail a regardé le ${moment}\u00a0; cela a pris ${seconds} s.`,
  report: (questionnaire, subject) => `${subject}\u00a0: ${questionnaire}`,
  submission: (number, day) => `Envoi ${number}, ${day}`,
  frozenBy: (name, day) => `Figée par ${name} le ${day}. Elle ne change jamais.`,
  method: 'Méthode',
  digest: 'SHA-256 du fichier JSON',
  digestHint: 'Qui a le fichier peut vérifier que c’est celui qui a été figé.',
  downloads: 'En fichiers',
  print: 'Cette page s’imprime comme un rapport.',
  answersTitle: 'Chaque réponse',
  question: 'Question',
  answer: 'Réponse',
  compare: 'Comparer',
  compareTo: 'Comparer avec',
  compareTitle: (before, after) => `De ${before} à ${after}`,
  notComparable: 'Questionnaires ou méthodes diffèrent\u00a0: leurs scores ne sont pas de même nature.',
  noChanges: 'Aucune réponse ne diffère.',
  before: 'Avant',
  after: 'Après',
  approximation:
    'C’est une approximation. L’OCDE n’a pas publié les questions de cette édition\u00a0; celles de 2017 sont posées dans sa structure. Ce n’est pas le score de l’OCDE.',
  guidance: 'Ce qui compte',
  worth: 'Ce que vaut chaque réponse',
  work: {
    lead: 'Mesurez un pays, un État, une commune ou une institution. Le portail répond à ce qu’il voit\u00a0; le reste vous revient, avec preuves.',
    none: 'Vous n’en avez commencé aucune.',
    begin: 'En commencer une',
    subject: 'Institution',
    subjectHint: 'Un État ou une commune est aussi une institution ici.',
    country: 'Ou tout un pays',
    countryHint: 'Réservé à l’unité de politique et aux administrateurs du portail.',
    questionnaire: 'Questionnaire',
    start: 'Commencer',
    assessmentStates: { draft: 'En cours de réponse', reading: 'En deuxième lecture' },
    counts: (answered, submissions) => `Réponses de personnes\u00a0: ${answered}. Figées\u00a0: ${submissions}.`,
    sections: 'Sections',
    ofKnown: (known, of) => `${known} sur ${of} établies`,
    yourAnswer: 'Votre réponse',
    asPortal: 'La laisser au portail',
    leaveUnknown: 'Inconnu',
    reasonHint:
      'Nécessaire si vous répondez autre chose que ce que le portail a trouvé. Les deux réponses sont gardées.',
    evidenceHint:
      'Une adresse par ligne\u00a0; des mots peuvent suivre. L’adresse d’un jeu de ce portail est vérifiée\u00a0: https://example.org/loi Article 5',
    file: 'Un fichier comme preuve',
    fileHint:
      'Tout fichier jusqu’à 20 Mo. Seuls ceux qui travaillent à cette auto-évaluation l’ouvrent\u00a0; ce qui est figé le nomme avec son SHA-256.',
    badEvidence: (line) =>
      `«\u00a0${line}\u00a0» ne commence pas par une adresse. Écrivez d’abord https://… ou /datasets/….`,
    save: 'Enregistrer ces réponses',
    saved: 'Enregistré.',
    next: 'Section suivante',
    readTitle: 'Deuxième lecture',
    readLead: 'Regardez les preuves et dites si la réponse tient. Les vôtres sont relues par une autre personne.',
    nothingToRead: 'Personne n’a répondu ici\u00a0: ce que le portail a trouvé tient par sa preuve.',
    ownAnswer: 'Vous avez donné cette réponse\u00a0; une autre personne la relit.',
    verdict: 'Tient-elle\u00a0?',
    confirm: 'Oui, je la confirme',
    contest: 'Non, il faut la corriger',
    later: 'Pas encore décidé',
    comment: 'Ce qui ne va pas',
    commentHint: 'Nécessaire si vous la contestez.',
    saveReading: 'Enregistrer la lecture',
    closed: 'Elle est en deuxième lecture. Pour changer des réponses, rendez-la d’abord.',
    handIn: 'La remettre en deuxième lecture',
    handInLead: 'Les réponses se lisent alors sans changer. Une fois toutes confirmées, elle peut être figée.',
    giveBack: 'La rendre',
    giveBackWhy: 'Ce qui doit être corrigé',
    returned: 'Elle a été rendue',
    freeze: 'Figer et publier',
    freezeLead: 'L’envoi est public, avec les noms de qui a répondu et relu, et ne change jamais.',
    unread: (count) => `Réponses encore à confirmer\u00a0: ${count}.`,
    done: {
      saved: 'Vos réponses sont enregistrées.',
      read: 'Votre lecture est enregistrée.',
      'handed-in': 'Elle est maintenant en deuxième lecture.',
      returned: 'Elle a été rendue pour correction.',
    },
    whatIf: 'Ce qui ferait bouger le score',
    whatIfLead: 'Essayez une réponse, ou demandez le chemin le moins coûteux vers un but. Rien n’est gardé.',
    change: 'Question',
    toAnswer: 'Répondue par',
    target: 'But, en pour cent du maximum',
    targetHint: 'Par exemple 60.',
    tryIt: 'Essayer',
    now: 'Maintenant',
    tried: 'Avec ce changement',
    moves: 'Ce qui ajoute le plus pour son effort',
    movesLead: 'Chaque changement ajoute à ce qui est sûr. L’effort est une estimation de notre part.',
    way: (count, target) => `${count} changements mènent à ${target}, le moins coûteux d’abord.`,
    noWay: (target) => `Aucun changement de réponses ne mène à ${target}.`,
    gain: 'Ajoute',
    effort: 'Effort',
    efforts: { '1': 'une fonction du portail', '2': 'une habitude', '3': 'une règle' },
    submissions: 'Envois figés',
    earlier: 'un précédent',
  },
  operations: {
    listQuestionnaires: 'Avec quoi un gouvernement peut s’évaluer',
    getQuestionnaire: 'Un questionnaire avec son guide et ce que vaut chaque réponse',
    listSelfAssessments: 'Les auto-évaluations auxquelles vous travaillez',
    createSelfAssessment: 'Commencer une auto-évaluation',
    getSelfAssessment: 'Une auto-évaluation avec ce que le portail trouve maintenant',
    answerSelfAssessment: 'Répondre, ou contester ce que le portail a trouvé',
    readSelfAssessment: 'Confirmer ou contester, en deuxième personne, les réponses d’autres',
    moveSelfAssessment: 'La remettre en deuxième lecture, ou la rendre',
    freezeSelfAssessment: 'La figer\u00a0: publique et sans changement',
    trySelfAssessment: 'Ce que changeraient d’autres réponses, et le chemin le moins coûteux vers un but',
    listSubmissions: 'Auto-évaluations figées',
    getSubmission: 'Une auto-évaluation figée',
    compareSubmissions: 'Ce qui a changé entre deux auto-évaluations figées',
  },
};

export const selfAssessmentWords: Readonly<Record<Language, SelfAssessmentWords>> = { es, en, fr };
