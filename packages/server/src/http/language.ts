import { Language } from '@milpa/sdk';

/** `?lang=`, else the best of Accept-Language (RFC 9110 §12.5.4), else the fallback. */
export function findLanguage(request: Request, url: URL, fallback: Language): Language {
  const asked = Language.safeParse(url.searchParams.get('lang'));
  if (asked.success) return asked.data;
  return negotiate(request.headers.get('accept-language') ?? '') ?? fallback;
}

function negotiate(header: string): Language | undefined {
  let best: { language: Language; weight: number } | undefined;
  for (const part of header.slice(0, 1000).split(',')) {
    const [range = '', ...parameters] = part.trim().split(';');
    const language = Language.safeParse(range.trim().toLowerCase().split('-')[0]);
    if (!language.success) continue;
    const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
    const weight = quality === undefined ? 1 : Number(quality);
    if (weight > (best?.weight ?? 0)) best = { language: language.data, weight };
  }
  return best?.language;
}
