import type { OperationOutput } from '@milpa/sdk';
import { encode } from 'uqr';
import { Button, ButtonLink, Code, Notice } from '../design/index.ts';
import { type Fault, Hidden, TextInput } from '../form/index.ts';
import type { Reader } from '../reader.ts';
import { places } from '../workspace/places.ts';

export interface CodesState {
  /** A secret that was just made and waits for its first code. */
  readonly secret?: OperationOutput<'startSecondFactor'>;
  /** Recovery codes, shown this once. */
  readonly made?: readonly string[];
}

interface Props {
  readonly reader: Reader;
  readonly factor: OperationOutput<'getSecondFactor'>;
  readonly state: CodesState;
  readonly faults: readonly Fault[];
}

/** Codes of an authenticator app: off, being set up, just turned on, or on. */
export function Codes(props: Props) {
  const { reader, factor, state } = props;
  const words = reader.allWords.work.account.codes;
  return (
    <section aria-labelledby="codes" class="section">
      <h2 id="codes">{words.title}</h2>
      {state.made ? <Recovery reader={reader} codes={state.made} /> : null}
      {state.secret ? <SetUp {...props} secret={state.secret} /> : factor.active ? <On {...props} /> : null}
      {factor.active || state.secret ? null : (
        <>
          <p>{words.lead}</p>
          <form method="post" action={`${places.account(reader.language)}/codes/start`}>
            <Button kind="quiet">{words.start}</Button>
          </form>
        </>
      )}
    </section>
  );
}

function SetUp({ reader, secret, faults }: Props & { readonly secret: OperationOutput<'startSecondFactor'> }) {
  const words = reader.allWords.work.account.codes;
  return (
    <form method="post" class="card form" action={`${places.account(reader.language)}/codes/confirm`}>
      <p>{words.scan}</p>
      <QrCode text={secret.address} label={words.picture} />
      <Code text={secret.secret} label={words.secret} wrap />
      <Hidden name="secret" value={secret.secret} />
      <Hidden name="address" value={secret.address} />
      <TextInput name="code" label={words.code} faults={faults} autocomplete="one-time-code" short required />
      <Button>{words.confirm}</Button>
    </form>
  );
}

function Recovery({ reader, codes }: { readonly reader: Reader; readonly codes: readonly string[] }) {
  const words = reader.allWords.work.account.codes;
  return (
    <Notice kind="good" alert title={reader.allWords.work.account.done.codes}>
      <h3>{words.recovery}</h3>
      <p>{words.recoveryLead}</p>
      <Code text={codes.join('\n')} label={words.recovery} />
      <ButtonLink kind="quiet" href={places.account(reader.language)}>
        {words.keep}
      </ButtonLink>
    </Notice>
  );
}

function On({ reader, factor, faults }: Props) {
  const words = reader.allWords.work.account.codes;
  return (
    <>
      <p>{words.on(reader.number(factor.recoveryCodes))}</p>
      <details open={faults.some(({ field }) => field === 'code')}>
        <summary>{words.remove}</summary>
        <form method="post" class="form" action={`${places.account(reader.language)}/codes/remove`}>
          <p>{words.removeLead}</p>
          <TextInput
            name="code"
            label={words.code}
            hint={words.codeHint}
            faults={faults}
            autocomplete="one-time-code"
            short
            required
          />
          <Button kind="danger">{words.remove}</Button>
        </form>
      </details>
    </>
  );
}

/** One path of squares: it prints, scales and needs no request. White around it, as readers of codes expect. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width="220" height="220" class="qr">
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}
