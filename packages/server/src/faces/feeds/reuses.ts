import { findText, type Language, paths, type Reuse } from '@milpa/sdk';
import type { Identities, PortalName } from './names.ts';
import { escapeXml, xmlHead } from './xml.ts';

export interface ReusesFeed {
  readonly language: Language;
  readonly portal: PortalName;
  readonly names: Identities;
  readonly items: readonly Reuse[];
  /** Of a feed without entries. */
  readonly now: Date;
}

const titles: Readonly<Record<Language, string>> = {
  es: 'Lo que se ha hecho con los datos',
  en: 'What people made of the data',
  fr: 'Ce qui a été fait des données',
};

/** What people made of the data as an Atom feed (RFC 4287), the newest first. */
export function formatReusesAtom({ language, portal, names, items, now }: ReusesFeed): string {
  const self = names.absolute(paths.reusesAtom(language));
  const name = findText(portal.title, language)?.text ?? '';
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeXml(self)}</id>
<title>${escapeXml(`${titles[language]}: ${name}`)}</title>
<updated>${items[0] ? publishedOf(items[0]) : now.toISOString()}</updated>
<author><name>${escapeXml(name)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(paths.reuses(language)))}"/>
<generator>Milpa</generator>
${items.map((item) => formatEntry(item, language, names)).join('\n')}
</feed>
`;
}

const publishedOf = ({ accepted, changed }: Reuse): string => accepted ?? changed;

function formatEntry(item: Reuse, language: Language, names: Identities): string {
  const title = findText(item.title, language);
  const lang = title && title.language !== language ? ` xml:lang="${title.language}"` : '';
  const page = names.absolute(paths.reuses(language, item.id));
  const related = item.datasets.map(
    ({ id, slug, version }) =>
      `<link rel="related" title="${escapeXml(slug)}" href="${escapeXml(version === null ? names.dataset(id) : names.version(id, version))}"/>`,
  );
  return `<entry${lang}>
<id>urn:uuid:${item.id}</id>
<title>${escapeXml(title?.text ?? item.id)}</title>
<updated>${publishedOf(item)}</updated>
<author><name>${escapeXml(item.maker.name)}</name></author>
<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>
${related.join('\n')}
<category term="${item.kind}"/>
<summary>${escapeXml(findText(item.description, language)?.text ?? '')}</summary>
</entry>`;
}
