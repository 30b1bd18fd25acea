import { citationFormats, formatBibtex, listKept, paths } from '@milpa/sdk';
import { Code, Link, Section, Tag } from '../design/index.ts';
import { listFileSnippets, listSnippets } from '../table/index.ts';
import { formatApa } from './citation.ts';
import { listForms } from './forms.ts';
import type { DatasetProps } from './page.tsx';

/** How programs get the data, and its description in the standards' forms. */
export function Use({ site, dataset, reader, shown, version }: DatasetProps) {
  const words = reader.words.dataset;
  const [file] = listKept(dataset);
  const snippets = shown
    ? listSnippets(site.publicUrl, dataset, shown.table.summary.id, version)
    : file
      ? listFileSnippets({ url: site.publicUrl + paths.original(file.id, version), fileName: file.file.name })
      : [];
  return (
    <Section id="use" title={words.use}>
      <p class="soft">
        {words.useLead} <Link href={paths.apiReference(reader.language)}>{reader.words.api.title}</Link>
      </p>
      {snippets.map((snippet, index) => (
        <details open={index === 0}>
          <summary>{snippet.name}</summary>
          <Code text={snippet.code} label={snippet.name} />
        </details>
      ))}
      <p class="row small">
        <Tag>DCAT</Tag>
        {listForms(dataset).map(({ name, href }) => (
          <Link href={href}>{words.metadataAs(name)}</Link>
        ))}
      </p>
    </Section>
  );
}

/** The citation to read, and the same for programs: each a file at an address that names this version. */
export function Cite({ site, dataset, reader, releases }: DatasetProps) {
  const words = reader.words.dataset;
  const needs = {
    dataset,
    sha256: releases.find((each) => each.version === dataset.version)?.sha256,
    publicUrl: site.publicUrl,
    portal: site.name,
    reader,
  };
  const formats = { bib: 'BibTeX', ris: 'RIS', 'csl.json': 'CSL-JSON' } as const;
  return (
    <Section id="cite" title={words.cite}>
      <p class="soft">{words.citeLead}</p>
      <Code text={formatApa(needs)} label="APA" wrap />
      <p class="row small">
        {reader.label(words.asOther)}
        {citationFormats.map((format) => (
          <Link href={paths.citation(dataset.slug, dataset.version, format)} class="format" download>
            {formats[format]}
          </Link>
        ))}
      </p>
      <details>
        <summary>BibTeX</summary>
        <Code text={formatBibtex({ ...needs, language: reader.language })} label="BibTeX" />
      </details>
    </Section>
  );
}
