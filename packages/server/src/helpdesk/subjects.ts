import {
  type CaseObject,
  type DatasetId,
  DatasetId as DatasetKey,
  type InstitutionId,
  type LanguageMap,
  type Slug,
} from '@milpa/sdk';
import type { HelpdeskNeeds } from './model.ts';
import { noSuchObject } from './problems.ts';

/** What a case is about, as others know it. */
export interface Subject {
  readonly institution: InstitutionId;
  readonly title: LanguageMap;
  readonly dataset: { readonly id: DatasetId; readonly slug: Slug; readonly released: boolean } | null;
}

type Finders = Pick<HelpdeskNeeds, 'datasets' | 'institutions' | 'publishing'>;
type Finder = (needs: Finders, id: string) => Promise<Subject | undefined>;

const finders: Readonly<Record<CaseObject['kind'], Finder>> = {
  dataset: findDataset,
  async distribution(needs, id) {
    const dataset = isUuid(id) ? await needs.datasets.findOwner('distribution', id) : undefined;
    return dataset && findDataset(needs, dataset);
  },
  async release(needs, id) {
    const [dataset = '', version = ''] = id.split('/');
    if (!isUuid(dataset) || !/^[1-9]\d{0,8}$/.test(version)) return undefined;
    const found = await needs.datasets.findReleased(dataset, Number(version));
    return found && findDataset(needs, found.id);
  },
  async institution({ institutions }, id) {
    const body = await institutions.find(id);
    return body && { institution: body.id, title: body.name, dataset: null };
  },
  holding: async ({ publishing }, id) => withoutDataset(await publishing.findNamed('holding', id)),
  commitment: async ({ publishing }, id) => withoutDataset(await publishing.findNamed('commitment', id)),
};

async function findDataset({ datasets }: Finders, id: string): Promise<Subject | undefined> {
  const key = DatasetKey.safeParse(id);
  const [found] = key.success ? await datasets.listStanding([key.data]) : [];
  return (
    found && {
      institution: found.publisher,
      title: found.title,
      dataset: { id: found.id, slug: found.slug, released: found.state === 'released' },
    }
  );
}

const isUuid = (text: string): boolean => DatasetKey.safeParse(text).success;
const withoutDataset = (found: Pick<Subject, 'institution' | 'title'> | undefined): Subject | undefined =>
  found && { ...found, dataset: null };

export const findSubject = (needs: Finders, { kind, id }: CaseObject): Promise<Subject | undefined> =>
  finders[kind](needs, id);

/** The same; throws `not-found`. */
export async function requireSubject(needs: Finders, object: CaseObject): Promise<Subject> {
  const found = await findSubject(needs, object);
  if (!found) throw noSuchObject(object);
  return found;
}
