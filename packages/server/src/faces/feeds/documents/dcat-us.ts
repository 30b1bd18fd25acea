import { paths } from '@milpa/sdk';
import { dcatUs3Frame, describeDcatUs3, describeDumpPod, describePod, podFrame } from '../dcat-us/index.ts';
import type { DocumentKind, DocumentNeeds } from './model.ts';

/** `data.json` of DCAT-US 1.1, the list of the catalogue itself among its datasets. */
export const createPodDocument = ({ names, portal }: DocumentNeeds): DocumentKind => ({
  name: paths.dataJson().slice(1),
  mediaType: 'application/json',
  open({ modified }) {
    const [head, tail] = podFrame(portal, names);
    return {
      head: head + JSON.stringify(describeDumpPod(portal, modified, names)),
      format: ({ dataset }) => `,\n${JSON.stringify(describePod(dataset, names))}`,
      comma: '',
      tail,
    };
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
