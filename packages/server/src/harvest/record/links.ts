import { type ImportProblem, type LanguageMap, matchFileType, matchLicence, NewLink } from '@milpa/sdk';
import type { SourceOptions } from '../model.ts';
import { describeProblem } from '../problems.ts';
import type { RawLink, RawRecord } from './said.ts';
import { trimMap } from './texts.ts';

const longestTitle = 300;

/** The distributions of a record. A link without any address is left out, and said. */
export function buildLinks(raw: RawRecord, options: SourceOptions, problems: ImportProblem[]): NewLink[] {
  const given = raw.links ?? [];
  const most = options.limits.links;
  if (given.length > most) problems.push(describeProblem('too-many-links', String(most), { place: raw.place }));
  return given.slice(0, most).flatMap((link) => {
    const built = buildLink(link, raw, options, problems);
    return built ? [built] : [];
  });
}

function buildLink(link: RawLink, raw: RawRecord, options: SourceOptions, problems: ImportProblem[]) {
  const note: Note = (code, what, field) =>
    problems.push(describeProblem(code, what, { field, place: link.place ?? raw.place }));
  const downloadUrl = mendAddress(link.downloadUrl, note);
  const accessUrl = mendAddress(link.accessUrl, note) ?? downloadUrl;
  if (!accessUrl) {
    if (!link.downloadUrl && !link.accessUrl) note('address-wrong', link.title ?? '', 'distributions');
    return undefined;
  }
  const size = Number(link.size === '' ? Number.NaN : link.size);
  const parsed = NewLink.safeParse({
    ...describeTitle(link, options, note),
    link: {
      accessUrl,
      ...(downloadUrl ? { downloadUrl } : {}),
      format: readFormat(link, note),
      ...(link.mediaType?.includes('/') ? { mediaType: link.mediaType.trim().slice(0, 200) } : {}),
      ...(Number.isInteger(size) && size >= 0 ? { size } : {}),
      ...(link.checksum ? { checksum: link.checksum } : {}),
    },
    ...termsOf(link, raw, options),
  });
  if (parsed.success) return parsed.data;
  note('field-wrong', parsed.error.issues[0]?.path.join('.') ?? '', 'distributions');
  return undefined;
}

type Note = (code: Parameters<typeof describeProblem>[0], what: string, field: string) => void;

/** Spaces and the like are written as addresses write them; what is still none is left out. */
function mendAddress(given: string | undefined, note: Note): string | undefined {
  const text = given?.trim();
  if (!text) return undefined;
  const whole = /^www\./i.test(text) ? `http://${text}` : text;
  const url = URL.parse(whole);
  if (!url || !/^https?:$/.test(url.protocol) || whole.length > 2000) {
    note('address-wrong', text, 'distributions');
    return undefined;
  }
  if (!/[\s<>"{}|\\^`]/.test(whole)) return whole;
  note('address-mended', text, 'distributions');
  return url.href;
}

function describeTitle(link: RawLink, { language }: SourceOptions, note: Note) {
  const title = link.title?.replace(/\s+/g, ' ').trim() ?? '';
  const description = trimMap(link.description);
  if (title.length <= longestTitle) return { title, ...given(description) };
  note('text-cut', title, 'distributions');
  const whole: LanguageMap = {
    ...description,
    [language]: [title, description[language]].filter(Boolean).join('\n\n'),
  };
  return { title: `${title.slice(0, longestTitle - 1)}…`, ...given(trimMap(whole)) };
}

const given = (description: LanguageMap) => (Object.keys(description).length > 0 ? { description } : {});

function readFormat({ format, mediaType }: RawLink, note: Note): string {
  const found = matchFileType(format ?? '') ?? matchFileType(mediaType ?? '');
  if (!found && format?.trim()) note('format-unknown', format, 'distributions');
  return found?.id ?? '';
}

function termsOf(link: RawLink, raw: RawRecord, { language }: SourceOptions) {
  const rights = trimMap(link.rights);
  const own = link.licence?.trim();
  const licence = own && own !== raw.licence?.trim() ? matchLicence(own)?.id : undefined;
  if (own && own !== raw.licence?.trim() && !licence)
    rights[language] = [rights[language], own].filter(Boolean).join('\n');
  return {
    ...(licence && licence !== matchLicence(raw.licence ?? '')?.id ? { licence } : {}),
    ...(Object.keys(rights).length > 0 ? { rights } : {}),
    ...(link.conformsTo && link.conformsTo.length > 0 ? { conformsTo: link.conformsTo } : {}),
  };
}
