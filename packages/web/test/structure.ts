/** Faults of a page that no reader should meet, found in its text alone; a browser finds the rest. */
export function listFaults(html: string): string[] {
  return [...findShapeFaults(html), ...findReferenceFaults(html), ...findTableFaults(html)];
}

const all = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const count = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].length;

function* findShapeFaults(html: string): Generator<string> {
  if (count(html, /<h1[\s>]/g) !== 1) yield 'there is not exactly one <h1>';
  if (count(html, /<main[\s>]/g) !== 1) yield 'there is not exactly one <main>';
  if (!html.includes('<a class="skip" href="#main">')) yield 'no skip link';
  if (!/<title>[^<]{3,}<\/title>/.test(html)) yield 'no title';
  const text = html.replace(/<script[^>]*>.*?<\/script>/gs, '').replace(/<[^>]*>/g, ' ');
  for (const [found] of text.matchAll(/\bundefined\b|\[object Object\]|\bNaN\b|\bInfinity\b|\bfunction\b *\(|=&gt;/g))
    yield `the text says ${found}`;
  for (const [found] of html.matchAll(
    / style="[^"]*"| on[a-z]+="[^"]*"|<script(?![^>]*(?:ld\+json|src="\/assets))[^>]*>/g,
  ))
    yield `the policy forbids ${found}`;
  const levels = all(html, /<h([1-6])[\s>]/g).map(Number);
  for (const [index, level] of levels.entries())
    if (index > 0 && level > (levels[index - 1] ?? 0) + 1)
      yield `a heading of level ${level} follows one of ${levels[index - 1]}`;
  for (const image of html.matchAll(/<img [^>]*>/g)) if (!/ alt[= ]/.test(image[0])) yield `no alt: ${image[0]}`;
  for (const link of html.matchAll(/<a ([^>]*)>(.*?)<\/a>/gs))
    if (!/aria-label="[^"]+"/.test(link[1] ?? '') && !(link[2] ?? '').replace(/<[^>]*>/g, '').trim())
      yield `a link without words: ${link[0]}`;
}

function* findReferenceFaults(html: string): Generator<string> {
  const ids = all(html, / id="([^"]*)"/g);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) yield `two elements have the id ${id}`;
  const known = new Set(ids);
  for (const list of all(html, / aria-(?:labelledby|describedby)="([^"]*)"/g))
    for (const id of list.split(' ')) if (!known.has(id)) yield `nothing has the id ${id}`;
  const labelled = new Set(all(html, /<label[^>]* for="([^"]*)"/g));
  for (const id of labelled) if (!known.has(id)) yield `a label is for ${id}, which is not there`;
  for (const [control] of html.matchAll(/<(?:input|select|textarea) [^>]*>/g)) {
    const id = / id="([^"]*)"/.exec(control)?.[1];
    if (!control.includes('type="hidden"') && (!id || !labelled.has(id))) yield `no label: ${control}`;
  }
}

function* findTableFaults(html: string): Generator<string> {
  for (const [table] of html.matchAll(/<table>.*?<\/table>/gs)) {
    if (!table.includes('<caption>')) yield 'a table without caption';
    if (/<th(?![^>]*scope=)[\s>]/.test(table)) yield 'a header cell without scope';
  }
  for (const [svg] of html.matchAll(/<svg [^>]*>/g))
    if (!/aria-hidden="true"|role="img" aria-label/.test(svg)) yield `a drawing without name: ${svg}`;
  for (const [figure] of html.matchAll(/<figure.*?<\/figure>/gs)) {
    if (!/<figcaption>.*<p>[^<]{10,}<\/p>.*<\/figcaption>/s.test(figure)) yield 'a figure without sentence';
    if (!/<svg[^>]*><title[^>]*>[^<]+<\/title><desc[^>]*>[^<]+<\/desc>/.test(figure))
      yield 'a figure without title or description';
    if (!figure.includes('<details>') || !figure.includes('<table>')) yield 'a figure without its table';
  }
}

/** Addresses a page links to, as they stand in the document. */
export const listLinks = (html: string): string[] => [...new Set(all(html, /<a [^>]*?href="([^"]*)"/g))];

/** Whether two pages differ in the words of their content, not only in their addresses. */
export function hasOwnText(one: string, other: string): boolean {
  const words = (html: string) =>
    html
      .replace(/.*<main/s, '<main')
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter((word) => /^\p{L}{4,}$/u.test(word));
  const [mine, theirs] = [words(one), new Set(words(other))];
  const shared = mine.filter((word) => theirs.has(word)).length;
  return shared / mine.length < 0.6;
}
