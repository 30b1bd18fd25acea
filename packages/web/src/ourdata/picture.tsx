import { Problem } from '@milpa/sdk';
import { Code, drawStandalone } from '../design/index.ts';
import type { Context } from '../page.ts';
import type { Reader } from '../reader.ts';
import { makeLeaders, makePath, tellPath } from './charts.ts';
import { formatScore, nameCountry } from './names.ts';

const shown = 2023;

/** A country's path, or the first of an edition, as an SVG picture that any page may show. */
export async function answerPicture({ client, reader, url, site, request }: Context): Promise<Response> {
  const country = url.searchParams.get('country')?.toUpperCase().slice(0, 5);
  const words = reader.words.ourdata;
  const source = `${reader.label(words.source)} OECD, OURdata · ${new URL(site.publicUrl).host}`;
  const svg = country ? await drawPath(country) : await drawLeaders(Number(url.searchParams.get('edition') ?? shown));
  return new Response(request.method === 'HEAD' ? null : svg, {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-language': reader.language,
      'cache-control': 'public, max-age=3600',
      // Nothing but its own style: and whoever likes may put it in a frame.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *",
    },
  });

  async function drawPath(code: string): Promise<string> {
    const { rows } = await client.call('listOurdata', { query: { country: code } });
    const scored = rows.filter(({ composite }) => composite !== null);
    if (scored.length === 0) throw new Problem('not-found', { [reader.language]: words.nothing(code) });
    const title = `${reader.label(words.title)} ${nameCountry(code, reader)}`;
    const sentence = `${tellPath(scored, reader)} ${words.breaks}`;
    return drawStandalone({ data: makePath(scored, reader), reader, title, sentence, source });
  }

  async function drawLeaders(edition: number): Promise<string> {
    const { rows } = await client.call('listOurdata', { query: { edition } });
    const scored = rows.filter(({ composite, group }) => composite !== null && !group);
    const title = `${words.title} ${edition}`;
    const sentence = `${reader.list(
      scored.slice(0, 12).map((row) => `${nameCountry(row.country, reader)} ${formatScore(row.composite, reader)}`),
    )}.`;
    return drawStandalone({ data: makeLeaders(rows, reader), reader, title, sentence, source });
  }
}

/** Says where the picture of a chart is, and what to write to show it elsewhere. */
export function Picture(props: { readonly address: string; readonly title: string; readonly reader: Reader }) {
  const { address, title, reader } = props;
  const words = reader.words.ourdata;
  return (
    <details>
      <summary>{words.picture}</summary>
      <p>
        <a href={address}>{words.pictureOpen}</a>
      </p>
      <p>{words.pictureHow}</p>
      <Code text={`<img src="${address}" alt="${title.replaceAll('"', '&quot;')}">`} label={words.picture} wrap />
    </details>
  );
}
