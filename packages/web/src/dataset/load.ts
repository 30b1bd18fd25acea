import { type Client, type Dataset, type KeptDistribution, listKept, Problem, type TableSummary } from '@milpa/sdk';
import { type Context, redirect } from '../page.ts';

export interface DatasetTable {
  readonly summary: TableSummary;
  readonly distribution: KeptDistribution;
  /** What people call it: the file's title, with the sheet's name where a file has several. */
  readonly name: string;
}

export function nameTables(dataset: Dataset): readonly DatasetTable[] {
  return listKept(dataset).flatMap((distribution) => {
    const title = distribution.title || distribution.file.name;
    const several = distribution.file.tables.length > 1;
    return distribution.file.tables.map((summary) => ({
      summary,
      distribution,
      name: several ? `${title} · ${summary.name}` : title,
    }));
  });
}

/** The version of the address; undefined when it names the newest. Throws `not-found` when it is no number. */
export function parseVersion(text: string | null | undefined): number | undefined {
  if (text === undefined || text === null || text === '') return undefined;
  const version = Number(text);
  if (!Number.isInteger(version) || version < 1 || version > 1_000_000)
    throw new Problem('not-found', {
      es: `«${text}» no es un número de versión.`,
      en: `“${text}” is no version number.`,
      fr: `« ${text} » n’est pas un numéro de version.`,
    });
  return version;
}

/** The dataset an address names, or a redirect when it has another address by now. Throws `not-found` or `withdrawn`. */
export async function findDataset(
  context: Context,
  version: number | undefined,
  address: (slug: string) => string,
): Promise<Dataset | Response> {
  const asked = context.params.dataset ?? '';
  const found = await context.client.call('getDataset', {
    params: { dataset: asked },
    query: version === undefined ? {} : { version },
  });
  if (found.slug !== asked) return redirect(address(found.slug) + context.url.search, 301);
  return found;
}

export const isDataset = (found: Dataset | Response): found is Dataset => 'distributions' in found;

/** schema.org JSON-LD of a dataset where the portal gives it; a page does without. */
export async function findStructured(client: Client, slug: string): Promise<string | undefined> {
  const response = await client.request(`/datasets/${slug}.schema.jsonld`, {
    headers: { accept: 'application/ld+json' },
  });
  const text = await response.text();
  if (!response.ok) return undefined;
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined; // not JSON: then it is not for this element
  }
}
