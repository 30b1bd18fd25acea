import {
  addDays,
  findFrequency,
  findText,
  type Language,
  type LanguageMap,
  type OverdueDataset,
  paths,
} from '@milpa/sdk';
import type { Identities, PortalName } from './names.ts';
import { escapeXml, xmlHead } from './xml.ts';

export interface OverdueFeed {
  readonly language: Language;
  readonly portal: PortalName;
  readonly names: Identities;
  readonly institution: { readonly id: string; readonly slug: string; readonly name: LanguageMap } | undefined;
  readonly items: readonly OverdueDataset[];
  /** Of a feed without entries. */
  readonly now: Date;
}

interface Words {
  readonly title: string;
  readonly late: (due: string, frequency: string) => string;
  readonly snoozed: (until: string, reason: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  es: {
    title: 'Actualizaciones vencidas',
    late: (due, frequency) =>
      `La actualización vencía el ${due}${frequency ? ` (frecuencia prometida: ${frequency})` : ''}.`,
    snoozed: (until, reason) => `Aplazada hasta el ${until} porque: ${reason}`,
  },
  en: {
    title: 'Overdue updates',
    late: (due, frequency) => `The update was due on ${due}${frequency ? ` (promised frequency: ${frequency})` : ''}.`,
    snoozed: (until, reason) => `Put off until ${until} because: ${reason}`,
  },
  fr: {
    title: 'Mises à jour en retard',
    late: (due, frequency) =>
      `La mise à jour était attendue le ${due}${frequency ? ` (fréquence promise : ${frequency})` : ''}.`,
    snoozed: (until, reason) => `Reportée au ${until} parce que : ${reason}`,
  },
};

/** What is overdue as an Atom feed (RFC 4287). An entry is one update that did not come: the next one is another entry. */
export function formatOverdueAtom(feed: OverdueFeed): string {
  const { language, portal, names, institution, items, now } = feed;
  const query = institution ? `?institution=${institution.slug}` : '';
  const self = names.absolute(paths.overdueFile('atom', language)) + query;
  const name = findText(institution?.name ?? portal.title, language)?.text ?? '';
  const updated = items.map(updatedOf).toSorted().at(-1) ?? now.toISOString();
  return `${xmlHead}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${escapeXml(self)}</id>
<title>${escapeXml(`${words[language].title}: ${name}`)}</title>
<updated>${updated}</updated>
<author><name>${escapeXml(name)}</name></author>
<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(paths.overdue(language)) + query)}"/>
<generator>Milpa</generator>
${items.map((item) => formatEntry(item, feed)).join('\n')}
</feed>
`;
}

/** When it came to be overdue, or was put off since. */
const updatedOf = ({ due, snooze }: OverdueDataset): string => snooze?.since ?? `${addDays(due, 1)}T00:00:00.000Z`;

function formatEntry(item: OverdueDataset, { language, names }: OverdueFeed): string {
  const title = findText(item.title, language);
  const say = words[language];
  const frequency = findFrequency(item.frequency)?.label[language] ?? '';
  const summary = [
    say.late(item.due, frequency),
    ...(item.snooze ? [say.snoozed(item.snooze.until, item.snooze.reason)] : []),
  ];
  const lang = title && title.language !== language ? ` xml:lang="${title.language}"` : '';
  return `<entry>
<id>${escapeXml(names.part(item.dataset, `due-${item.due}`))}</id>
<title${lang}>${escapeXml(title?.text ?? item.slug)}</title>
<updated>${updatedOf(item)}</updated>
<author><name>${escapeXml(findText(item.publisher.name, language)?.text ?? item.publisher.slug)}</name></author>
<link rel="alternate" type="text/html" href="${escapeXml(names.absolute(paths.dataset(language, item.slug)))}"/>
<summary>${escapeXml(summary.join(' '))}</summary>
</entry>`;
}
