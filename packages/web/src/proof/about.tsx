import { paths } from '@milpa/sdk';
import { Code, FurtherLinks, makeReadingPage, Passages } from '../design/index.ts';
import type { Context, Page } from '../page.ts';

/** How anyone checks the audit record, in plain words. */
export async function answerAboutAudit({ reader, site, account }: Context): Promise<Page> {
  const words = reader.words.proof.about;
  const links: readonly (readonly [string, string])[] = [
    ['/api/v1/audit/roots', words.roots],
    [paths.auditRoots(), words.atom],
    [paths.signingKey(), words.key],
    [paths.changeLog(reader.language), reader.words.proof.changes.title],
    [paths.withdrawn(reader.language), reader.words.proof.withdrawn.title],
    [paths.samples(reader.language), reader.words.sample.title],
    ...(account ? [[`${paths.workspace(reader.language)}/audit`, reader.words.proof.log.title] as const] : []),
  ];
  const commands = [
    `milpa audit verify --portal ${site.publicUrl} --save roots.json`,
    `milpa audit verify --portal ${site.publicUrl} --roots roots.json`,
  ].join('\n');
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    narrow: true,
    crumbs: [{ href: paths.about(reader.language), text: reader.words.site.about }],
    body: (
      <>
        <Passages sections={words.sections} />
        <section class="section" aria-labelledby="commands">
          <h2 id="commands">{words.commands}</h2>
          <Code text={commands} label="milpa audit verify" wrap />
        </section>
        <FurtherLinks title={words.links} links={links} />
      </>
    ),
  });
}
