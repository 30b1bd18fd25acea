import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Client, NewFile } from '@milpa/sdk';
import type { CommandContext } from './context.ts';
import { CommandFailure } from './failure.ts';
import { createPortalClient, requireToken } from './portal-client.ts';
import { createProgress } from './progress.ts';
import { findAccess } from './settings.ts';
import { type LocalFile, uploadFile } from './upload.ts';
import { createUploadMemory } from './upload-memory.ts';

export interface SentFile {
  readonly client: Client;
  /** Its address. */
  readonly portal: string;
  readonly name: string;
  readonly upload: NewFile['upload'];
}

/** Sends files whole, each going on where it was broken off before, and shows how far it is. */
export async function openSending(context: CommandContext, options: Parameters<typeof findAccess>[0]) {
  const access = requireToken(context, await findAccess(options, context.environment));
  const client = createPortalClient(context, access);
  const memory = createUploadMemory(context.environment.configFolder, access.portal);
  const send = async (file: LocalFile): Promise<NewFile['upload']> => {
    const bar = createProgress(context, context.words.uploading(file.name), 'bytes');
    const upload = await uploadFile({ client, words: context.words, memory }, file, (done, total) =>
      bar.update(done, total),
    );
    bar.finish();
    return upload;
  };
  return { client, portal: access.portal, send };
}

/** Sends the one file a command is about; what becomes of it is asked for after. */
export async function sendFile(
  context: CommandContext,
  path: string,
  options: Parameters<typeof findAccess>[0],
): Promise<SentFile> {
  const { client, portal, send } = await openSending(context, options);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CommandFailure(context.words.noSuchFile(path));
  const name = basename(path);
  return { client, portal, name, upload: await send({ path, name }) };
}
