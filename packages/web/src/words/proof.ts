import type { Language } from '@milpa/sdk';

/** Words of the pages on which anyone sees that nothing was changed in silence. */
export interface ProofWords {
  readonly about: {
    readonly title: string;
    readonly lead: string;
    readonly sections: readonly { readonly id: string; readonly title: string; readonly text: readonly string[] }[];
    readonly commands: string;
    readonly links: string;
    readonly roots: string;
    readonly atom: string;
    readonly key: string;
  };
  readonly changes: {
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly caption: string;
    readonly columns: Readonly<Record<'number' | 'day' | 'what' | 'object' | 'hash', string>>;
    readonly actions: Readonly<Record<string, string>>;
  };
  readonly log: {
    readonly title: string;
    readonly lead: string;
    readonly total: (count: string) => string;
    readonly take: string;
    readonly any: string;
    readonly from: string;
    readonly to: string;
    readonly submit: string;
    readonly portal: string;
    readonly as: (name: string) => string;
    readonly differs: string;
    readonly show: (number: string) => string;
    readonly before: string;
    readonly after: string;
    readonly columns: Readonly<
      Record<'number' | 'day' | 'actor' | 'action' | 'object' | 'institution' | 'changes', string>
    >;
  };
  readonly withdrawn: {
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly csv: string;
    readonly caption: string;
    readonly columns: Readonly<Record<'dataset' | 'institution' | 'day' | 'reason' | 'authority', string>>;
    readonly purged: string;
  };
}

const es: ProofWords = {
  about: {
    title: 'Cómo comprobar el registro',
    lead: 'Cada cosa que se hace en este portal deja una anotación. Usted puede comprobar, sin pedir permiso y sin confiar en nosotros, que ninguna se cambió, se quitó ni se movió.',
    sections: [
      {
        id: 'chain',
        title: 'Una cadena',
        text: [
          'Cada anotación lleva la huella (SHA-256) de la anterior. Quien cambia una tendría que cambiar todas las que siguen.',
        ],
      },
      {
        id: 'roots',
        title: 'Una raíz cada día',
        text: [
          'Al terminar cada día, en UTC, el portal publica una raíz firmada: una sola huella que resume todas las anotaciones del día y nombra la raíz del día anterior.',
          'Guarde hoy las raíces. Si mañana alguien reescribe el pasado, incluso todo el registro, dejarán de coincidir con las que usted guardó.',
        ],
      },
      {
        id: 'privacy',
        title: 'Qué se ve y qué no',
        text: [
          'El público ve huellas, y de lo que es público, qué se hizo y con qué. Nunca ve quién. Las personas auditoras leen también quién, qué había antes y qué quedó después.',
          'Las palabras sobre personas se borran al cabo de un año; su huella permanece.',
        ],
      },
    ],
    commands: 'Con el programa del portal, en una terminal',
    links: 'Para programas',
    roots: 'Todas las raíces',
    atom: 'Las raíces como fuente Atom',
    key: 'La llave pública con la que se firma',
  },
  changes: {
    title: 'Registro de cambios',
    lead: 'Qué se publicó, se retiró o cambió en este portal, con el número y la huella de su anotación.',
    none: 'Todavía no hay cambios públicos.',
    caption: 'Cambios, del más reciente al más antiguo',
    columns: { number: 'Anotación', day: 'Fecha', what: 'Qué se hizo', object: 'Con qué', hash: 'Huella' },
    actions: {
      'release-dataset': 'Publicación',
      'withdraw-dataset': 'Retiro',
      'restore-dataset': 'Reposición',
      'purge-dataset': 'Eliminación por privacidad',
      'purge-file': 'Archivo eliminado por privacidad',
      'create-institution': 'Institución nueva',
      'change-institution': 'Cambio de una institución',
    },
  },
  log: {
    title: 'Registro de auditoría',
    lead: 'Quién hizo qué, con qué y cuándo, con lo que había antes y lo que quedó después. Aquí solo se lee.',
    total: (count) => `${count} anotaciones`,
    take: 'Descargar lo filtrado, con su firma',
    any: 'Todo',
    from: 'Desde',
    to: 'Hasta',
    submit: 'Filtrar',
    portal: 'El portal',
    as: (name) => `como ${name}`,
    differs: 'no coincide con su huella',
    show: (number) => `Ver ${number}`,
    before: 'Antes',
    after: 'Después',
    columns: {
      number: 'Anotación',
      day: 'Cuándo (UTC)',
      actor: 'Quién',
      action: 'Qué',
      object: 'Con qué',
      institution: 'Institución',
      changes: 'Antes y después',
    },
  },
  withdrawn: {
    title: 'Conjuntos de datos retirados',
    lead: 'Lo que ya no se puede leer aquí, por qué y por decisión de quién.',
    none: 'No se ha retirado ninguno.',
    csv: 'Descargar la lista (CSV)',
    caption: 'Conjuntos retirados, del más reciente al más antiguo',
    columns: {
      dataset: 'Conjunto',
      institution: 'Institución',
      day: 'Retirado',
      reason: 'Motivo',
      authority: 'Autoridad',
    },
    purged: 'eliminado por privacidad',
  },
};

