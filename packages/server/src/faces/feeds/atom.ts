import { findText, findTheme, type Language, type LanguageMap, languages, paths } from '@milpa/sdk';
import type { RecentRelease } from '../../catalogue/index.ts';
import type { Identities, PortalName } from './names.ts';
import { escapeXml, xmlHead } from './xml.ts';

export interface AtomFeed {
  readonly language: Language;
  readonly portal: PortalName;
  readonly names: Identities;
  /** Only the releases of one publisher. */
  readonly publisher?: { readonly id: string; readonly slug: string; readonly name: LanguageMap };
  readonly releases: readonly RecentRelease[];
  /** Of a feed without entries. */
  readonly now: Date;
}

export const versionWord: Record<Language, string> = { es: 'Versión', en: 'Version', fr: 'Version' };
export const releasesOf: Record<Language, string> = {
  es: 'Publicaciones recientes',
  en: 'Recent releases',
  fr: 'Publications récentes',
};

/** The newest releases as an Atom feed (RFC 4287) in one language. */
export function formatAtom(feed: AtomFeed): string {
  const { language, names, publisher, releases } = feed;
  const query = publisher ? `?publisher=${publisher.slug}` : '';
  const self = names.absolute(paths.atom(language)) + query;
  const page = publisher ? paths.institution(language, publisher.slug) : paths.search(language);
  const name = findText(publisher?.name ?? feed.portal.title, language)?.text ?? '';
  const others = languages.filter((other) => other !== language);
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeXml(publisher ? `${names.institution(publisher.id)}#releases-${language}` : self)}</id>
<title>${escapeXml(`${releasesOf[language]}: ${name}`)}</title>
<updated>${(releases[0]?.released ?? feed.now).toISOString()}</updated>
<author><name>${escapeXml(name)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(page))}"/>
${others.map((other) => `<link rel="alternate" type="application/atom+xml" hreflang="${other}" href="${escapeXml(names.absolute(paths.atom(other)) + query)}"/>`).join('\n')}
<generator>Milpa</generator>
${releases.map((release) => formatEntry(release, feed)).join('\n')}
</feed>
`;
}

function formatEntry({ item, released, notes }: RecentRelease, { language, names }: AtomFeed): string {
  const title = findText(item.title, language);
  const summary = [findText(item.description, language)?.text, notes].filter((text) => text).join('\n\n');
  const lang = title && title.language !== language ? ` xml:lang="${title.language}"` : '';
  const categories = item.themes.flatMap((id) => {
    const theme = findTheme(id);
    return theme
      ? [
          `<category term="${theme.id}" scheme="http://publications.europa.eu/resource/authority/data-theme" label="${escapeXml(theme.label[language])}"/>`,
        ]
      : [];
  });
  return `<entry${lang}>
<id>${escapeXml(names.part(item.id, `version-${item.version}`))}</id>
<title>${escapeXml(`${title?.text ?? item.slug} (${versionWord[language]} ${item.version})`)}</title>
<updated>${released.toISOString()}</updated>
<published>${released.toISOString()}</published>
<author><name>${escapeXml(findText(item.publisher.name, language)?.text ?? item.publisher.slug)}</name></author>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(paths.dataset(language, item.slug, item.version)))}"/>
<link rel="related" type="application/ld+json" href="${escapeXml(names.absolute(paths.datasetFeed(item.slug, 'jsonld')))}"/>
${categories.join('\n')}
<summary>${escapeXml(summary || (title?.text ?? item.slug))}</summary>
</entry>`;
}
