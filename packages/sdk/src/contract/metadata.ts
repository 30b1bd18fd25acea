import { z } from 'zod';
import { DatasetId, Day } from './identifiers.ts';
import { Language, LanguageMap, someLanguage } from './language.ts';

const requiredText = LanguageMap.refine((map) => Object.values(map).some((text) => text), someLanguage);
const address = z.url({ protocol: /^https?$/ }).max(2000);
const texts = (longest: number) => z.array(z.string().trim().min(1).max(longest));

/** EU access right authority table: whether anyone, some, or nobody outside may have the data. */
export const accessLevels = ['public', 'restricted', 'non-public'] as const;
export const AccessLevel = z.enum(accessLevels);
export type AccessLevel = z.infer<typeof AccessLevel>;

/** What one resource is to another (DCAT 3, 14): the property of the description that says so. */
export const relationKinds = [
  'relation',
  'source',
  'isVersionOf',
  'replaces',
  'isReplacedBy',
  'isReferencedBy',
] as const;
export const Relation = z.object({
  kind: z.enum(relationKinds),
  uri: address,
  title: z.string().max(500).optional(),
});
export type Relation = z.infer<typeof Relation>;

/** A standard that data keep to (dct:Standard). */
export const Standard = z.object({ uri: address, title: z.string().max(500).optional() });
export type Standard = z.infer<typeof Standard>;

/** What the form asks, and what every description has, if only as nothing said. */
const firstFields = {
  title: requiredText,
  description: LanguageMap,
  licence: z.string().describe('Identifier from the licence vocabulary; required to release'),
  themes: z.array(z.string()).max(20).describe('Identifiers of themes of any scheme, e.g. ENVI'),
  keywords: z.partialRecord(Language, z.array(z.string().trim().min(1).max(100)).max(50)),
  frequency: z.string().describe('Identifier from the frequency vocabulary, e.g. MONTHLY'),
  contact: z
    .object({ name: z.string().max(200), email: z.email(), url: address, telephone: z.string().max(100) })
    .partial()
    .describe('A post, not a person'),
  language: z.array(z.string().max(12)).max(20).describe('BCP 47 tags of the data'),
  spatial: z
    .object({
      name: z.string().max(300),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      places: z.array(z.string().max(300)).max(200).describe('Gazetteer ids (INEGI codes, e.g. 09 or 09003) or URIs'),
    })
    .partial(),
  temporal: z.object({ from: Day, to: Day }).partial(),
  source: z.string().max(2000).describe('Provenance: where the data was taken from'),
  landingPage: z.union([z.literal(''), address]),
};

/** What is said only where it applies: absent when nothing is. */
const moreFields = {
  accessLevel: AccessLevel.describe('public when absent'),
  rights: LanguageMap.describe('Who may have the data and on what ground, in words (dct:accessRights, dct:rights)'),
  highValue: texts(200)
    .max(20)
    .describe('EU high-value dataset categories (dcatap:hvdCategory): ids of the vocabulary'),
  legislation: z.array(address).max(50).describe('Acts that ask for the data (dcatap:applicableLegislation)'),
  sdgs: texts(5).max(50).describe('Goals and targets of the 2030 Agenda, e.g. 3 or 3.8'),
  conformsTo: z.array(Standard).max(50),
  relations: z.array(Relation).max(100),
  identifiers: texts(500).max(50).describe('What others call it (adms:identifier): DOI, key in the source'),
  temporalResolution: z.iso.duration().describe('Shortest time between two items, ISO 8601 (dcat:temporalResolution)'),
  spatialResolution: z.number().positive().describe('Metres (dcat:spatialResolutionInMeters)'),
  inSeries: DatasetId.describe('The series it is one of (dcat:inSeries)'),
  endpoint: z
    .object({ url: address, description: z.union([z.literal(''), address]).optional() })
    .describe('Of a data service (dcat:endpointURL, dcat:endpointDescription)'),
  serves: z.array(DatasetId).max(1000).describe('Of a data service: the datasets it gives (dcat:servesDataset)'),
  sourceDates: z
    .object({ issued: Day, modified: Day })
    .partial()
    .describe('Days that the source of an imported description gives for its data; only an import writes them'),
  extra: z.record(z.string().max(100), z.json()).describe('Fields that this portal added by its JSON Schema'),
  aside: z
    .string()
    .max(200_000)
    .describe(
      'Statements of an imported description that none of these fields holds, as N-Quads; given back in feeds. In the graph urn:milpa:said:KEY stands how the source says what these fields make of it in urn:milpa:made:KEY. ' +
        '<urn:milpa:this> stands for the dataset, <urn:milpa:this#ID> for the distribution with that id',
    ),
};

/** What a person says about a dataset (dcat:Dataset). The eight the form asks: title, description, publisher, licence,
 * themes, keywords, frequency, contact. The rest is proposed from the bytes or said where it applies. */
export const DatasetMetadata = z.object({
  title: firstFields.title,
  description: firstFields.description.default({}),
  licence: firstFields.licence.default(''),
  themes: firstFields.themes.default([]),
  keywords: firstFields.keywords.default({}),
  frequency: firstFields.frequency.default(''),
  contact: firstFields.contact.default({}),
  language: firstFields.language.default([]),
  spatial: firstFields.spatial.default({}),
  temporal: firstFields.temporal.default({}),
  source: firstFields.source.default(''),
  landingPage: firstFields.landingPage.default(''),
  ...z.object(moreFields).partial().shape,
});
export type DatasetMetadata = z.infer<typeof DatasetMetadata>;

const nullable = <T extends z.ZodType>(field: T) => field.nullable().optional();
/** Some of it; null takes a field that is not always there away. `DatasetMetadata.partial()` would not do: it fills in what is left out. */
export const MetadataChange = z.object({
  ...z.object(firstFields).partial().shape,
  accessLevel: nullable(moreFields.accessLevel),
  rights: nullable(moreFields.rights),
  highValue: nullable(moreFields.highValue),
  legislation: nullable(moreFields.legislation),
  sdgs: nullable(moreFields.sdgs),
  conformsTo: nullable(moreFields.conformsTo),
  relations: nullable(moreFields.relations),
  identifiers: nullable(moreFields.identifiers),
  temporalResolution: nullable(moreFields.temporalResolution),
  spatialResolution: nullable(moreFields.spatialResolution),
  inSeries: nullable(moreFields.inSeries),
  endpoint: nullable(moreFields.endpoint),
  serves: nullable(moreFields.serves),
  extra: nullable(moreFields.extra),
  aside: nullable(moreFields.aside),
});
export type MetadataChange = z.infer<typeof MetadataChange>;

/** The description after a change. Throws a ZodError when the whole is not one. */
export function parseChanged(before: DatasetMetadata, change: MetadataChange): DatasetMetadata {
  const said = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== undefined);
  return DatasetMetadata.parse(Object.fromEntries(said));
}
