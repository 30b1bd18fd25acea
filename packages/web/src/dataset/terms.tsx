import { type Dataset, paths } from '@milpa/sdk';
import { Link, Local } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { LicenceLink } from './facts.tsx';

/** Licence, conditions and standards of one file or link, where they are others than those of the dataset. */
export function listTerms(dataset: Pick<Dataset, 'metadata'>, one: Dataset['distributions'][number], reader: Reader) {
  const { fieldNames } = reader.words.described;
  const differs = one.licence !== undefined && one.licence !== dataset.metadata.licence;
  const { kinds, givenBy } = reader.words.described;
  return [
    [fieldNames.licence, differs ? <LicenceLink id={one.licence ?? ''} reader={reader} /> : undefined],
    [fieldNames.rights, one.rights ? <Local map={one.rights} reader={reader} /> : undefined],
    [
      fieldNames.conformsTo,
      one.conformsTo?.length ? one.conformsTo.map(({ uri, title }) => title ?? uri).join(', ') : undefined,
    ],
    [givenBy, one.service ? <Link href={paths.datasetIdentity(one.service)}>{kinds.service}</Link> : undefined],
  ] as const;
}
