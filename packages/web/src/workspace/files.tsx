import { UploadId } from '@milpa/sdk';
import type { Fields } from '../form/index.ts';
import type { Reader } from '../reader.ts';

/** A file that already arrived in parts, named in a form by `identifier:name`. */
export interface ArrivedFile {
  readonly id: UploadId;
  readonly name: string;
}

export const formatArrived = ({ id, name }: ArrivedFile) => `${id}:${name}`;

export const listArrived = (fields: Fields): readonly ArrivedFile[] =>
  fields.list('upload').flatMap((text) => {
    const at = text.indexOf(':');
    const id = UploadId.safeParse(text.slice(0, at));
    return id.success ? [{ id: id.data, name: text.slice(at + 1) }] : [];
  });

interface FileFieldProps {
  readonly reader: Reader;
  readonly label: string;
  readonly multiple: boolean;
  readonly arrived?: readonly ArrivedFile[];
  readonly fault?: string | undefined;
}

/** Where files are chosen. Without scripts a file control like any other; enhance/upload.ts makes it a place to drop files. */
export function FileField({ reader, label, multiple, arrived = [], fault }: FileFieldProps) {
  const words = reader.allWords.work.files;
  return (
    <div class={fault ? 'field wrong' : 'field'}>
      <label for="file">{label}</label>
      <p class="hint" id="file-hint">
        {words.hint}
      </p>
      {fault ? (
        <p class="error" id="file-error">
          {fault}
        </p>
      ) : null}
      <div class="drop" data-drop>
        <input
          id="file"
          type="file"
          name="file"
          multiple={multiple}
          aria-describedby={fault ? 'file-hint file-error' : 'file-hint'}
        />
        <p class="drop-here" aria-hidden="true">
          {words.drop}
        </p>
      </div>
      {arrived.length > 0 ? <Arrived reader={reader} arrived={arrived} /> : null}
      <ul class="bare uploads" data-uploads aria-label={words.list} hidden />
      <p role="status" class="small" data-upload-status />
    </div>
  );
}

function Arrived({ reader, arrived }: { readonly reader: Reader; readonly arrived: readonly ArrivedFile[] }) {
  const words = reader.allWords.work.files;
  return (
    <fieldset class="arrived">
      <legend>{words.kept}</legend>
      <p class="hint">{words.keptHint}</p>
      {arrived.map((file) => (
        <label class="check">
          <input type="checkbox" name="upload" value={formatArrived(file)} checked />
          <span>{file.name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What enhance/upload.ts says to people, and where it sends files. */
export const formatUploadWords = (reader: Reader): string => {
  const { pause, resume, remove, of, waiting, paused, done, failed, signedOut, tooLarge, full, hold, all } =
    reader.allWords.work.files;
  const words = { pause, resume, remove, of, waiting, paused, done, failed, signedOut, tooLarge, full, hold, all };
  return JSON.stringify({ language: reader.language, ...words });
};
