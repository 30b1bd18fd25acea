import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPortal, type TestPortal } from '../portal.ts';
import { type AskingCaller, makeCallers } from './callers.ts';
import { ask, listRoutes, type Outcome, type Route } from './routes.ts';
import { makePowersScene } from './scene.ts';
import { whoMay } from './who-may.data.ts';

let portal: TestPortal;
let callers: readonly AskingCaller[];
let routes: readonly Route[];
beforeAll(async () => {
  portal = await startTestPortal();
  const scene = await makePowersScene(portal);
  callers = await makeCallers(portal, scene);
  routes = listRoutes(portal, scene);
});
afterAll(() => portal.close());

const rows = whoMay.flatMap(({ who, routes: text }) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line)
    .map((name) => [name, who] as const),
);
const table = new Map(rows);

/** For a page these few say enough: what it shows and does, the operations behind it decide. */
const before = ['anonymous', 'viewer elsewhere', 'administrator', 'portal administrator', 'acting'];
/** Where everybody is let through, one of each kind is asked. */
const kinds = ['anonymous', 'viewer elsewhere', 'portal administrator', 'token harvest', 'token elsewhere', 'acting'];

/** What the table says, read for one caller. */
function isAllowed(who: string, route: Route, { name }: AskingCaller): boolean {
  const [people = '', rawTokens] = who.split(' | ');
  const [list = '', ...more] = people.split(', ');
  const isToken = name.startsWith('token ');
  if (list === 'anyone') return true;
  if (list === 'nobody' || name === 'anonymous') return false;
  if (isToken) return isTokenAllowed(list, rawTokens, route, name);
  if (list === 'signed in' || list === 'a session') return true;
  if (name === 'acting') return more.includes('acting');
  if (list === 'themselves') return true;
  if (list === 'portal administrator') return name === list;
  if (list.startsWith('portal: '))
    return list
      .slice(8)
      .split(' ')
      .some((role) => name === `portal ${role}`);
  if (list === 'office') return name === 'administrator' || name === 'portal administrator';
  const roles = list.replace('somewhere: ', '').split(' ');
  const role = name.replace(/^portal | elsewhere$/g, '');
  return roles.includes(role) && (!name.endsWith(' elsewhere') || list.startsWith('somewhere: '));
}

/** The tokens of the office belong to its administrator and have one scope; the one from elsewhere has all. */
function isTokenAllowed(list: string, raw: string | undefined, route: Route, name: string): boolean {
  if (['a session', 'themselves', 'portal administrator', 'office'].includes(list) || list.startsWith('portal: '))
    return false;
  const elsewhere = name === 'token elsewhere';
  if (list === 'signed in')
    return route.scope === null || route.scope === 'account' || elsewhere || name === `token ${route.scope}`;
  if (elsewhere) return list.startsWith('somewhere: ') && list.includes('administrator');
  return raw === undefined
    ? list.includes('administrator') && name === `token ${route.scope}`
    : raw.split(', ').includes(name);
}

describe('every route and every role', () => {
  test('the table names every route there is once, and no other', () => {
    const known = routes.map(({ name }) => name);
    expect(rows.filter(([name], at) => rows.findIndex(([other]) => other === name) !== at)).toEqual([]);
    const unnamed = known.filter((name) => !table.has(name));
    expect(unnamed, 'say who may, in who-may.data.ts').toEqual([]);
    expect([...table.keys()].filter((name) => !known.includes(name))).toEqual([]);
    expect(table.size).toBe(new Set(known).size);
  });
  test('4.6-3: lets through whom the table names, and nobody else', { timeout: 600_000 }, async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      const who = table.get(route.name) ?? 'nobody';
      const asking = route.name.startsWith('page ') ? before : who === 'anyone' ? kinds : undefined;
      const outcomes = new Map<AskingCaller, Outcome>();
      const [through, refused]: [string[], string[]] = [[], []];
      for (const caller of callers) {
        if (asking && !asking.includes(caller.name)) continue;
        outcomes.set(caller, await ask(portal, route, caller.headers));
      }
      // What somebody gets and another does not see is kept from that other; what nobody sees is only not there.
      const seen = [...outcomes.values()].includes('through');
      for (const [caller, outcome] of outcomes) {
        const passed = outcome === 'through' || (outcome === 'hidden' && !seen);
        if (passed !== isAllowed(who, route, caller)) (passed ? through : refused).push(caller.name);
      }
      if (through.length > 0) wrong.push(`${route.name}: got through: ${through.join(', ')}; the table says “${who}”`);
      if (refused.length > 0) wrong.push(`${route.name}: was refused: ${refused.join(', ')}; the table says “${who}”`);
    }
    expect(wrong).toEqual([]);
  });
});
