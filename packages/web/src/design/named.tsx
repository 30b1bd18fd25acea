import { type LanguageMap, paths } from '@milpa/sdk';
import type { Reader } from '../reader.ts';
import { Link } from './elements.tsx';
import { Local } from './text.tsx';

/** An institution by its name, which leads to its page. */
export function InstitutionLink(props: {
  readonly of: { readonly slug: string; readonly name: LanguageMap };
  readonly reader: Reader;
}) {
  const { of, reader } = props;
  return (
    <Link href={paths.institution(reader.language, of.slug)}>
      <Local map={of.name} reader={reader} otherwise={of.slug} />
    </Link>
  );
}

/** A dataset by its title, which leads to its page, or to one of its versions. */
export function DatasetLink(props: {
  readonly of: { readonly slug: string; readonly title: LanguageMap };
  readonly version?: number | undefined;
  readonly reader: Reader;
}) {
  const { of, version, reader } = props;
  return (
    <Link href={paths.dataset(reader.language, of.slug, version)}>
      <Local map={of.title} reader={reader} otherwise={of.slug} />
    </Link>
  );
}
