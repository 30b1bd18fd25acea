/** Types of kept-code.mjs, which is plain JavaScript because it stands before all TypeScript. */
export function findCode(url: string): string | undefined;
export function findPlace(url: string): URL;
export function keepCode(from: URL): void;
