import type { AuditFault, Language } from '@milpa/sdk';

type EntryReason = Extract<AuditFault, { what: 'entry' }>['reason'];
type RootReason = Extract<AuditFault, { what: 'root' }>['reason'];

export interface AuditWords {
  readonly noTask: (task: string) => string;
  readonly noRoots: (path: string) => string;
  readonly noFile: (path: string) => string;
  readonly noEntry: (path: string, line: number) => string;
  readonly roots: (count: number) => string;
  readonly known: (count: number) => string;
  readonly entries: (count: number, head: string) => string;
  readonly rootsOnly: string;
  readonly chainOnly: string;
  readonly more: (count: number) => string;
  readonly whole: string;
  readonly broken: (count: number) => string;
  readonly entry: Readonly<Record<EntryReason, (number: number) => string>>;
  readonly root: Readonly<Record<RootReason, (day: string, first: number, last: number) => string>>;
}

const en: AuditWords = {
  noTask: (task) => `There is no task "${task}". There is: verify.`,
  noRoots: (path) => `${path} holds no roots. Write such a file with \`milpa audit verify --save ${path}\`.`,
  noFile: (path) => `There is no file ${path}.`,
  noEntry: (path, line) => `${path}, line ${line}: no entry of an audit record. Export it as JSON lines (log.jsonl).`,
  roots: (count) => `${count} daily roots are published; each was recomputed and its signature checked.`,
  known: (count) => `${count} roots kept from before were compared.`,
  entries: (count, head) => `${count} entries were recomputed; the last is ${head}.`,
  rootsOnly: 'The entries themselves were not read: that needs a token of an auditor (--token) or an exported log.',
  chainOnly: 'No root was given: a record rewritten as a whole could not be told from the true one. Use --roots.',
  more: (count) => `… and ${count} more.`,
  whole: 'Nothing was changed, removed or put elsewhere.',
  broken: (count) => `The record is not as it was: ${count} faults.`,
  entry: {
    missing: (number) => `Entry ${number} is missing.`,
    repeated: (number) => `Entry ${number} stands where it does not belong.`,
    previous: (number) => `Entry ${number} does not follow the one before it.`,
    content: (number) => `Entry ${number} was changed.`,
  },
  root: {
    changed: (day) => `The root of ${day} is not the hash of what it says.`,
    unlinked: (day) => `The root of ${day} does not follow the one before it.`,
    signature: (day) => `The root of ${day} is not signed by the key it names.`,
    rewritten: (day, first, last) =>
      `The root of ${day} was published otherwise before: entries ${first}–${last} or earlier were rewritten.`,
    withdrawn: (day) => `The root of ${day}, known from before, is published no more.`,
    entries: (day, first, last) => `Entries ${first}–${last} are not those the root of ${day} was made from.`,
    cut: (day, first, last) =>
      `The record ends before entry ${last}, which the root of ${day} (${first}–${last}) covers.`,
  },
};

