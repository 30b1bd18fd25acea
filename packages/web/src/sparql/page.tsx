import { paths } from '@milpa/sdk';
import { Button, Field, Link, makeReadingPage } from '../design/index.ts';
import { QueryInput } from '../form/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { listExamples } from './examples.ts';

/** The query in the address fills the form; the answer is the endpoint's own, so that its address can be kept and cited. */
export async function showSparql({ reader, url }: Context): Promise<Page> {
  const words = reader.words.sparql;
  const examples = listExamples(words, reader.language);
  const query = url.searchParams.get('query')?.slice(0, 20_000) || (examples[0]?.query ?? '');
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: url.search === '',
    body: (
      <>
        <Form reader={reader} query={query} />
        <section class="section" aria-labelledby="examples">
          <h2 id="examples">{words.examples}</h2>
          <ul>
            {examples.map((example) => (
              <li>
                <Link href={`?${new URLSearchParams({ query: example.query })}`} rel="nofollow">
                  {example.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <p>
          <Link href={paths.sql(reader.language)}>{words.forRows}</Link>
        </p>
      </>
    ),
  });
}

const tableFormats = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['xml', 'XML'],
  ['tsv', 'TSV'],
] as const;
const graphFormats = [
  ['ttl', 'Turtle'],
  ['jsonld', 'JSON-LD'],
  ['rdf', 'RDF/XML'],
  ['nt', 'N-Triples'],
] as const;

function Form({ reader, query }: { readonly reader: Reader; readonly query: string }) {
  const words = reader.words.sparql;
  const options = (formats: readonly (readonly [string, string])[]) =>
    formats.map(([value, name]) => <option value={value}>{name}</option>);
  return (
    <form action={paths.sparqlEndpoint()} method="get" class="sqlform">
      <QueryInput name="query" label={words.query} hint={words.hint} text={query} leastRows={8} />
      <Field id="format" label={words.format} hint={words.formatHint}>
        {(tie) => (
          <select {...tie} name="format">
            <optgroup label={words.tables}>{options(tableFormats)}</optgroup>
            <optgroup label={words.graphs}>{options(graphFormats)}</optgroup>
          </select>
        )}
      </Field>
      <Button>{words.run}</Button>
    </form>
  );
}
