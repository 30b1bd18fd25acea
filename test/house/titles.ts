import { type Node, parseSync, Visitor } from 'oxc-parser';

export interface TestTitle {
  readonly file: string;
  readonly line: number;
  /** Of the groups around it and of itself, the outermost first; a template without the values put into it. */
  readonly parts: readonly string[];
  /** Left out always, or where something is missing: then it proves nothing by itself. */
  readonly isConditional: boolean;
}

const groups = new Set(['describe', 'suite']);
const tests = new Set(['test', 'it']);
const conditions = new Set(['skip', 'todo', 'skipIf', 'runIf', 'fails']);

/** Every test of a file by its whole name, as the runner tells it. */
export function readTitles(file: string, text: string): TestTitle[] {
  const found: TestTitle[] = [];
  const around: { title: string; isConditional: boolean; end: number }[] = [];
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  new Visitor({
    CallExpression: (node) => {
      while ((around.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= node.start) around.pop();
      const { base, members } = readCallee(node.callee);
      const title = readText(node.arguments[0]);
      if (title === undefined || !(groups.has(base) || tests.has(base))) return;
      const isConditional = members.some((member) => conditions.has(member));
      if (groups.has(base)) return void around.push({ title, isConditional, end: node.end });
      found.push({
        file,
        line: lineAt(node.start),
        parts: [...around.map((each) => each.title), title],
        isConditional: isConditional || around.some((each) => each.isConditional),
      });
    },
  }).visit(parseSync(file, text).program);
  return found;
}

/** `test.each(rows)` is called with the title: what is at the bottom of it, and the members on the way. */
function readCallee(callee: Node): { base: string; members: string[] } {
  const members: string[] = [];
  for (let node = callee; ; ) {
    if (node.type === 'Identifier') return { base: node.name, members };
    if (node.type === 'CallExpression') node = node.callee;
    else if (node.type === 'MemberExpression') {
      if (node.property.type === 'Identifier') members.push(node.property.name);
      node = node.object;
    } else return { base: '', members };
  }
}

function readText(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral') return node.quasis.map(({ value }) => value.raw).join('…');
  return undefined;
}
