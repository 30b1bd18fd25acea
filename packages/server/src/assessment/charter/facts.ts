import type { Check } from '@milpa/measure';
import { type Dataset, type FreshnessNow, findFileType, listKept, listLinked, listTables } from '@milpa/sdk';
import { rateOpenness } from '../../catalogue/index.ts';

/** What is looked at in a dataset of high value. Three-valued: what could not be seen is never taken for good. */
export interface Facts {
  readonly present: Check;
  readonly fresh: Check;
  readonly licence: Check;
  readonly structured: Check;
  readonly format: Check;
  readonly addresses: Check;
  readonly bulk: Check;
  readonly api: Check;
}

/** True when one holds; undefined when none does but one could not be checked. */
export const any = (checks: readonly Check[]): Check =>
  checks.includes(true) ? true : checks.includes(undefined) ? undefined : false;

export function describeFacts(dataset: Dataset, { state }: FreshnessNow): Facts {
  const { checks } = rateOpenness(dataset);
  const [licence, structured, format, addresses] = checks;
  const kept = listKept(dataset).map((): Check => true);
  const links = listLinked(dataset);
  const answers = links.map(({ availability }): Check => {
    const found = availability?.state ?? 'unchecked';
    return found === 'unchecked' ? undefined : found === 'available';
  });
  const files = answers.map((answer, at): Check => (links[at]?.link.downloadUrl === undefined ? false : answer));
  const services = links.map(
    ({ link, service }): Check => (service ? true : (findFileType(link.format)?.service ?? false)),
  );
  return {
    ...{ licence, structured, format, addresses },
    present: any([...kept, ...answers]),
    fresh: state === 'unscheduled' ? undefined : state !== 'overdue',
    bulk: any([...kept, ...files]),
    // Every table that is kept here can be asked for its rows.
    api: any([listTables(dataset).length > 0, ...services]),
  };
}

/** The best of several datasets, check by check. */
export function joinFacts(all: readonly Facts[]): Facts | undefined {
  if (all.length === 0) return undefined;
  const best = (of: (facts: Facts) => Check): Check => any(all.map(of));
  return {
    present: best(({ present }) => present),
    fresh: best(({ fresh }) => fresh),
    licence: best(({ licence }) => licence),
    structured: best(({ structured }) => structured),
    format: best(({ format }) => format),
    addresses: best(({ addresses }) => addresses),
    bulk: best(({ bulk }) => bulk),
    api: best(({ api }) => api),
  };
}
