const everyMs = 1500;

/** While something is being read, the page's live part is asked for again and exchanged; the rest stays as it is. */
async function follow(): Promise<void> {
  const live = document.getElementById('live');
  if (live?.dataset['live'] !== 'pending') return;
  try {
    if (!document.hidden) await exchange(live);
  } catch {
    // No connection at the moment: asked again at the next turn.
  }
  setTimeout(follow, everyMs);
}

async function exchange(live: HTMLElement): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
  // The session ended, or the dataset is gone: the person sees it at the next click.
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = fresh.getElementById('live');
  if (!part || part.innerHTML === live.innerHTML) return;
  const open = listOpen(live);
  const focus = document.activeElement instanceof HTMLElement ? findKey(document.activeElement) : '';
  live.replaceChildren(...part.childNodes);
  live.dataset['live'] = part.dataset['live'] ?? 'done';
  for (const details of live.querySelectorAll('details')) if (open.has(findKey(details))) details.open = true;
  if (focus)
    [...live.querySelectorAll<HTMLElement>('a, button, summary')].find((each) => findKey(each) === focus)?.focus();
  say(fresh.getElementById('live-status')?.textContent ?? '');
}

const findKey = (element: Element) => element.textContent?.trim().slice(0, 80) ?? '';
const listOpen = (live: HTMLElement) =>
  new Set([...live.querySelectorAll('details')].filter((each) => each.open).map(findKey));

/** For those who hear the page: only when the sentence changed. */
function say(text: string): void {
  const status = document.getElementById('live-status');
  if (status && status.textContent !== text) status.textContent = text;
}

setTimeout(follow, everyMs);
