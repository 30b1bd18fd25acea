import { type DatasetId, DatasetMetadata, type InstitutionId, type Sha256, Slug } from '@milpa/sdk';
import { thePortal } from '../../../account/index.ts';
import { createRenewing, type Datasets, type Renewing } from '../../../dataset/index.ts';
import type { Institutions } from '../../../institution/index.ts';
import type { Jobs } from '../../../jobs/index.ts';
import type { Database } from '../../../storage/database/index.ts';
import type { Identities, PortalName } from '../names.ts';
import { listWords } from './words.data.ts';

export interface OwnNeeds {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly datasets: Pick<Datasets, 'depositing' | 'findByIdentifier' | 'requireDraft' | 'findReleased'>;
  readonly institutions: Pick<Institutions, 'find' | 'create'>;
  readonly names: Identities;
  readonly portal: PortalName;
}

/** What a dataset of the portal's own says of itself when it is first made; people may say it better afterwards. */
export interface OwnWords {
  readonly title: DatasetMetadata['title'];
  readonly description: DatasetMetadata['description'];
  readonly keywords: { readonly [language: string]: readonly string[] };
  readonly file: string;
}

/** One dataset that the portal publishes of itself: found again, made, and made anew. */
export interface OwnDataset extends Pick<Renewing, 'renew' | 'jobs'> {
  /** Undefined before the first time. */
  find(): Promise<DatasetId | undefined>;
  create(words: OwnWords, landingPage: string, file: OwnFile): Promise<void>;
}
export type OwnFile = { readonly name: string; readonly sha256: Sha256; readonly size: number };

/** The institution that is the portal itself, made the first time. */
export const portalBody = Slug.parse('portal-de-datos');

/** `identifier`: how it is known again whatever people make of its title and address (adms:identifier). `job`: that releases it. */
export function createOwnDataset(needs: OwnNeeds, identifier: string, job: string): OwnDataset {
  const { datasets, institutions, names } = needs;
  const { create, renew, jobs } = createRenewing(needs, job);
  return {
    async find() {
      const body = await institutions.find(portalBody);
      return body && datasets.findByIdentifier(body.id, identifier);
    },
    async create(words, landingPage, file) {
      const publisher = await requireBody(needs);
      const metadata = DatasetMetadata.parse({
        ...{ title: words.title, description: words.description, keywords: words.keywords },
        ...{ licence: 'CC0-1.0', themes: ['GOVE'], frequency: 'IRREG', identifiers: [identifier] },
        contact: { name: needs.portal.title.es },
        landingPage: names.absolute(landingPage),
      });
      await create({ publisher, metadata, file: { ...file, title: words.file } });
    },
    renew,
    jobs,
  };
}

async function requireBody({ institutions, portal, names }: OwnNeeds): Promise<InstitutionId> {
  const found = await institutions.find(portalBody);
  if (found) return found.id;
  const made = await institutions.create(thePortal, {
    slug: portalBody,
    name: portal.title,
    description: listWords.publisher,
    level: 'other',
    homepage: names.absolute('/'),
  });
  return made.id;
}
