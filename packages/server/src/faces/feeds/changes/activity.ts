import { findText, type Language, paths } from '@milpa/sdk';
import type { Identities } from '../names.ts';
import { escapeXml, xmlHead } from '../xml.ts';
import type { Change, ChangeKind } from './model.ts';

export interface ChangePage {
  readonly changes: readonly Change[];
  /** Address of this page, and of what comes after it. */
  readonly self: string;
  readonly next: string;
  /** Whether more waits now; when not, `next` is where to ask later. */
  readonly more: boolean;
}

/** Words of ActivityStreams 2.0; what was taken back and given again is a creation once more, and `change` says so. */
const activities: Readonly<Record<ChangeKind, string>> = {
  created: 'Create',
  updated: 'Update',
  withdrawn: 'Delete',
  restored: 'Create',
};

/** Changes as a page of ActivityStreams 2.0 (https://www.w3.org/TR/activitystreams-core/), oldest first, with a cursor. */
export const describeChanges = ({ changes, self, next, more }: ChangePage, names: Identities) => ({
  '@context': 'https://www.w3.org/ns/activitystreams',
  id: self,
  type: 'OrderedCollectionPage',
  partOf: names.absolute(paths.changes()),
  next,
  more,
  orderedItems: changes.map((change) => describeChange(change, names)),
});

function describeChange(change: Change, names: Identities) {
  const { number, kind, dataset, at, noted } = change;
  return {
    id: `${names.absolute(paths.changes())}#${number}`,
    type: activities[kind],
    cursor: String(number),
    change: kind,
    published: at.toISOString(),
    updated: noted.toISOString(),
    object: kind === 'withdrawn' ? describeTombstone(change, names) : describeThing(change, names),
    target: names.dataset(dataset),
  };
}

const describeThing = ({ dataset, slug, title, version }: Change, names: Identities) => ({
  id: names.dataset(dataset),
  type: 'Document',
  nameMap: title,
  version,
  url: [
    { type: 'Link', href: names.absolute(paths.datasetIdentity(slug)), mediaType: 'text/html' },
    ...(['ttl', 'jsonld', 'rdf', 'nt'] as const).map((extension) => ({
      type: 'Link',
      href: names.absolute(paths.datasetFeed(dataset, extension)),
      mediaType: mediaTypes[extension],
    })),
  ],
});
const mediaTypes = {
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
  rdf: 'application/rdf+xml',
  nt: 'application/n-triples',
} as const;

const describeTombstone = ({ dataset, title, version, at, withdrawal }: Change, names: Identities) => ({
  id: names.dataset(dataset),
  type: 'Tombstone',
  formerType: 'Document',
  nameMap: title,
  version,
  deleted: at.toISOString(),
  summary: withdrawal?.reason,
  attributedTo: withdrawal ? { type: 'Organization', name: withdrawal.authority } : undefined,
});

const words: Readonly<Record<Language, { readonly title: string } & Readonly<Record<ChangeKind, string>>>> = {
  es: {
    title: 'Cambios del catálogo',
    created: 'Publicado',
    updated: 'Actualizado',
    withdrawn: 'Retirado',
    restored: 'Restaurado',
  },
  en: {
    title: 'Changes of the catalogue',
    created: 'Published',
    updated: 'Updated',
    withdrawn: 'Withdrawn',
    restored: 'Restored',
  },
  fr: {
    title: 'Changements du catalogue',
    created: 'Publié',
    updated: 'Mis à jour',
    withdrawn: 'Retiré',
    restored: 'Rétabli',
  },
};

/** The newest changes as Atom; what was withdrawn is a deleted entry (RFC 6721). */
export function formatChangesAtom(
  changes: readonly Change[],
  names: Identities,
  { language, now }: { language: Language; now: Date },
): string {
  const self = names.absolute(`${paths.changes()}.atom`);
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="${language}">
<id>${escapeXml(self)}</id>
<title>${words[language].title}</title>
<updated>${(changes[0]?.noted ?? now).toISOString()}</updated>
<author><name>${escapeXml(new URL(names.absolute('/')).host)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="application/activity+json" href="${escapeXml(names.absolute(paths.changes()))}"/>
${changes.map((change) => formatEntry(change, names, language)).join('\n')}
</feed>
`;
}

function formatEntry(
  { dataset, kind, title, version, at, number, withdrawal, slug }: Change,
  names: Identities,
  language: Language,
): string {
  const name = findText(title, language)?.text ?? slug;
  const id = escapeXml(names.dataset(dataset));
  if (kind === 'withdrawn')
    return `<at:deleted-entry ref="${id}" when="${at.toISOString()}">
<at:comment>${escapeXml(`${name}. ${withdrawal?.authority ?? ''}: ${withdrawal?.reason ?? ''}`)}</at:comment>
</at:deleted-entry>`;
  return `<entry>
<id>${escapeXml(`${names.absolute(paths.changes())}#${number}`)}</id>
<title>${escapeXml(`${words[language][kind]}: ${name} (${version})`)}</title>
<updated>${at.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${id}"/>
<content type="text">${escapeXml(name)}</content>
</entry>`;
}
