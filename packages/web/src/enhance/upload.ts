import { Refused, type Sending, upload } from './tus/send.ts';
import { createRow, formatBytes, type Row, type Words } from './upload/row.ts';
import { parseWords } from './upload/words.ts';

const endpoint = '/api/v1/uploads';

const sending: Sending = {
  endpoint,
  send: (url, init) => fetch(url, init),
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener('online', done);
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      const timer = setTimeout(done, ms);
      addEventListener('online', done);
      signal.addEventListener('abort', done, { once: true });
    }),
};

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-upload]')) start(form);

/** Files leave as soon as they are chosen, while the person types; the form itself then only names them. */
function start(form: HTMLFormElement): void {
  const words = parseWords(form.dataset['upload'] ?? '');
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const drop = form.querySelector<HTMLElement>('[data-drop]');
  const list = form.querySelector<HTMLElement>('[data-uploads]');
  const status = form.querySelector<HTMLElement>('[data-upload-status]');
  if (!words || !input || !drop || !list || !status) return;
  const rows = new Set<Row>();
  let wantsToLeave: HTMLElement | null | undefined;
  const settle = () => {
    list.hidden = rows.size === 0;
    const open = [...rows].some((row) => row.id === undefined);
    if (!open) status.textContent = rows.size > 0 ? words.all : '';
    else if (wantsToLeave === undefined) status.textContent = '';
    if (!open && wantsToLeave !== undefined) form.requestSubmit(wantsToLeave);
  };
  const add = (files: Iterable<File>) => {
    for (const file of input.multiple ? files : [...files].slice(0, 1)) {
      if (!input.multiple) for (const row of rows) row.remove();
      const row = createRow(file, words, (self) => send(self, words, form, settle));
      row.onRemove(() => {
        rows.delete(row);
        settle();
      });
      rows.add(row);
      list.append(row.element);
      row.resume();
    }
    settle();
    form.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const take = () => {
    add(input.files ?? []);
    input.value = '';
  };
  input.removeAttribute('name');
  input.addEventListener('change', take);
  // On a slow line a file may have been chosen before this was here.
  if (input.files?.length) take();
  acceptDrops(drop, add);
  form.addEventListener('submit', (event) => {
    if (![...rows].some((row) => row.id === undefined)) return;
    // The form waits for its files, then leaves by itself.
    event.preventDefault();
    event.stopImmediatePropagation();
    wantsToLeave = event.submitter;
    status.textContent = words.hold;
  });
}

async function send(row: Row, words: Words, form: HTMLFormElement, settle: () => void): Promise<void> {
  const { file } = row;
  const key = `milpa-upload:${file.name}:${file.size}:${file.lastModified}`;
  const signal = row.begin();
  try {
    const id = await upload(file, sending, {
      signal,
      known: findKept(key),
      onBegun: (address) => keep(key, address),
      onProgress: ({ done, waiting }) => {
        const size = formatBytes(file.size, words.language);
        const text = words.of.replace('{done}', formatBytes(done, words.language)).replace('{size}', size);
        row.show(done, waiting ? words.waiting : text);
      },
    });
    keep(key, undefined);
    row.finish(form, id, words.done);
  } catch (error) {
    if (signal.aborted) row.pause(words.paused);
    else row.fail(explain(error, words), error instanceof Refused && error.status === 401);
  }
  settle();
}

function explain(error: unknown, words: Words): string {
  if (!(error instanceof Refused)) return words.failed;
  const sentences = new Map([
    [401, words.signedOut],
    [413, words.tooLarge],
    [507, words.full],
  ]);
  return sentences.get(error.status) ?? words.failed;
}

function acceptDrops(drop: HTMLElement, add: (files: Iterable<File>) => void): void {
  const mark = (over: boolean) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    drop.classList.toggle('over', over);
  };
  drop.addEventListener('dragover', mark(true));
  drop.addEventListener('dragleave', mark(false));
  drop.addEventListener('drop', (event) => {
    mark(false)(event);
    add(event.dataTransfer?.files ?? []);
  });
}

// Some browsers refuse to keep anything; then an upload begins anew after the page was left.
function findKept(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
function keep(key: string, address: string | undefined): void {
  try {
    if (address === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, address);
  } catch {
    // see findKept
  }
}
