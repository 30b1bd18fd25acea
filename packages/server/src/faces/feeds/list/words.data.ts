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