const en: ProofWords = {
  about: {
    title: 'How to check the record',
    lead: 'Everything that is done in this portal leaves an entry. You can check, without asking and without trusting us, that none was changed, taken out or moved.',
    sections: [
      {
        id: 'chain',
        title: 'A chain',
        text: [
          'Each entry carries the fingerprint (SHA-256) of the one before. Whoever changes one would have to change all that follow.',
        ],
      },
      {
        id: 'roots',
        title: 'A root each day',
        text: [
          'When a day is over, in UTC, the portal publishes a signed root: one fingerprint for all entries of the day, which names the root of the day before.',
          'Keep the roots of today. Should somebody rewrite the past tomorrow, even the whole record, it will no longer fit those you kept.',
        ],
      },
      {
        id: 'privacy',
        title: 'What is seen, and what is not',
        text: [
          'The public sees fingerprints and, of what is public, what was done to what. It never sees by whom. Auditors also read who did it, what was there before and what came after.',
          'Words about people are removed after a year; their fingerprint stays.',
        ],
      },
    ],
    commands: 'With the portal’s own program, in a terminal',
    links: 'For programs',
    roots: 'All roots',
    atom: 'The roots as an Atom feed',
    key: 'The public key of the signatures',
  },
  changes: {
    title: 'Change log',
    lead: 'What was released, withdrawn or changed in this portal, with number and fingerprint of its entry.',
    none: 'There are no public changes yet.',
    caption: 'Changes, newest first',
    columns: { number: 'Entry', day: 'Date', what: 'What was done', object: 'To what', hash: 'Fingerprint' },
    actions: {
      'release-dataset': 'Released',
      'withdraw-dataset': 'Withdrawn',
      'restore-dataset': 'Put back',
      'purge-dataset': 'Removed for privacy',
      'purge-file': 'File removed for privacy',
      'create-institution': 'New institution',
      'change-institution': 'Institution changed',
    },
  },
  log: {
    title: 'Audit record',
    lead: 'Who did what, to what and when, with what was there before and after. Here it can only be read.',
    total: (count) => `${count} entries`,
    take: 'Download what is filtered, with its signature',
    any: 'All',
    from: 'From',
    to: 'To',
    submit: 'Filter',
    portal: 'The portal',
    as: (name) => `as ${name}`,
    differs: 'differs from its fingerprint',
    show: (number) => `Show ${number}`,
    before: 'Before',
    after: 'After',
    columns: {
      number: 'Entry',
      day: 'When (UTC)',
      actor: 'Who',
      action: 'What',
      object: 'To what',
      institution: 'Institution',
      changes: 'Before and after',
    },
  },
  withdrawn: {
    title: 'Withdrawn datasets',
    lead: 'What can no longer be read here, why, and by whose decision.',
    none: 'None was withdrawn.',
    csv: 'Download the list (CSV)',
    caption: 'Withdrawn datasets, newest first',
    columns: {
      dataset: 'Dataset',
      institution: 'Institution',
      day: 'Withdrawn',
      reason: 'Reason',
      authority: 'Authority',
    },
    purged: 'removed for privacy',
  },
};

