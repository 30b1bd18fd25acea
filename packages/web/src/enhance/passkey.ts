/** Options as the portal sends them, for a browser that can read them. */
async function ask(path: string, body?: object): Promise<unknown> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  throw new Refused(isObject(said) && typeof said.detail === 'string' ? said.detail : '');
}
class Refused extends Error {}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

async function add(name: string): Promise<void> {
  const options = parseOptions<PublicKeyCredentialCreationOptionsJSON>(await ask('/api/v1/passkeys/options'));
  const made = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  });
  await ask('/api/v1/passkeys', { name, credential: formatCredential(made) });
}

async function signIn(): Promise<void> {
  const options = parseOptions<PublicKeyCredentialRequestOptionsJSON>(await ask('/api/v1/session/passkey/options'));
  const found = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  });
  await ask('/api/v1/session/passkey', { credential: formatCredential(found) });
}

// The browser checks them itself.
const parseOptions = <T>(options: unknown): T => options as T;

function formatCredential(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new Error('No passkey came back.');
  return credential.toJSON();
}

/** Whatever needs passkeys stays hidden where the browser does not know them; the password goes on working. */
const known = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
for (const place of known ? document.querySelectorAll<HTMLElement>('[data-passkey]') : []) {
  const { passkey, next = '/', failed = '' } = place.dataset;
  const status = place.querySelector('[role=status]');
  const start = async (event: Event) => {
    event.preventDefault();
    if (status) status.textContent = '';
    const name = place.querySelector<HTMLInputElement>('input[name=name]');
    try {
      if (passkey === 'add') await add(name?.value.trim() || navigator.platform);
      else await signIn();
      location.assign(next);
    } catch (error) {
      if (status) status.textContent = (error instanceof Refused && error.message) || failed;
    }
  };
  if (place instanceof HTMLFormElement) place.addEventListener('submit', start);
  else place.querySelector('button')?.addEventListener('click', start);
  place.hidden = false;
}