const es: AuditWords = {
  noTask: (task) => `No hay una tarea «${task}». Hay: verify.`,
  noRoots: (path) => `${path} no tiene raíces. Escriba un archivo así con \`milpa audit verify --save ${path}\`.`,
  noFile: (path) => `No hay un archivo ${path}.`,
  noEntry: (path, line) =>
    `${path}, línea ${line}: no es una anotación de auditoría. Exporte el registro como JSON por líneas (log.jsonl).`,
  roots: (count) => `Hay ${count} raíces diarias publicadas; cada una se calculó de nuevo y se comprobó su firma.`,
  known: (count) => `Se compararon ${count} raíces guardadas antes.`,
  entries: (count, head) => `Se calcularon de nuevo ${count} anotaciones; la última es ${head}.`,
  rootsOnly:
    'No se leyeron las anotaciones: se necesita el token de una persona auditora (--token) o un registro exportado.',
  chainOnly:
    'No se dio ninguna raíz: un registro reescrito por completo no se distinguiría del verdadero. Use --roots.',
  more: (count) => `… y ${count} más.`,
  whole: 'Nada se cambió, se quitó ni se movió.',
  broken: (count) => `El registro no está como estaba: ${count} fallas.`,
  entry: {
    missing: (number) => `Falta la anotación ${number}.`,
    repeated: (number) => `La anotación ${number} está donde no corresponde.`,
    previous: (number) => `La anotación ${number} no sigue a la anterior.`,
    content: (number) => `La anotación ${number} fue cambiada.`,
  },
  root: {
    changed: (day) => `La raíz del ${day} no es el hash de lo que dice.`,
    unlinked: (day) => `La raíz del ${day} no sigue a la anterior.`,
    signature: (day) => `La raíz del ${day} no está firmada por la llave que nombra.`,
    rewritten: (day, first, last) =>
      `La raíz del ${day} se publicó antes de otro modo: se reescribieron las anotaciones ${first}–${last} o anteriores.`,
    withdrawn: (day) => `La raíz del ${day}, conocida de antes, ya no se publica.`,
    entries: (day, first, last) =>
      `Las anotaciones ${first}–${last} no son aquellas con las que se hizo la raíz del ${day}.`,
    cut: (day, first, last) =>
      `El registro termina antes de la anotación ${last}, que la raíz del ${day} (${first}–${last}) cubre.`,
  },
};

const fr: AuditWords = {
  noTask: (task) => `Il n'y a pas de tâche « ${task} ». Il y a : verify.`,
  noRoots: (path) =>
    `${path} ne contient pas de racines. Écrivez un tel fichier avec \`milpa audit verify --save ${path}\`.`,
  noFile: (path) => `Il n'y a pas de fichier ${path}.`,
  noEntry: (path, line) =>
    `${path}, ligne ${line} : ce n'est pas une entrée d'audit. Exportez le registre en JSON par lignes (log.jsonl).`,
  roots: (count) => `${count} racines quotidiennes sont publiées ; chacune a été recalculée et sa signature vérifiée.`,
  known: (count) => `${count} racines gardées auparavant ont été comparées.`,
  entries: (count, head) => `${count} entrées ont été recalculées ; la dernière est ${head}.`,
  rootsOnly:
    "Les entrées elles-mêmes n'ont pas été lues : il faut le jeton d'un auditeur (--token) ou un registre exporté.",
  chainOnly:
    'Aucune racine donnée : un registre entièrement réécrit ne se distinguerait pas du vrai. Utilisez --roots.',
  more: (count) => `… et ${count} de plus.`,
  whole: "Rien n'a été modifié, retiré ni déplacé.",
  broken: (count) => `Le registre n'est plus ce qu'il était : ${count} défauts.`,
  entry: {
    missing: (number) => `L'entrée ${number} manque.`,
    repeated: (number) => `L'entrée ${number} n'est pas à sa place.`,
    previous: (number) => `L'entrée ${number} ne suit pas la précédente.`,
    content: (number) => `L'entrée ${number} a été modifiée.`,
  },
  root: {
    changed: (day) => `La racine du ${day} n'est pas l'empreinte de ce qu'elle dit.`,
    unlinked: (day) => `La racine du ${day} ne suit pas la précédente.`,
    signature: (day) => `La racine du ${day} n'est pas signée par la clé qu'elle nomme.`,
    rewritten: (day, first, last) =>
      `La racine du ${day} avait été publiée autrement : les entrées ${first}–${last} ou d'avant ont été réécrites.`,
    withdrawn: (day) => `La racine du ${day}, connue auparavant, n'est plus publiée.`,
    entries: (day, first, last) =>
      `Les entrées ${first}–${last} ne sont pas celles dont la racine du ${day} a été faite.`,
    cut: (day, first, last) =>
      `Le registre finit avant l'entrée ${last}, que la racine du ${day} (${first}–${last}) couvre.`,
  },
};

export const auditWords: Readonly<Record<Language, AuditWords>> = { en, es, fr };
