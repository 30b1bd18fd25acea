import { paths } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { Button, Notice } from '../design/index.ts';
import { ErrorSummary, type Fault, Hidden, readFields, sendForm, type Values } from '../form/index.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';

/** Where the links of letters lead. Programs that look into mail open links too: only the button does something. */
export const showConfirm = async ({ url, reader }: Context): Promise<Page> =>
  confirmPage(reader, url.searchParams.get('code') ?? '', []);

export async function confirm(context: Context): Promise<Page | Response> {
  const { client, reader, request } = context;
  const code = (await readFields(request)).text('code');
  const again = (faults: readonly Fault[]) => confirmPage(reader, code, faults);
  if (code === '') return again([{ field: '', text: reader.words.demand.confirm.incomplete }]);
  return sendForm(context, {
    again,
    send: async () => {
      const { request: id, kind } = await client.call('confirmVoice', { body: { code } });
      return redirect(`${paths.requests(reader.language, id)}?done=${kind === 'asker' ? 'opened' : 'supported'}`);
    },
  });
}

function confirmPage(reader: Reader, code: string, faults: readonly Fault[]): Page {
  const words = reader.words.demand.confirm;
  return letterPage(reader, {
    title: words.title,
    faults,
    body:
      code === '' ? (
        <Notice kind="warning">
          <p>{words.incomplete}</p>
        </Notice>
      ) : (
        <>
          <p class="lead">{words.lead}</p>
          <form method="post" class="form" action={paths.confirmRequest(reader.language)}>
            <Hidden name="code" value={code} />
            <Button>{words.submit}</Button>
          </form>
        </>
      ),
  });
}

const leaveFields = ['voice', 'key', 'of', 'as', 'withdraw'] as const;

export const showLeave = async ({ url, reader }: Context): Promise<Page> =>
  leavePage(reader, Object.fromEntries(leaveFields.map((name) => [name, url.searchParams.get(name) ?? ''])), []);

export async function leave(context: Context): Promise<Page | Response> {
  const { client, reader, request } = context;
  const values = (await readFields(request)).pick(leaveFields);
  const again = (faults: readonly Fault[]) => leavePage(reader, values, faults);
  const { voice, key } = values;
  return sendForm(context, {
    again,
    send: async () => {
      const body = { voice, key, withdraw: values.withdraw === 'yes' };
      const { request: id, withdrawn } = await client.call('leaveDataRequest', { body });
      return redirect(`${paths.requests(reader.language, id)}?done=${withdrawn ? 'withdrawn' : 'left'}`);
    },
  });
}

function leavePage(reader: Reader, values: Values, faults: readonly Fault[]): Page {
  const words = reader.words.demand.leave;
  const whole = values['voice'] !== '' && values['key'] !== '';
  return letterPage(reader, {
    title: words.title,
    faults,
    body: whole ? (
      <>
        <p class="lead">{words.lead}</p>
        <form method="post" class="form" action={paths.leaveRequest(reader.language)}>
          {(['voice', 'key', 'of', 'as'] as const).map((name) => (
            <Hidden name={name} value={values[name] ?? ''} />
          ))}
          <Button kind="quiet">{words.submit}</Button>
          {values['as'] === 'asker' ? (
            <>
              <p>{words.withdrawLead}</p>
              <Button kind="danger" name="withdraw" value="yes">
                {words.withdraw}
              </Button>
            </>
          ) : null}
        </form>
      </>
    ) : (
      <Notice kind="warning">
        <p>{words.incomplete}</p>
      </Notice>
    ),
  });
}

function letterPage(
  reader: Reader,
  { title, faults, body }: { title: string; faults: readonly Fault[]; body: ComponentChildren },
): Page {
  return {
    title: faults.length > 0 ? reader.allWords.work.form.errorTitle(title) : title,
    index: false,
    ...(faults.length > 0 ? { status: 422 } : {}),
    crumbs: [{ href: paths.requests(reader.language), text: reader.words.demand.title }],
    body: (
      <div class="wrap page narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{title}</h1>
        {body}
      </div>
    ),
  };
}