const fr: ProofWords = {
  about: {
    title: 'Comment vérifier le registre',
    lead: 'Tout ce qui se fait sur ce portail laisse une entrée. Vous pouvez vérifier, sans rien demander et sans nous croire, qu’aucune n’a été modifiée, retirée ou déplacée.',
    sections: [
      {
        id: 'chain',
        title: 'Une chaîne',
        text: [
          'Chaque entrée porte l’empreinte (SHA-256) de la précédente. Qui en modifie une devrait modifier toutes les suivantes.',
        ],
      },
      {
        id: 'roots',
        title: 'Une racine par jour',
        text: [
          'Quand un jour est fini, en UTC, le portail publie une racine signée, une seule empreinte pour toutes les entrées du jour, qui nomme la racine de la veille.',
          'Gardez les racines d’aujourd’hui. Si demain quelqu’un réécrit le passé, même le registre entier, il ne correspondra plus à celles que vous avez gardées.',
        ],
      },
      {
        id: 'privacy',
        title: 'Ce qui se voit et ce qui ne se voit pas',
        text: [
          'Le public voit des empreintes et, de ce qui est public, ce qui a été fait. Il ne voit jamais par qui. Les auditeurs lisent aussi qui l’a fait, ce qu’il y avait avant et après.',
          'Les mots qui concernent des personnes sont effacés au bout d’un an, leur empreinte reste.',
        ],
      },
    ],
    commands: 'Avec le programme du portail, dans un terminal',
    links: 'Pour les programmes',
    roots: 'Toutes les racines',
    atom: 'Les racines en flux Atom',
    key: 'La clé publique des signatures',
  },
  changes: {
    title: 'Journal des changements',
    lead: 'Ce qui a été publié, retiré ou modifié sur ce portail, avec le numéro et l’empreinte de son entrée.',
    none: 'Il n’y a pas encore de changement public.',
    caption: 'Changements, du plus récent au plus ancien',
    columns: { number: 'Entrée', day: 'Date', what: 'Ce qui a été fait', object: 'Sur quoi', hash: 'Empreinte' },
    actions: {
      'release-dataset': 'Publication',
      'withdraw-dataset': 'Retrait',
      'restore-dataset': 'Remise en ligne',
      'purge-dataset': 'Suppression pour la vie privée',
      'purge-file': 'Fichier supprimé pour la vie privée',
      'create-institution': 'Nouvelle institution',
      'change-institution': 'Institution modifiée',
    },
  },
  log: {
    title: 'Registre d’audit',
    lead: 'Qui a fait quoi, sur quoi et quand, avec ce qu’il y avait avant et après. Ici, on ne fait que lire.',
    total: (count) => `${count} entrées`,
    take: 'Télécharger ce qui est filtré, avec sa signature',
    any: 'Tout',
    from: 'Du',
    to: 'Au',
    submit: 'Filtrer',
    portal: 'Le portail',
    as: (name) => `en tant que ${name}`,
    differs: 'diffère de son empreinte',
    show: (number) => `Voir ${number}`,
    before: 'Avant',
    after: 'Après',
    columns: {
      number: 'Entrée',
      day: 'Quand (UTC)',
      actor: 'Qui',
      action: 'Quoi',
      object: 'Sur quoi',
      institution: 'Institution',
      changes: 'Avant et après',
    },
  },
  withdrawn: {
    title: 'Jeux de données retirés',
    lead: 'Ce qui ne se lit plus ici, pourquoi, et par la décision de qui.',
    none: 'Aucun n’a été retiré.',
    csv: 'Télécharger la liste (CSV)',
    caption: 'Jeux retirés, du plus récent au plus ancien',
    columns: { dataset: 'Jeu', institution: 'Institution', day: 'Retiré', reason: 'Motif', authority: 'Autorité' },
    purged: 'supprimé pour la vie privée',
  },
};

export const proofWords: Readonly<Record<Language, ProofWords>> = { es, en, fr };
