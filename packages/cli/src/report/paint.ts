/** Colours by ECMA-48, or none. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly soft: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly error: (text: string) => string;
}

const wrap = (on: boolean, open: number, close: number) => (text: string) =>
  on && text !== '' ? `\u001B[${open}m${text}\u001B[${close}m` : text;

export const createPaint = (on: boolean): Paint => ({
  strong: wrap(on, 1, 22),
  soft: wrap(on, 2, 22),
  good: wrap(on, 32, 39),
  warning: wrap(on, 33, 39),
  error: wrap(on, 31, 39),
});
