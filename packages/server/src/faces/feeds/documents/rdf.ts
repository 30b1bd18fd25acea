import {
  type Asked,
  describeCatalog,
  describeFreshLists,
  describeMentioned,
  isHighValue,
  toOlderProfile,
} from '../dcat/index.ts';
import { type Extension, type Resource, syntaxes } from '../rdf/index.ts';
import type { DocumentKind, DocumentNeeds, Entry } from './model.ts';

/** What was mentioned once need not be named again, as long as it can be remembered. */
const mostRemembered = 10_000;

/** The catalogue by DCAT-AP in one syntax and profile. */
export function createRdfDocument(
  needs: DocumentNeeds,
  extension: Extension,
  { profile, spelling }: Asked = { profile: 'dcat-ap', spelling: 'source' },
): DocumentKind {
  const { names, portal } = needs;
  const { head, format, comma, tail, mediaType } = syntaxes[extension];
  const project = (resources: readonly Resource[]) =>
    profile === 'dcat-ap-2.1.1' ? toOlderProfile(resources) : resources;
  const join = (resources: readonly Resource[]) => project(resources).map(format).join(comma);
  return {
    name: `catalog.${extension}`,
    mediaType,
    open({ modified }) {
      const told = new Set<string>();
      const name = (resources: readonly Resource[]) => {
        if (told.size > mostRemembered) told.clear();
        return [...resources, ...describeMentioned(resources, told)];
      };
      const catalogue = [...describeCatalog(portal, { modified }, names), ...describeFreshLists(modified, names)];
      return {
        head: head() + join(name(catalogue)),
        format: (entry: Entry) => {
          if (profile === 'dcat-ap-hvd' && !isHighValue(entry.dataset.metadata)) return undefined;
          return comma + join(name(entry.resources(spelling)));
        },
        comma: '',
        tail,
      };
    },
  };
}
