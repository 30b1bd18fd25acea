import { findText, type Language, paths } from '@milpa/sdk';
import type { Identities, PortalName } from './names.ts';

interface Words {
  readonly lead: string;
  readonly find: string;
  readonly read: string;
  readonly whole: string;
  readonly notes: readonly string[];
}

const words: Readonly<Record<Language, Words>> = {
  es: {
    lead: 'Portal de datos abiertos: conjuntos de datos con sus archivos, tablas con tipos y columnas descritas, y una API sin registro para leer.',
    find: 'Encontrar datos',
    read: 'Leer un conjunto de datos',
    whole: 'El catálogo completo',
    notes: [
      'Cada versión tiene una dirección que no cambia; cite la versión que usó.',
      'La licencia está en cada conjunto y, si difiere, en cada distribución.',
      'Los números y fechas vienen con su tipo; lo que no se pudo leer se dice, nunca se inventa.',
    ],
  },
  en: {
    lead: 'Open data portal: datasets with their files, tables with types and described columns, and an API that needs no key to read.',
    find: 'Find data',
    read: 'Read one dataset',
    whole: 'The whole catalogue',
    notes: [
      'Each version has an address that never changes; cite the version you used.',
      'The licence is told with each dataset and, where it differs, with each distribution.',
      'Numbers and dates come with their types; what could not be read is said, never made up.',
    ],
  },
  fr: {
    lead: 'Portail de données ouvertes : jeux de données avec leurs fichiers, tables typées aux colonnes décrites, et une API lisible sans clé.',
    find: 'Trouver des données',
    read: 'Lire un jeu de données',
    whole: 'Le catalogue entier',
    notes: [
      'Chaque version a une adresse qui ne change pas ; citez celle que vous avez utilisée.',
      'La licence est dite avec chaque jeu et, si elle diffère, avec chaque distribution.',
      'Nombres et dates viennent avec leur type ; ce qui n’a pu être lu est dit, jamais inventé.',
    ],
  },
};

/** What a program that reads text should know of the portal: https://llmstxt.org */
export function formatLlms(portal: PortalName, names: Identities, language: Language): string {
  const { lead, find, read, whole, notes } = words[language];
  const link = (path: string, what: string) => `- [${what}](${names.absolute(path)})`;
  return `# ${findText(portal.title, language)?.text ?? ''}

> ${lead}

${notes.map((note) => `- ${note}`).join('\n')}

## ${find}

${link('/api/v1/datasets?q=aire', 'GET /api/v1/datasets?q=…: JSON')}
${link(paths.openApi(), 'OpenAPI')}
${link(paths.sql(language), 'SQL')}
${link(paths.sitemap(), 'sitemap.xml')}

## ${read}

- \`/api/v1/datasets/{slug}\`: JSON
- \`/datasets/{slug}.jsonld\`, \`.ttl\`, \`.rdf\`, \`.nt\`: DCAT-AP
- \`/datasets/{slug}/quality.jsonld\`, \`.ttl\`, \`.rdf\`, \`.nt\`: DQV
- \`/datasets/{slug}/croissant.json\`: Croissant
- \`/datasets/{slug}/datapackage.json\`: Data Package
- \`/api/v1/tables/{table}/rows\`: JSON; \`/api/v1/tables/{table}.csv\`, \`.parquet\`

## ${whole}

${link(paths.catalogDump('csv'), 'CSV')}
${link(paths.catalogDump('jsonl'), 'JSON Lines')}
${link(paths.catalogDump('parquet'), 'Parquet')}
${link(paths.catalogFeed('jsonld'), 'DCAT-AP (JSON-LD)')}
${link(paths.dataJson(), 'DCAT-US 1.1 (data.json)')}
${link(paths.changes(), 'ActivityStreams')}
`;
}
