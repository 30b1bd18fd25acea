const names = [
  'language',
  'pause',
  'resume',
  'remove',
  'of',
  'waiting',
  'paused',
  'done',
  'failed',
  'signedOut',
  'tooLarge',
  'full',
  'hold',
  'all',
] as const;

/** What the script says to people, in the language of the page; the page gives it. */
export type Words = Readonly<Record<(typeof names)[number], string>>;

export function parseWords(text: string): Words | undefined {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const entries = new Map<string, unknown>(Object.entries(parsed));
  return names.every((name) => typeof entries.get(name) === 'string') ? (parsed as Words) : undefined;
}
