import { type Column, type ColumnType, columnTypes, type Finding, findText, languages } from '@milpa/sdk';
import { Notice } from '../../design/index.ts';
import { type Fault, Hidden, nameChoices, Select, TextArea, TextInput, type Values } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { formatControl } from './values.ts';

interface ColumnProps {
  readonly reader: Reader;
  readonly column: Column;
  readonly position: number;
  /** The type somebody chose for it before. */
  readonly chosen: ColumnType | undefined;
  /** What was found in this column that identifies people. */
  readonly personal: readonly Finding[];
  readonly values: Values;
  readonly faults: readonly Fault[];
}

/** Everything that can be said about one column, with what is in it for memory. */
export function ColumnCard(props: ColumnProps) {
  const { reader, column, position } = props;
  const id = `column-${position}`;
  return (
    <fieldset aria-labelledby={id}>
      <legend class="hidden">{column.name}</legend>
      <h2 class="item-title breaks" id={id}>
        {column.name}
      </h2>
      <Hidden name={formatControl(position, 'name')} value={column.name} />
      <Examples {...props} />
      <TypeKept {...props} />
      <Misfits {...props} />
      <Personal {...props} />
      <div class="column-form">
        <TypeSelect {...props} />
        <ColumnText {...props} part={`label.${reader.language}`} />
        <ColumnText {...props} part={`description.${reader.language}`} />
        <ColumnText {...props} part="unit" />
      </div>
      <OtherLanguages {...props} />
    </fieldset>
  );
}

type TextPart = 'unit' | `${'label' | 'description'}.${(typeof languages)[number]}`;

function ColumnText(props: ColumnProps & { readonly part: TextPart }) {
  const { reader, column, position, values, faults, part } = props;
  const words = reader.allWords.work;
  const name = formatControl(position, part);
  const [kind, language] = part.split('.');
  const label = kind === 'unit' ? words.table.unit : kind === 'label' ? words.table.label : words.table.description;
  const foreign = languages.find((each) => each === language && each !== reader.language);
  return (
    <TextInput
      name={name}
      label={
        <>
          {foreign ? words.metadata.inLanguage(label, words.metadata.languageNames[foreign]) : label}
          <span class="hidden">
            {reader.words.common.colon} {column.name}
          </span>
        </>
      }
      value={values[name]}
      faults={faults}
      lang={foreign}
    />
  );
}

function TypeSelect({ reader, column, position, values, faults }: ColumnProps) {
  const words = reader.allWords.work.table;
  const name = formatControl(position, 'type');
  const value = values[name] ?? '';
  const empty = value === '' ? words.automatic(reader.words.column.types[column.type]) : words.automaticAgain;
  return (
    <Select
      name={name}
      label={
        <>
          {words.type}
          <span class="hidden">
            {reader.words.common.colon} {column.name}
          </span>
        </>
      }
      value={value}
      faults={faults}
      empty={empty}
      choices={nameChoices(columnTypes, words.types)}
    />
  );
}

function OtherLanguages(props: ColumnProps) {
  const { reader, position, values } = props;
  const others = languages.filter((language) => language !== reader.language);
  const filled = others.some(
    (language) =>
      values[formatControl(position, `label.${language}`)] ||
      values[formatControl(position, `description.${language}`)],
  );
  return (
    <details class="more" open={filled}>
      <summary>{reader.allWords.work.table.otherLanguages}</summary>
      {others.map((language) => (
        <div class="pair">
          <ColumnText {...props} part={`label.${language}`} />
          <ColumnText {...props} part={`description.${language}`} />
        </div>
      ))}
    </details>
  );
}

/** A few values, so that one knows which column this is. */
function Examples({ reader, column }: ColumnProps) {
  const words = reader.allWords.work.table;
  const { top, min, max } = column.profile;
  const texts =
    top?.slice(0, 3).map(({ value }) => value.slice(0, 60)) ??
    [min, max].flatMap((each) => (each === undefined ? [] : [String(each)]));
  const shown = [...new Set(texts)];
  return <p class="small soft breaks">{shown.length > 0 ? words.examples(shown.join(' · ')) : words.emptyColumn}</p>;
}

/** The engine keeps text when nothing in the column fits the type a person chose. */
function TypeKept({ reader, column, position, chosen }: ColumnProps) {
  const { types } = reader.words.column;
  if (chosen === undefined || chosen === column.type) return null;
  return (
    <Notice kind="warning" id={`kept-${position}`}>
      <p>{reader.allWords.work.table.typeKept(types[chosen], types[column.type])}</p>
    </Notice>
  );
}

/** Cells that do not fit the type, with their place and text: what a person needs to decide. */
function Misfits({ reader, column }: ColumnProps) {
  const words = reader.allWords.work.table;
  if (!column.misfits || column.misfits.count === 0) return null;
  return (
    <Notice kind="warning">
      <p>{words.misfits(column.misfits.count)}</p>
      <ul>
        {column.misfits.sample.slice(0, 5).map(({ row, line, text }) => (
          <li class="breaks">
            {reader.words.common.quote(text.slice(0, 120))},{' '}
            {line === undefined
              ? words.misfitRow(reader.number(row))
              : words.misfitLine(reader.number(row), reader.number(line))}
          </li>
        ))}
      </ul>
      <p class="small">{words.misfitsHint}</p>
    </Notice>
  );
}

/** A finding that stops a release. */
export const identifies = ({ code, severity, result }: Finding): boolean =>
  code.startsWith('personal-') && severity === 'error' && result === 'fail';

/** Data that identify people stop a release, until somebody takes them out or says why they may be public. */
function Personal({ reader, position, personal, values, faults }: ColumnProps) {
  const words = reader.allWords.work.table;
  const name = formatControl(position, 'personal');
  if (personal.length === 0 && !values[name]) return <Hidden name={name} value="" />;
  return (
    <Notice kind="warning" title={words.personal}>
      {personal.map(({ message, remedy }) => (
        <p>
          {findText(message, reader.language)?.text} {findText(remedy, reader.language)?.text}
        </p>
      ))}
      <TextArea
        name={name}
        label={words.personalWhy}
        hint={words.personalHint}
        value={values[name]}
        faults={faults}
        rows={3}
        optional={reader}
      />
    </Notice>
  );
}
