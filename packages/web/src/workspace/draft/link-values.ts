import { type Distribution, type Language, Link, type NewLink, type OperationInput } from '@milpa/sdk';
import type { Fields, Values } from '../../form/index.ts';

type Change = NonNullable<NonNullable<OperationInput<'changeDraft'>['body']>['distributions']>[number];

/** Fields of one link, and of what is said of a file, which has no address. */
export const linkFields = ['accessUrl', 'downloadUrl', 'format'] as const;
export const termFields = ['title', 'description', 'licence', 'rights'] as const;

export const readLink = (fields: Fields): Values =>
  Object.fromEntries([...termFields, ...linkFields].map((name) => [name, fields.text(name)]));

/** What the form shows of a distribution, texts in the language of the page. */
export const formatLink = (one: Distribution, language: Language): Values => ({
  title: one.title,
  description: one.description?.[language] ?? '',
  licence: one.licence ?? '',
  rights: one.rights?.[language] ?? '',
  accessUrl: one.link?.accessUrl ?? '',
  downloadUrl: one.link?.downloadUrl ?? '',
  format: one.link?.format ?? '',
});

/** The link as typed, with what the form does not ask kept; undefined when an address is not one. */
export function findLink(values: Values, before: Distribution['link'] | undefined): Link | undefined {
  const { accessUrl = '', downloadUrl = '', format = '' } = values;
  // Whoever knows only the file's address need not write it twice.
  const link = { ...before, accessUrl: accessUrl || downloadUrl, downloadUrl: downloadUrl || undefined, format };
  const moved = before && (before.downloadUrl ?? '') !== downloadUrl;
  // Size, type and checksum were those of the file at the old address.
  const { size: _size, checksum: _checksum, mediaType: _mediaType, ...bare } = link;
  const parsed = Link.safeParse(moved ? bare : link);
  return parsed.success ? parsed.data : undefined;
}

export type LinkFault = { readonly field: string; readonly code: 'address' | 'title' };

export function listLinkFaults(values: Values, isLink: boolean): readonly LinkFault[] {
  const faults: LinkFault[] = values['title'] ? [] : [{ field: 'title', code: 'title' }];
  if (!isLink) return faults;
  const { accessUrl = '', downloadUrl = '' } = values;
  const wrong = (url: string) => !Link.shape.accessUrl.safeParse(url).success;
  if (accessUrl ? wrong(accessUrl) : !downloadUrl) faults.push({ field: 'accessUrl', code: 'address' });
  if (downloadUrl && wrong(downloadUrl)) faults.push({ field: 'downloadUrl', code: 'address' });
  return faults;
}

export function composeNewLink(values: Values, language: Language): NewLink | undefined {
  const link = findLink(values, undefined);
  if (!link) return undefined;
  return {
    title: values['title'] ?? '',
    link,
    ...(values['description'] ? { description: { [language]: values['description'] } } : {}),
    ...(values['licence'] ? { licence: values['licence'] } : {}),
    ...(values['rights'] ? { rights: { [language]: values['rights'] } } : {}),
  };
}

/** The change of one distribution: texts in other languages stay, what is emptied goes away. */
export function composeTerms(before: Distribution, values: Values, language: Language): Change {
  const link = before.link ? findLink(values, before.link) : undefined;
  const merged = (map: Distribution['description'], text: string | undefined) => {
    const rest = Object.entries({ ...map, [language]: text ?? '' }).filter(([, each]) => each);
    return rest.length > 0 ? Object.fromEntries(rest) : null;
  };
  return {
    id: before.id,
    title: values['title'],
    description: merged(before.description, values['description']),
    licence: values['licence'] || null,
    rights: merged(before.rights, values['rights']),
    ...(link ? { link } : {}),
  };
}
