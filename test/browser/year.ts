import { paths } from '@milpa/sdk';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { parseMessage } from '../../packages/server/src/mail/index.ts';
import { startTestPortal, type TestPortal, testPassword } from '../../packages/server/test/portal.ts';
import { type MailServer, startMailServer } from '../../packages/server/test/smtp.ts';
import { words } from '../../packages/web/src/words/index.ts';
import { findFreePort } from '../portal.ts';
import { listPageFaults, openBrowser, openVisit } from './browser.ts';

const { work } = words.es;
const timeZone = 'America/Mexico_City';
const dayMs = 86_400_000;

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Somebody at a desk of their own: a browser that knows nothing of the others. */
export interface Person {
  readonly email: string;
  readonly page: Page;
  /** Opens an address of the portal; where the session has ended meanwhile, signs in again, as one does. */
  open(address: string): Promise<Page>;
  /** Looks at what is open as axe does, and keeps a picture where one is asked for. */
  look(name: string): Promise<void>;
}

/** A portal with a calendar, a mail server and a browser, in which time passes when the test says so. */
export interface Year {
  readonly portal: TestPortal;
  /** By whom a person is known from the day they were let in; the first administrator is there already. */
  readonly administrator: Person;
  /** The letters that came over the wire since this was last asked, in their order. */
  takeLetters(): readonly Letter[];
  /** Follows the address in the letter of invitation and chooses a password. */
  accept(email: string): Promise<Person>;
  /** Somebody who only reads. */
  reader(): Promise<Page>;
  /** Does what waits in the background, as the portal would by itself within a minute. */
  work(): Promise<void>;
  /** Every morning up to this day, with what the portal does on each; tells of each morning what letters went out. */
  live(until: string, each?: (today: string) => Promise<void>): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * What the portal does a minute from now and later, by the clock of the wall: a year passes in one minute here or in six, as busy
 * as the machine is, and would have it done or not.
 */
const putOff = `
  create function put_off() returns trigger language plpgsql as $$ begin
    if new.run_at > now() + interval '50 seconds' then new.run_at := new.run_at + interval '10 years'; end if;
    return new;
  end $$;
  create trigger put_off before insert on graphile_worker._private_jobs for each row execute function put_off();
  update graphile_worker._private_jobs set run_at = run_at + interval '10 years' where run_at > now() + interval '50 seconds'`;

export async function startYear(first: string): Promise<Year> {
  let now = at(first);
  const mail: MailServer = await startMailServer();
  const env = { SMTP_URL: mail.url, MILPA_TIME_ZONE: timeZone };
  const portal = await startTestPortal({ port: await findFreePort(), env, now: () => now });
  await portal.database.query(putOff);
  await portal.cookieOf('portal-administrator');
  const browser = await openBrowser();
  const takeLetters = () => mail.taken.splice(0).map((message) => parseMessage(message.replace(/\r\n\.\r\n$/, '\r\n')));
  const desk = (email: string) => openDesk(browser, portal.url, email);
  return {
    portal,
    administrator: await desk('root@example.org'),
    takeLetters,
    async accept(email) {
      await portal.work();
      const letter = takeLetters().find(({ to, text }) => to.includes(email) && text.includes('/invitation?'));
      const address = /https?:\/\/\S+\/invitation\?\S+/.exec(letter?.text ?? '')?.[0];
      if (!address) throw new Error(`No invitation came to ${email}`);
      const person = await desk(email);
      await person.page.goto(address);
      await person.page.getByLabel(work.password.password, { exact: true }).fill(testPassword);
      await person.page.getByLabel(work.password.again).fill(testPassword);
      await person.page.getByRole('button', { name: work.password.submit }).click();
      await person.page.waitForURL(`**${paths.workspace('es')}`);
      return person;
    },
    reader: async () => (await openFresh(browser, portal.url)).newPage(),
    work: () => portal.work(),
    async live(until, each) {
      const sent: string[] = [];
      for (; toDay(now) < until; ) {
        now = new Date(now.getTime() + dayMs);
        await portal.domains.proofs.roots.close();
        await portal.domains.freshness.tick();
        await portal.work();
        for (const { to, subject } of takeLetters()) sent.push(`${toDay(now)} ${to} ${subject}`);
        await each?.(toDay(now));
      }
      return sent;
    },
    async close() {
      await browser.close();
      await portal.close();
      await mail.close();
    },
  };
}

/** Noon in Mexico City: no time zone of ours makes another day of it. */
const at = (day: string) => new Date(`${day}T18:00:00Z`);
const toDay = (instant: Date) => instant.toISOString().slice(0, 10);

/** A visitor who keeps no page: the browser's own clock stands still, so that nothing it kept would ever grow old. */
async function openFresh(browser: Browser, url: string): Promise<BrowserContext> {
  const context = await openVisit(browser, url);
  await context.route('**/*', (route) => route.continue());
  return context;
}

async function openDesk(browser: Browser, url: string, email: string): Promise<Person> {
  const context = await openFresh(browser, url);
  const page = await context.newPage();
  return {
    email,
    page,
    async open(address) {
      await page.goto(address);
      if (!new URL(page.url()).pathname.endsWith('/sign-in')) return page;
      await page.getByLabel(work.signIn.email).fill(email);
      await page.getByLabel(work.signIn.password).fill(testPassword);
      await page.getByRole('button', { name: work.signIn.submit, exact: true }).click();
      await page.waitForURL((there) => !there.pathname.endsWith('/sign-in'));
      return page;
    },
    async look(name) {
      const folder = process.env['MILPA_LOOK'];
      if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      expect(await listPageFaults(page), name).toEqual([]);
    },
  };
}
