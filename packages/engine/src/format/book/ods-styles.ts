import { type CellStyle, plain } from './number-format.ts';
import { findAttribute } from './xml.ts';

/** The styles of an OpenDocument (part 3, 16 and 17) as far as they say what a number is and which sheets are hidden. */
export class OdsStyles {
  readonly #formats = new Map<string, CellStyle>();
  readonly #cells = new Map<string, string>();
  readonly #hidden = new Set<string>();
  #style = '';
  #format = '';

  open(name: string, tag: string): void {
    const own = findAttribute(tag, 'style:name') ?? '';
    switch (name) {
      case 'style':
        this.#style = own;
        this.#cells.set(own, findAttribute(tag, 'style:data-style-name') ?? '');
        break;
      case 'table-properties':
        if (findAttribute(tag, 'table:display') === 'false') this.#hidden.add(this.#style);
        break;
      case 'date-style':
        this.#start(own, { kind: 'day' });
        break;
      case 'time-style':
        this.#start(own, {
          kind: findAttribute(tag, 'number:truncate-on-overflow') === 'false' ? 'elapsed' : 'clock',
        });
        break;
      case 'percentage-style':
        this.#start(own, { kind: 'percent' });
        break;
      case 'number-style':
        this.#start(own, plain);
        break;
      case 'hours':
        if (this.#formats.get(this.#format)?.kind === 'day') this.#formats.set(this.#format, { kind: 'moment' });
        break;
      case 'number':
        this.#widen(tag);
    }
  }

  #start(name: string, style: CellStyle): void {
    this.#format = name;
    this.#formats.set(name, style);
  }

  /** At least two digits and no decimals are a code that keeps its zeros. */
  #widen(tag: string): void {
    const digits = Number(findAttribute(tag, 'number:min-integer-digits') ?? 0);
    const decimals = Number(findAttribute(tag, 'number:decimal-places') ?? 0);
    if (this.#formats.get(this.#format) !== plain || !(digits >= 2 && digits <= 30) || decimals !== 0) return;
    if (findAttribute(tag, 'number:grouping') === 'true') return;
    this.#formats.set(this.#format, { kind: 'code', format: '0'.repeat(digits) });
  }

  /** What a cell of this style makes of a number. */
  find(name: string | undefined): CellStyle {
    if (name === undefined) return plain;
    return this.#formats.get(this.#cells.get(name) ?? '') ?? plain;
  }

  /** Whether sheets of this style are hidden. */
  hides(name: string | undefined): boolean {
    return name !== undefined && this.#hidden.has(name);
  }
}
