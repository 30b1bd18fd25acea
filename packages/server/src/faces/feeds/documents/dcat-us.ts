import { paths } from '@milpa/sdk';
import { dcatUs3Frame, describeDcatUs3, describePod, podFrame } from '../dcat-us/index.ts';
import type { DocumentKind, DocumentNeeds } from './model.ts';

/** `data.json` of DCAT-US 1.1. */
export const createPodDocument = ({ names, portal }: DocumentNeeds): DocumentKind => ({
  name: paths.dataJson().slice(1),
  mediaType: 'application/json',
  open() {
    const [head, tail] = podFrame(portal, names);
    return { head, format: ({ dataset }) => JSON.stringify(describePod(dataset, names)), comma: ',\n', tail };
  },
});

export const createDcatUs3Document = ({ names, portal }: DocumentNeeds): DocumentKind => ({
  name: paths.dcatUs3().slice(1),
  mediaType: 'application/ld+json',
  open(facts) {
    const [head, tail] = dcatUs3Frame(portal, facts, names);
    return {
      head,
      format: ({ dataset }) => JSON.stringify(describeDcatUs3(dataset, names)),
      comma: ',\n',
      tail,
    };
  },
});
