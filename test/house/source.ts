import { type Node, parseSync, Visitor, type VisitorObject } from 'oxc-parser';

export interface Import {
  readonly target: string;
  readonly line: number;
  /** Gone after types are stripped: `import type`, `export type`, `import('x').T`. */
  readonly typeOnly: boolean;
  readonly dynamic: boolean;
}

export interface FunctionFact {
  readonly name: string;
  readonly line: number;
  readonly lines: number;
  /** Given straight to a call, as the callbacks of describe and test are. */
  readonly argument: boolean;
}

export interface Place {
  readonly line: number;
  readonly text: string;
}

/** What the rules want to know about one TypeScript file. Lines count from 1. */
export interface Source {
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionFact[];
  readonly anys: readonly Place[];
  /** `x as T` and `<T>x` outside functions called parse…; `as const` is none. */
  readonly assertions: readonly Place[];
  readonly nonNulls: readonly Place[];
  /** Calls and awaits at the top of the module, which run when it is imported. */
  readonly topWork: readonly Place[];
  /** Dotted callees and members worth naming: `process.env`, `vi.mock`. */
  readonly members: readonly Place[];
  readonly errors: readonly string[];
}

export function readSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text);
  const at = lineFinder(text);
  const place = (node: { start: number; end: number }): Place => ({
    line: at(node.start),
    text: text.slice(node.start, Math.min(node.end, node.start + 60)).split('\n')[0] ?? '',
  });
  const functions = readFunctions(program, at);
  const facts = readTypes(program, place);
  const imports: Import[] = [...functions.typeImports];
  for (const { moduleRequest, entries, start } of [...module.staticImports, ...module.staticExports.flatMap(asImports)])
    imports.push({
      target: moduleRequest.value,
      line: at(start),
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType) && isTypeDeclaration(text, start),
      dynamic: false,
    });
  for (const { moduleRequest, start } of module.dynamicImports)
    imports.push({
      target: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      line: at(start),
      typeOnly: false,
      dynamic: true,
    });
  return {
    imports,
    functions: functions.found,
    ...facts,
    topWork: program.body.flatMap((node) => (isWork(node) ? [place(node)] : [])),
    errors: errors.map((error) => error.message),
  };
}

/** `import { type A } from` is kept at run time as an import for its effect; only `import type` and `export type` go away. */
const isTypeDeclaration = (text: string, start: number) =>
  /^(?:import|export)\s+type\b/.test(text.slice(start, start + 40));

interface Exporting {
  readonly start: number;
  readonly entries: readonly { readonly isType: boolean; readonly moduleRequest: { readonly value: string } | null }[];
}
function asImports({ start, entries }: Exporting) {
  const request = entries.find((entry) => entry.moduleRequest)?.moduleRequest;
  return request ? [{ moduleRequest: request, entries, start }] : [];
}

function isWork(node: Node): boolean {
  if (node.type !== 'ExpressionStatement') return node.type === 'ForOfStatement' || node.type === 'ForStatement';
  return ['CallExpression', 'AwaitExpression', 'AssignmentExpression'].includes(node.expression.type);
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

type Program = Parameters<Visitor['visit']>[0];
interface FunctionNode {
  readonly start: number;
  readonly end: number;
  readonly id: { readonly name: string } | null;
}

/** Names of functions by where they start: from the variable, property or method that holds them. */
function nameFunctions(program: Program): { names: Map<number, string>; given: Set<number> } {
  const names = new Map<number, string>();
  const given = new Set<number>();
  const keyName = (key: Node) => (key.type === 'Identifier' || key.type === 'PrivateIdentifier' ? key.name : '');
  new Visitor({
    VariableDeclarator: ({ id, init }) => void (init && id.type === 'Identifier' && names.set(init.start, id.name)),
    Property: ({ key, value }) => void names.set(value.start, keyName(key)),
    MethodDefinition: ({ key, value }) => void names.set(value.start, keyName(key)),
    PropertyDefinition: ({ key, value }) => void (value && names.set(value.start, keyName(key))),
    CallExpression: (node) => {
      for (const argument of node.arguments) given.add(argument.start);
    },
  }).visit(program);
  return { names, given };
}

function readFunctions(program: Program, at: (offset: number) => number) {
  const { names, given } = nameFunctions(program);
  const found: FunctionFact[] = [];
  const typeImports: Import[] = [];
  const note = (node: FunctionNode) =>
    void found.push({
      name: node.id?.name ?? names.get(node.start) ?? '(unnamed)',
      line: at(node.start),
      lines: at(node.end) - at(node.start) + 1,
      argument: given.has(node.start),
    });
  new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
    TSImportType: (node) =>
      void typeImports.push({ target: node.source.value, line: at(node.start), typeOnly: true, dynamic: false }),
  }).visit(program);
  return { found, typeImports };
}

function readTypes(program: Program, place: (node: { start: number; end: number }) => Place) {
  const { names } = nameFunctions(program);
  const anys: Place[] = [];
  const assertions: Place[] = [];
  const nonNulls: Place[] = [];
  const members: Place[] = [];
  const inside: string[] = [];
  const enter = (node: FunctionNode) => void inside.push(node.id?.name ?? names.get(node.start) ?? '');
  const leave = () => void inside.pop();
  const assert = (node: { start: number; end: number; typeAnnotation: Node }) => {
    if (!isConst(node.typeAnnotation) && !inside.some((name) => /^parse(?![a-z])/.test(name)))
      assertions.push(place(node));
  };
  const visitor: VisitorObject = {
    FunctionDeclaration: enter,
    FunctionExpression: enter,
    ArrowFunctionExpression: enter,
    'FunctionDeclaration:exit': leave,
    'FunctionExpression:exit': leave,
    'ArrowFunctionExpression:exit': leave,
    TSAnyKeyword: (node) => void anys.push(place(node)),
    TSAsExpression: assert,
    TSTypeAssertion: assert,
    TSNonNullExpression: (node) => void nonNulls.push(place(node)),
    VariableDeclarator: (node) => void (node.definite && nonNulls.push(place(node))),
    MemberExpression: (node) => void (node.object.type === 'Identifier' && members.push(place(node))),
  };
  new Visitor(visitor).visit(program);
  return { anys, assertions, nonNulls, members };
}

const isConst = (type: Node) =>
  type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';
