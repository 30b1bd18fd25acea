const words: Readonly<Record<string, readonly [copy: string, copied: string]>> = {
  es: ['Copiar', 'Copiado'],
  en: ['Copy', 'Copied'],
  fr: ['Copier', 'Copié'],
};

/** Every piece of code, address or citation gets a button that copies it. */
for (const code of document.querySelectorAll<HTMLElement>('.code')) {
  const [copy, copied] = words[document.documentElement.lang] ?? ['Copy', 'Copied'];
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = copy;
  button.setAttribute('aria-label', `${copy}: ${code.getAttribute('aria-label') ?? ''}`);
  const said = document.createElement('span');
  said.className = 'hidden';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.querySelector('code')?.textContent ?? '');
    button.textContent = copied;
    said.textContent = copied;
    setTimeout(() => {
      button.textContent = copy;
      said.textContent = '';
    }, 2000);
  });
  const holder = document.createElement('div');
  holder.className = 'copyable';
  code.replaceWith(holder);
  holder.append(code, button, said);
}
