import { languages, paths } from '@milpa/sdk';
import type { Account, Page, Site } from '../page.ts';
import type { Reader } from '../reader.ts';
import { languageNames } from '../words/index.ts';
import { Breadcrumb } from './elements.tsx';

interface LayoutProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly url: URL;
  readonly account: Account | undefined;
  readonly page: Page;
}

/** The document around every page: head for machines, header, way back, content, footer. */
export function Layout(props: LayoutProps) {
  const { reader, page } = props;
  const { site } = reader.words;
  return (
    <html lang={reader.language}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {site.skip}
        </a>
        <ActingBanner {...props} />
        <Header {...props} />
        {page.crumbs ? (
          <div class="wrap">
            <Breadcrumb
              reader={reader}
              crumbs={[{ href: paths.home(reader.language), text: site.home }, ...page.crumbs]}
            />
          </div>
        ) : null}
        <main id="main" tabIndex={-1}>
          {page.body}
        </main>
        <Footer {...props} />
      </body>
    </html>
  );
}

function Head({ site, reader, url, page }: LayoutProps) {
  const canonical = site.publicUrl + (page.canonical ?? url.pathname);
  const indexed = page.index !== false && (page.status ?? 200) === 200;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{page.title === site.name ? site.name : `${page.title} · ${site.name}`}</title>
      {page.description ? <meta name="description" content={page.description.slice(0, 300)} /> : null}
      <meta name="color-scheme" content="light dark" />
      {page.refresh === undefined ? null : (
        <noscript>
          {/* With its address: at one that ends in #…, the browser would only scroll there instead of asking again. */}
          <meta http-equiv="refresh" content={`${page.refresh}; url=${url.pathname}${url.search}`} />
        </noscript>
      )}
      <link rel="stylesheet" href={site.assets.href('style.css')} />
      <link rel="icon" type="image/svg+xml" href={site.assets.href('mark.svg')} />
      {indexed ? <link rel="canonical" href={canonical} /> : <meta name="robots" content="noindex" />}
      {indexed
        ? languages.map((language) => (
            <link rel="alternate" hreflang={language} href={switchLanguage(new URL(canonical), language)} />
          ))
        : null}
      <link
        rel="alternate"
        type="application/atom+xml"
        title={reader.words.site.atom}
        href={paths.atom(reader.language)}
      />
      {page.alternates?.map((each) => (
        <link rel="alternate" type={each.type} title={each.title} href={each.href} />
      ))}
      {page.structured ? (
        // A data block in a <script> element cannot be escaped as HTML; escapeJson leaves it no way out of the element.
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: escapeJson(page.structured) }} />
      ) : null}
      {page.scripts?.map((name) => (
        <script type="module" src={site.assets.href(`${name}.js`)} />
      ))}
    </head>
  );
}

/** JSON in which no character can end a <script> element or begin a comment; it stays the same JSON. */
export function escapeJson(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same page in another language: only the first part of the path differs. */
export function switchLanguage(url: URL, language: string): string {
  const other = new URL(url);
  other.pathname = url.pathname.replace(/^\/[^/]*/, `/${language}`);
  return other.href;
}

/** Nobody forgets that they act as another person: it stands above everything, on every page, with the way out. */
function ActingBanner({ reader, account }: LayoutProps) {
  if (!account?.actedBy) return null;
  const { name, reason, until } = account.actedBy;
  const words = reader.allWords.work.posts;
  return (
    <aside class="acting" aria-label={words.act}>
      <div class="wrap row">
        <p>
          <strong>{words.acting(name, account.name)}</strong> {words.actingUntil(until.slice(11, 16), reason)}
        </p>
        <form method="post" action={`/${reader.language}/stop-acting`}>
          <button type="submit" class="button quiet">
            {words.stopActing}
          </button>
        </form>
      </div>
    </aside>
  );
}

function Header(props: LayoutProps) {
  const { site, reader, page } = props;
  const { language, words } = reader;
  return (
    <header class="site-header">
      <div class="wrap">
        <a class="brand" href={paths.home(language)}>
          <img src={site.assets.href('mark.svg')} alt="" width="32" height="32" />
          <span>{site.name}</span>
        </a>
        <MainNav {...props} />
        {page.ownSearch ? null : (
          <search class="header-search">
            <form action={paths.search(language)} method="get">
              <label class="hidden" for="site-q">
                {words.site.searchDatasets}
              </label>
              <input id="site-q" name="q" type="search" placeholder={words.site.searchDatasets} maxLength={300} />
              <button type="submit" class="button quiet">
                {words.site.search}
              </button>
            </form>
          </search>
        )}
      </div>
    </header>
  );
}

function MainNav({ reader, url, account }: LayoutProps) {
  const { language, words } = reader;
  const entries: readonly (readonly [string, string])[] = [
    [paths.search(language), words.site.datasets],
    [paths.institutions(language), words.site.institutions],
    [paths.apiReference(language), words.site.api],
    [paths.about(language), words.site.about],
    account ? [paths.workspace(language), words.site.workspace] : [paths.signIn(language), words.site.signIn],
  ];
  return (
    <>
      <nav class="main-nav" aria-label={words.site.mainNav}>
        <ul>
          {entries.map(([href, text]) => (
            <li>
              <a href={href} aria-current={findCurrent(url, href)}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav class="languages" aria-label={words.site.languageNav}>
        <ul>
          {languages.map((each) => (
            <li>
              <a
                href={new URL(switchLanguage(url, each)).pathname + url.search}
                hreflang={each}
                lang={each}
                aria-current={each === language ? 'true' : undefined}
              >
                {each.toUpperCase()}
                <span class="hidden">, {languageNames[each]}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function findCurrent(url: URL, href: string): 'page' | 'true' | undefined {
  if (url.pathname === href) return 'page';
  return url.pathname.startsWith(`${href}/`) ? 'true' : undefined;
}

function Footer({ site, reader }: LayoutProps) {
  const { language, words } = reader;
  const links: readonly (readonly [string, string])[] = [
    [paths.about(language), words.site.about],
    [paths.sql(language), words.sql.title],
    [paths.ourdata(language), words.ourdata.title],
    [paths.reuses(language), words.reuse.title],
    [paths.scoreboard(language), words.scoreboard.title],
    [paths.quality(language), words.quality.title],
    [paths.charter(language), words.charter.title],
    [paths.overdue(language), words.freshness.list.title],
    [paths.obligations(language), words.obligation.title],
    [paths.recommendations(language), words.recommendation.title],
    [paths.requests(language), words.demand.title],
    [paths.apiReference(language), words.site.api],
    [paths.openApi(), words.site.openApi],
    [paths.catalogFeed('jsonld'), words.site.catalogFeed],
    [paths.atom(language), words.site.atom],
  ];
  return (
    <footer class="site-footer">
      <div class="wrap">
        <div>
          <p class="footer-name">{site.name}</p>
          <p>{words.site.footer}</p>
          <p>{words.site.software}</p>
        </div>
        <nav aria-label={words.site.footerNav}>
          <ul>
            {links.map(([href, text]) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
