/** Asks before somebody leaves a form with changes that were not saved. */
const changed = new Set<HTMLFormElement>();

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-guard]')) {
  form.addEventListener('input', () => changed.add(form));
  form.addEventListener('submit', () => changed.delete(form));
}

addEventListener('beforeunload', (event) => {
  if (changed.size > 0) event.preventDefault();
});
