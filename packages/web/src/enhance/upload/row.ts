import type { Words } from './words.ts';

export type { Words };

/** One file on its way: what is seen of it, and the buttons that rule it. */
export interface Row {
  readonly element: HTMLElement;
  readonly file: File;
  /** Of the upload; undefined until all of it arrived. */
  readonly id: string | undefined;
  /** A new try begins; the signal tells when it shall stop. */
  begin(): AbortSignal;
  show(done: number, text: string): void;
  finish(form: HTMLFormElement, id: string, text: string): void;
  pause(text: string): void;
  /** `again`: trying once more may help. */
  fail(text: string, again: boolean): void;
  resume(): void;
  remove(): void;
  onRemove(listen: () => void): void;
}

export function createRow(file: File, words: Words, send: (row: Row) => unknown): Row {
  const element = make('li', { className: 'upload' });
  const name = make('span', { className: 'upload-name', textContent: file.name });
  const bar = make('progress', { max: Math.max(1, file.size), value: 0 });
  bar.setAttribute('aria-label', file.name);
  const note = make('span', { className: 'small soft' });
  const turn = make('button', { type: 'button', className: 'plain', textContent: words.pause });
  const away = make('button', { type: 'button', className: 'plain', textContent: words.remove });
  away.setAttribute('aria-label', `${words.remove} ${file.name}`);
  element.append(name, bar, note, turn, away);
  let stop = new AbortController();
  let state: 'going' | 'still' | 'done' = 'still';
  let id: string | undefined;
  let removed = () => {};
  const set = (next: typeof state, text: string) => {
    state = next;
    note.textContent = text;
    turn.textContent = next === 'going' ? words.pause : words.resume;
    turn.setAttribute('aria-label', `${turn.textContent} ${file.name}`);
    turn.hidden = next === 'done';
  };
  const row: Row = {
    element,
    file,
    get id() {
      return id;
    },
    begin() {
      stop = new AbortController();
      set('going', '');
      return stop.signal;
    },
    show(done, text) {
      bar.value = done;
      note.textContent = text;
    },
    finish(form, uploaded, text) {
      id = uploaded;
      bar.value = bar.max;
      set('done', text);
      element.append(make('input', { type: 'hidden', name: 'upload', value: `${uploaded}:${file.name}` }));
      if (!form.contains(element)) element.remove();
    },
    pause: (text) => set('still', text),
    fail(text, again) {
      set('still', text);
      element.classList.add('wrong');
      turn.hidden = !again;
    },
    resume() {
      element.classList.remove('wrong');
      send(row);
    },
    remove() {
      stop.abort();
      element.remove();
      removed();
    },
    onRemove(listen) {
      removed = listen;
    },
  };
  turn.addEventListener('click', () => (state === 'going' ? stop.abort() : row.resume()));
  away.addEventListener('click', () => row.remove());
  return row;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  given: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), given);
}

/** As the pages write sizes: decimal units, one decimal where it helps. */
export function formatBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
