/** Words for what is only there with scripts. */
const words: Readonly<Record<string, { readonly list: string; readonly count: (n: number) => string }>> = {
  es: { list: 'Sugerencias', count: (n) => (n === 1 ? '1 sugerencia' : `${n} sugerencias`) },
  en: { list: 'Suggestions', count: (n) => (n === 1 ? '1 suggestion' : `${n} suggestions`) },
  fr: { list: 'Suggestions', count: (n) => (n === 1 ? '1 suggestion' : `${n} suggestions`) },
};

/** Milliseconds without a key before the portal is asked, and letters before it is worth asking. */
const pauseMs = 120;
const fewest = 2;
const most = 7;

const { lang } = document.documentElement;
const said = words[lang] ?? { list: 'Suggestions', count: String };

/** What may become of what was typed. No answer is no suggestion: the box works without. */
async function ask(typed: string, signal: AbortSignal): Promise<string[]> {
  const address = `/api/v1/suggestions?${new URLSearchParams({ q: typed, limit: String(most) })}`;
  try {
    const response = await fetch(address, { signal, headers: { 'accept-language': lang, accept: 'application/json' } });
    return response.ok ? listTexts(await response.json()) : [];
  } catch {
    return []; // the reader went on typing, or the connection is gone
  }
}

function listTexts(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null || !('items' in answer) || !Array.isArray(answer.items)) return [];
  return answer.items.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'text' in item && typeof item.text === 'string' ? [item.text] : [],
  );
}

/** A combobox with a list, as the ARIA Authoring Practices describe it: the focus stays in the field. */
function enhance(field: HTMLInputElement): void {
  const list = document.createElement('ul');
  list.id = `${field.id}-suggestions`;
  list.className = 'suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', said.list);
  list.hidden = true;
  const status = document.createElement('span');
  status.className = 'hidden';
  status.setAttribute('role', 'status');
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  field.parentElement?.append(list, status);
  let active = -1;
  let timer = 0;
  let asking = new AbortController();

  const options = () => [...list.querySelectorAll<HTMLLIElement>('li')];
  const mark = (next: number) => {
    active = next;
    for (const [at, option] of options().entries()) option.setAttribute('aria-selected', String(at === active));
    const chosen = options()[active];
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    asking.abort();
    clearTimeout(timer);
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    mark(-1);
  };
  const take = (text: string) => {
    field.value = text;
    close();
    field.form?.requestSubmit();
  };
  const show = (texts: readonly string[]) => {
    list.replaceChildren(...texts.map((text, at) => makeOption(`${list.id}-${at}`, text)));
    list.hidden = texts.length === 0;
    field.setAttribute('aria-expanded', String(texts.length > 0));
    status.textContent = texts.length > 0 ? said.count(texts.length) : '';
    mark(-1);
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    asking.abort();
    const typed = field.value.trim();
    if (typed.length < fewest) return close();
    timer = window.setTimeout(async () => {
      asking = new AbortController();
      const { signal } = asking;
      const texts = await ask(typed, signal);
      if (!signal.aborted) show(texts);
    }, pauseMs);
  });
  field.addEventListener('keydown', (event) => {
    const { length } = options();
    if (list.hidden || length === 0) return;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => mark(active + 1 < length ? active + 1 : -1),
      ArrowUp: () => mark(active < 0 ? length - 1 : active - 1),
      Escape: close,
      Enter: () => take(options()[active]?.textContent ?? field.value),
    };
    const act = keys[event.key];
    if (!act || (event.key === 'Enter' && active < 0)) return;
    event.preventDefault();
    act();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('li') : null;
    if (option) take(option.textContent ?? '');
  });
  field.addEventListener('blur', close);
}

function makeOption(id: string, text: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.textContent = text;
  return option;
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) enhance(field);
