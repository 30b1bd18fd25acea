import {
  type DatasetId,
  findText,
  type InstitutionId,
  Language,
  type PublicChange,
  publicActions,
  Sha256,
  type WithdrawnDataset,
} from '@milpa/sdk';
import { z } from 'zod';
import type { Audit } from '../audit/index.ts';
import type { Datasets } from '../dataset/index.ts';
import { answerCsv, type CallContext, formatCsvLine, parseQuery, type RawRoute } from '../http/index.ts';
import type { Institutions } from '../institution/index.ts';

export interface ListNeeds {
  readonly audit: Pick<Audit, 'listLog'>;
  readonly datasets: Pick<Datasets, 'listWithdrawn' | 'findReleased' | 'findTombstone'>;
  readonly institutions: Pick<Institutions, 'require' | 'find' | 'listNames'>;
  readonly publicUrl: string;
}

interface Page {
  readonly limit: number;
  readonly offset: number;
}

export const findPublisher = async ({ institutions }: ListNeeds, key: string | undefined) =>
  key === undefined ? null : (await institutions.require(key)).id;

export async function listWithdrawn(
  needs: ListNeeds,
  publisher: InstitutionId | null,
  page: Page,
): Promise<{ total: number; items: WithdrawnDataset[] }> {
  const { total, rows } = await needs.datasets.listWithdrawn(publisher, page);
  const names = new Map(
    (await needs.institutions.listNames([...new Set(rows.map((row) => row.publisher))])).map((each) => [each.id, each]),
  );
  const items = rows.flatMap(({ id, title, publisher: of, withdrawal, purged }) => {
    const body = names.get(of);
    return body
      ? [{ id, title, publisher: { id: body.id, slug: body.slug, name: body.name }, ...withdrawal, purged }]
      : [];
  });
  return { total, items };
}

/** What the record says of public things, without anybody's name: titles are those of today. */
export async function listChanges(needs: ListNeeds, page: Page): Promise<{ total: number; items: PublicChange[] }> {
  const { total, items } = await needs.audit.listLog({ actions: publicActions }, page);
  const changes = await Promise.all(
    items.map(async ({ number, at, action, object, hash }): Promise<PublicChange[]> => {
      const found = object.kind === 'dataset' ? await findDataset(needs, object.id) : await findBody(needs, object.id);
      return found ? [{ number, at, action, object: found, hash: Sha256.parse(hash) }] : [];
    }),
  );
  return { total, items: changes.flat() };
}

async function findDataset({ datasets }: ListNeeds, id: string): Promise<PublicChange['object'] | undefined> {
  const released = await datasets.findReleased(id);
  if (released) return { kind: 'dataset', id, title: released.metadata.title, slug: released.slug };
  const tombstone = await datasets.findTombstone(id);
  return tombstone && { kind: 'dataset', id, title: tombstone.title, slug: tombstone.id };
}

async function findBody({ institutions }: ListNeeds, id: string): Promise<PublicChange['object'] | undefined> {
  const body = await institutions.find(id);
  return body && { kind: 'institution', id, title: body.name, slug: body.slug };
}

const Asked = z.object({ language: Language.optional(), publisher: z.string().max(200).optional() });
const together = 1000;

/** The whole list as CSV, for those who work with it further. */
export function createListRoutes(needs: ListNeeds): readonly RawRoute[] {
  const path = '/api/v1/withdrawn.csv';
  return [
    {
      method: 'GET',
      path,
      description: {
        path,
        summary: 'Datasets that were withdrawn, with reason and authority, as CSV',
        tag: 'catalogue',
        mediaTypes: ['text/csv'],
      },
      handle: async ({ request, language }: CallContext) => {
        const asked = Asked.parse(parseQuery(Asked, request, language));
        const publisher = await findPublisher(needs, asked.publisher);
        const tongue = asked.language ?? language;
        const lines = [formatCsvLine(withdrawnHeadings[tongue])];
        for (let offset = 0; ; offset += together) {
          const { items } = await listWithdrawn(needs, publisher, { limit: together, offset });
          lines.push(...items.map((item) => formatCsvLine(formatWithdrawn(needs, item, tongue))));
          if (items.length < together) break;
        }
        return answerCsv('withdrawn.csv', lines.join(''), { language: tongue });
      },
    },
  ];
}

const withdrawnHeadings: Readonly<Record<Language, readonly string[]>> = {
  es: ['conjunto', 'título', 'institución', 'retirado', 'motivo', 'autoridad', 'eliminado por privacidad', 'dirección'],
  en: ['dataset', 'title', 'institution', 'withdrawn', 'reason', 'authority', 'purged for privacy', 'address'],
  fr: ['jeu', 'titre', 'institution', 'retiré', 'motif', 'autorité', 'supprimé (vie privée)', 'adresse'],
};

const sayIn = (map: WithdrawnDataset['title'], language: Language) => findText(map, language)?.text ?? '';
const addressOf = ({ publicUrl }: ListNeeds, key: DatasetId | string) =>
  `${publicUrl.replace(/\/+$/, '')}/datasets/${key}`;

const formatWithdrawn = (needs: ListNeeds, item: WithdrawnDataset, language: Language) => [
  ...[item.id, sayIn(item.title, language), sayIn(item.publisher.name, language), item.withdrawn.slice(0, 10)],
  ...[item.reason, item.authority, String(item.purged), addressOf(needs, item.id)],
];
