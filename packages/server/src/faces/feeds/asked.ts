import { type DataRequest, type DataRequestState, findText, type Language, type LanguageMap, paths } from '@milpa/sdk';
import type { Identities, PortalName } from './names.ts';
import { escapeXml, xmlHead } from './xml.ts';

export interface AskedFeed {
  readonly language: Language;
  readonly portal: PortalName;
  readonly names: Identities;
  readonly institution: { readonly slug: string; readonly name: LanguageMap } | undefined;
  readonly items: readonly DataRequest[];
  /** Of a feed without entries. */
  readonly now: Date;
}

interface Words {
  readonly title: string;
  readonly centre: string;
  readonly states: Readonly<Record<DataRequestState, string>>;
}

const words: Readonly<Record<Language, Words>> = {
  es: {
    title: 'Solicitudes de datos',
    centre: 'Unidad central',
    states: {
      unconfirmed: 'Sin confirmar',
      open: 'Sin respuesta todavía',
      accepted: 'Aceptada',
      declined: 'Negada',
      published: 'Ya estaba publicado',
      duplicate: 'Sigue en otra solicitud',
      fulfilled: 'Publicado',
      withdrawn: 'Retirada por quien la hizo',
      hidden: 'Oculta',
    },
  },
  en: {
    title: 'Requests for data',
    centre: 'Central unit',
    states: {
      unconfirmed: 'Not confirmed',
      open: 'Not answered yet',
      accepted: 'Accepted',
      declined: 'Declined',
      published: 'Published already',
      duplicate: 'Goes on in another request',
      fulfilled: 'Published',
      withdrawn: 'Taken back by who asked',
      hidden: 'Hidden',
    },
  },
  fr: {
    title: 'Demandes de données',
    centre: 'Unité centrale',
    states: {
      unconfirmed: 'Non confirmée',
      open: 'Sans réponse pour le moment',
      accepted: 'Acceptée',
      declined: 'Refusée',
      published: 'Déjà publié',
      duplicate: 'Continue dans une autre demande',
      fulfilled: 'Publié',
      withdrawn: 'Retirée par la personne qui l’a faite',
      hidden: 'Cachée',
    },
  },
};

/** What people asked for as an Atom feed (RFC 4287). An entry is one request; what happens to it brings it up to date. */
export function formatAskedAtom({ language, portal, names, institution, items, now }: AskedFeed): string {
  const query = institution ? `?institution=${institution.slug}` : '';
  const self = names.absolute(paths.requestsAtom(language)) + query;
  const name = findText(institution?.name ?? portal.title, language)?.text ?? '';
  const updated = items.map(updatedOf).toSorted().at(-1) ?? now.toISOString();
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeXml(self)}</id>
<title>${escapeXml(`${words[language].title}: ${name}`)}</title>
<updated>${updated}</updated>
<author><name>${escapeXml(name)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(paths.requests(language)) + query)}"/>
<generator>Milpa</generator>
${items.map((item) => formatEntry(item, language, names)).join('\n')}
</feed>
`;
}

const updatedOf = ({ opened, steps }: DataRequest): string => steps.at(-1)?.at ?? opened;

/** Nobody's name is in it: the author of an entry is whoever answers it. */
function formatEntry(item: DataRequest, language: Language, names: Identities): string {
  const say = words[language];
  const who = findText(item.institution?.name, language)?.text ?? say.centre;
  const lang = item.language === language ? '' : ` xml:lang="${item.language}"`;
  return `<entry>
<id>${escapeXml(`urn:uuid:${item.id}`)}</id>
<title${lang}>${escapeXml(item.title)}</title>
<updated>${updatedOf(item)}</updated>
<published>${item.opened}</published>
<author><name>${escapeXml(who)}</name></author>
<category term="${item.state}" label="${escapeXml(say.states[item.state])}"/>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(paths.requests(language, item.id)))}"/>
<summary${lang}>${escapeXml(item.description)}</summary>
</entry>`;
}
