import type { LogRow, Written } from '../../log/log.ts';

/** What this process wrote to the log and the index has not taken yet: it need not be read from there. */
export class Handed {
  private waiting: Written[] = [];

  add(written: Written): void {
    this.waiting.push(written);
  }

  /** What comes right after a place, about so many rows of it, each document once; nothing when something else comes before. */
  take(place: number, most: number): LogRow[] {
    this.forget(place);
    const rows = new Map<string, LogRow>();
    let from = place;
    for (let next = this.find(from); next && rows.size < most; next = this.find(from)) {
      for (const row of next.rows) {
        rows.delete(row.id); // the later one is what it is, and stands last
        rows.set(row.id, row);
      }
      from = next.reached;
      this.forget(from);
    }
    return [...rows.values()];
  }

  /** Whether something waits for what comes before it. */
  isAhead(place: number): boolean {
    this.forget(place);
    return this.waiting.length > 0;
  }

  /** Rows that wait. */
  count(): number {
    return this.waiting.reduce((sum, { rows }) => sum + rows.length, 0);
  }

  private find = (place: number): Written | undefined => this.waiting.find(({ before }) => before === place);

  private forget(place: number): void {
    if (this.waiting.some(({ reached }) => reached <= place))
      this.waiting = this.waiting.filter(({ reached }) => reached > place);
  }
}
