/** What the list of everything released says of itself when it is first made; people may say it better afterwards. */
export const listWords = {
  title: {
    es: 'Catálogo de este portal: todo lo publicado',
    en: 'Catalogue of this portal: everything released',
    fr: 'Catalogue de ce portail : tout ce qui est publié',
  },
  description: {
    es: 'Una fila por conjunto de datos, serie o servicio, con título, descripción, institución, licencia, temas, frecuencia, cobertura, formatos y tamaños. Se publica una versión nueva cuando algo cambia, a lo más una al día. La lista al momento está en /catalog.csv, /catalog.jsonl y /catalog.parquet.',
    en: 'A row for each dataset, series or service, with title, description, institution, licence, themes, frequency, coverage, formats and sizes. A new version is released when something changes, at most one a day. The list as it is at any moment is at /catalog.csv, /catalog.jsonl and /catalog.parquet.',
    fr: 'Une ligne par jeu de données, série ou service, avec titre, description, institution, licence, thèmes, fréquence, couverture, formats et tailles. Une nouvelle version paraît quand quelque chose change, au plus une par jour. La liste à tout instant est à /catalog.csv, /catalog.jsonl et /catalog.parquet.',
  },
  keywords: {
    es: ['catálogo', 'inventario', 'metadatos', 'datos abiertos'],
    en: ['catalogue', 'inventory', 'metadata', 'open data'],
    fr: ['catalogue', 'inventaire', 'métadonnées', 'données ouvertes'],
  },
  publisher: {
    es: 'Es el portal mismo: publica la lista de lo que hay en él.',
    en: 'The portal itself: it publishes the list of what it holds.',
    fr: 'Le portail lui-même : il publie la liste de ce qu’il contient.',
  },
  file: 'Catálogo · Catalogue',
} as const;

/** What the months of the scoreboard say of themselves when they are first made. */
export const scoreWords = {
  title: {
    es: 'Tabla de instituciones, mes con mes',
    en: 'Scoreboard of institutions, month by month',
    fr: 'Tableau des institutions, mois après mois',
  },
  description: {
    es: 'Una fila por institución y mes conservado, con su calificación, su lugar, cada indicador y todas las cifras con que se calculó. Lo que no se midió está vacío, nunca en cero. Un mes conservado no cambia; cada mes se publica una versión nueva. La fórmula está en /scoreboard/method.',
    en: 'A row for each institution and kept month, with its score, rank, each indicator and every figure it was computed from. What was not measured is empty, never zero. A kept month does not change; each month a new version is released. The formula is at /scoreboard/method.',
    fr: 'Une ligne par institution et mois conservé, avec sa note, son rang, chaque indicateur et tous les chiffres dont elle est issue. Ce qui n’a pas été mesuré est vide, jamais zéro. Un mois conservé ne change pas ; une nouvelle version paraît chaque mois. La formule est à /scoreboard/method.',
  },
  keywords: {
    es: ['evaluación', 'instituciones', 'datos abiertos'],
    en: ['evaluation', 'institutions', 'open data'],
    fr: ['évaluation', 'institutions', 'données ouvertes'],
  },
  file: 'Calificaciones · Scores',
} as const;
