import { type Language, languages, paths } from '@milpa/sdk';
import { escapeXml, xmlHead } from './xml.ts';

/** Things in one part; each is an address in every language. sitemaps.org allows 50,000 addresses and 50 MB. */
export const thingsInPart = 10_000;

export const sitemapPart = (number: number): string => `/sitemap-${number}.xml`;

/** Part 0 has the pages of the portal and its institutions; the others have datasets. */
export function formatSitemapIndex(absolute: (path: string) => string, datasets: number): string {
  const parts = Array.from({ length: 1 + Math.ceil(datasets / thingsInPart) }, (_, number) => number);
  return `${xmlHead}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.map((number) => `<sitemap><loc>${escapeXml(absolute(sitemapPart(number)))}</loc></sitemap>`).join('\n')}
</sitemapindex>
`;
}

export interface SitemapThing {
  readonly path: (language: Language) => string;
  readonly changed?: Date;
}

/** Each thing in every language, and each of those saying where the others are. */
export function formatSitemap(absolute: (path: string) => string, things: readonly SitemapThing[]): string {
  return `${xmlHead}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${things.flatMap((thing) => formatThing(absolute, thing)).join('\n')}
</urlset>
`;
}

function formatThing(absolute: (path: string) => string, { path, changed }: SitemapThing): string[] {
  const addresses = languages.map((language) => ({ language, address: escapeXml(absolute(path(language))) }));
  const alternates = addresses
    .map(({ language, address }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`)
    .join('');
  const when = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
  return addresses.map(({ address }) => `<url><loc>${address}</loc>${when}${alternates}</url>`);
}

/** Pages that are always there. */
export const portalPages: readonly SitemapThing[] = [
  { path: paths.home },
  { path: paths.search },
  { path: paths.institutions },
  { path: paths.about },
  { path: paths.apiReference },
];

/** Reading is for everyone; the workspace has nothing to find, and rows in every order would be endless. */
export const formatRobots = (absolute: (path: string) => string): string =>
  [
    'User-agent: *',
    ...languages.flatMap((language) => [
      `Disallow: ${paths.workspace(language)}`,
      `Disallow: ${paths.signIn(language)}`,
    ]),
    'Disallow: /api/v1/',
    'Allow: /',
    '',
    `Sitemap: ${absolute(paths.sitemap())}`,
    '',
  ].join('\n');
