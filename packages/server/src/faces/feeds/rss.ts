import { findText, findTheme, type Language, paths } from '@milpa/sdk';
import type { RecentRelease } from '../../catalogue/index.ts';
import { type AtomFeed, releasesOf, versionWord } from './atom.ts';
import { escapeXml, xmlHead } from './xml.ts';

/** The newest releases as RSS 2.0 (https://www.rssboard.org/rss-specification) in one language. */
export function formatRss(feed: AtomFeed): string {
  const { language, names, publisher, releases } = feed;
  const self = names.absolute(paths.rss(language)) + (publisher ? `?publisher=${publisher.slug}` : '');
  const page = publisher ? paths.institution(language, publisher.slug) : paths.search(language);
  const name = findText(publisher?.name ?? feed.portal.title, language)?.text ?? '';
  return `${xmlHead}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeXml(`${releasesOf[language]}: ${name}`)}</title>
<link>${escapeXml(names.absolute(page))}</link>
<description>${escapeXml(findText(feed.portal.description, language)?.text ?? name)}</description>
<language>${language}</language>
<lastBuildDate>${(releases[0]?.released ?? feed.now).toUTCString()}</lastBuildDate>
<generator>Milpa</generator>
<atom:link rel="self" type="application/rss+xml" href="${escapeXml(self)}"/>
${releases.map((release) => formatItem(release, feed)).join('\n')}
</channel>
</rss>
`;
}

function formatItem({ item, released, notes }: RecentRelease, { language, names }: AtomFeed): string {
  const title = findText(item.title, language)?.text ?? item.slug;
  const summary = [findText(item.description, language)?.text, notes].filter((text) => text).join('\n\n');
  return `<item>
<guid isPermaLink="false">${escapeXml(names.part(item.id, `version-${item.version}`))}</guid>
<title>${escapeXml(`${title} (${versionWord[language]} ${item.version})`)}</title>
<link>${escapeXml(names.absolute(paths.dataset(language, item.slug, item.version)))}</link>
<pubDate>${released.toUTCString()}</pubDate>
<dc:creator>${escapeXml(findText(item.publisher.name, language)?.text ?? item.publisher.slug)}</dc:creator>
${listCategories(item.themes, language)}
<description>${escapeXml(summary || title)}</description>
</item>`;
}

const listCategories = (themes: readonly string[], language: Language): string =>
  themes
    .flatMap((id) => {
      const theme = findTheme(id);
      return theme ? [`<category domain="${escapeXml(theme.uri)}">${escapeXml(theme.label[language])}</category>`] : [];
    })
    .join('');
