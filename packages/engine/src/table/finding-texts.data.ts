import type { Finding } from '@milpa/sdk';

interface FindingText {
  readonly severity: Finding['severity'];
  readonly result: Finding['result'];
  readonly es: string;
  readonly en: string;
  readonly fr: string;
  /** What the publisher can do; absent when there is nothing to do. */
  readonly remedy?: { readonly es: string; readonly en: string; readonly fr: string };
}

/**
 * Every finding there is: permanent code → words. {column} {row} {line} {count} and the values of the finding are
 * filled in. docs/findings.md lists the same codes.
 */
export const findingTexts = {
  'encoding-converted': {
    severity: 'info',
    result: 'fail',
    es: 'El archivo no está en UTF-8 sino en {encoding}; se convirtió a UTF-8 al leerlo. El original se conserva intacto.',
    en: 'The file is not in UTF-8 but in {encoding}; it was converted to UTF-8 when read. The original is kept untouched.',
    fr: 'Le fichier n’est pas en UTF-8 mais en {encoding} ; il a été converti en UTF-8 à la lecture. L’original reste intact.',
    remedy: {
      es: 'Guarde el archivo como «CSV UTF-8».',
      en: 'Save the file as “CSV UTF-8”.',
      fr: 'Enregistrez le fichier en « CSV UTF-8 ».',
    },
  },
  'encoding-broken': {
    severity: 'warning',
    result: 'fail',
    es: 'El archivo está en UTF-8, salvo algunas secuencias de bytes ({count}); esos signos se muestran como «�».',
    en: 'The file is in UTF-8, but for some byte sequences ({count}); these signs are shown as “�”.',
    fr: 'Le fichier est en UTF-8, sauf quelques séquences d’octets ({count}) ; ces signes s’affichent « � ».',
    remedy: {
      es: 'Busque dónde se mezclaron dos codificaciones y exporte de nuevo todo en UTF-8.',
      en: 'Find where two encodings were mixed and export everything again in UTF-8.',
      fr: 'Cherchez où deux encodages ont été mêlés et réexportez le tout en UTF-8.',
    },
  },
  'marks-repeated': {
    severity: 'info',
    result: 'fail',
    es: 'Marcas de orden de bytes al principio del archivo: {count}; se ignoraron.',
    en: 'Byte order marks at the beginning of the file: {count}; they were ignored.',
    fr: 'Indicateurs d’ordre des octets au début du fichier : {count} ; ils ont été ignorés.',
    remedy: {
      es: 'Exporte el archivo con una sola marca o sin ella.',
      en: 'Export the file with one mark or none.',
      fr: 'Exportez le fichier avec un seul indicateur ou sans.',
    },
  },
  'nul-removed': {
    severity: 'warning',
    result: 'fail',
    es: 'Bytes nulos, que no pertenecen a un texto: {count}; se quitaron.',
    en: 'NUL bytes, which do not belong in a text: {count}; they were removed.',
    fr: 'Octets nuls, qui n’ont pas leur place dans un texte : {count} ; ils ont été retirés.',
    remedy: {
      es: 'Revise el programa que exporta el archivo.',
      en: 'Check the program that exports the file.',
      fr: 'Vérifiez le programme qui exporte le fichier.',
    },
  },
  'line-ends-mixed': {
    severity: 'info',
    result: 'fail',
    es: 'Las líneas terminan de formas distintas en el mismo archivo; se leyeron todas.',
    en: 'Lines end in different ways within the same file; all were read.',
    fr: 'Les lignes se terminent de façons différentes dans le même fichier ; toutes ont été lues.',
  },
  'preamble-skipped': {
    severity: 'info',
    result: 'fail',
    es: 'Filas de título o notas antes del encabezado: {count}; se guardaron como notas de la tabla.',
    en: 'Rows of title or notes above the header: {count}; they were kept as notes of the table.',
    fr: 'Lignes de titre ou de notes avant l’en-tête : {count} ; elles sont conservées comme notes de la table.',
    remedy: {
      es: 'Deje el encabezado en la primera fila y lleve el título a la descripción.',
      en: 'Leave the header in the first row and move the title to the description.',
      fr: 'Laissez l’en-tête en première ligne et déplacez le titre dans la description.',
    },
  },
  'header-missing': {
    severity: 'warning',
    result: 'fail',
    es: 'La tabla no tiene encabezado: la primera fila ya es de datos. Las columnas se llaman column_1, column_2…',
    en: 'The table has no header: its first row is data already. The columns are called column_1, column_2…',
    fr: 'La table n’a pas d’en-tête : sa première ligne contient déjà des données. Les colonnes s’appellent column_1, column_2…',
    remedy: {
      es: 'Agregue una primera fila con el nombre de cada columna.',
      en: 'Add a first row with the name of each column.',
      fr: 'Ajoutez une première ligne avec le nom de chaque colonne.',
    },
  },
  'header-joined': {
    severity: 'info',
    result: 'fail',
    es: 'El encabezado ocupa {count} filas; se unieron en un nombre por columna.',
    en: 'The header takes {count} rows; they were joined into one name for each column.',
    fr: 'L’en-tête occupe {count} lignes ; elles ont été réunies en un nom par colonne.',
    remedy: {
      es: 'Use una sola fila de encabezado, sin celdas combinadas.',
      en: 'Use a single header row without merged cells.',
      fr: 'Utilisez une seule ligne d’en-tête, sans cellules fusionnées.',
    },
  },
  'header-empty': {
    severity: 'warning',
    result: 'fail',
    es: 'La columna número {position} no tiene nombre; se llama «{column}».',
    en: 'Column number {position} has no name; it is called “{column}”.',
    fr: 'La colonne numéro {position} n’a pas de nom ; elle s’appelle « {column} ».',
    remedy: {
      es: 'Escriba el nombre de la columna en el encabezado.',
      en: 'Write the name of the column in the header.',
      fr: 'Écrivez le nom de la colonne dans l’en-tête.',
    },
  },
  'header-duplicate': {
    severity: 'warning',
    result: 'fail',
    es: 'El nombre «{title}» se repite; la columna número {position} se llama ahora «{column}».',
    en: 'The name “{title}” occurs again; column number {position} is now called “{column}”.',
    fr: 'Le nom « {title} » se répète ; la colonne numéro {position} s’appelle désormais « {column} ».',
    remedy: {
      es: 'Dé a cada columna un nombre distinto.',
      en: 'Give each column a name of its own.',
      fr: 'Donnez à chaque colonne un nom distinct.',
    },
  },
  'header-line-break': {
    severity: 'info',
    result: 'fail',
    es: 'El nombre de la columna «{column}» contiene un salto de línea; se cambió por un espacio.',
    en: 'The name of column “{column}” contains a line break; it was replaced by a blank.',
    fr: 'Le nom de la colonne « {column} » contient un saut de ligne ; il a été remplacé par une espace.',
  },
  'header-repeated': {
    severity: 'warning',
    result: 'fail',
    es: 'Repeticiones del encabezado dentro de la tabla: {count}, la primera en la línea {line}; se omitieron.',
    en: 'Repetitions of the header within the table: {count}, the first on line {line}; they were left out.',
    fr: 'Répétitions de l’en-tête dans la table : {count}, la première à la ligne {line} ; elles ont été omises.',
    remedy: {
      es: 'Quite los encabezados repetidos.',
      en: 'Remove the repeated headers.',
      fr: 'Retirez les en-têtes répétés.',
    },
  },
  'footer-cut': {
    severity: 'info',
    result: 'fail',
    es: 'Filas de notas después de los datos: {count}; se guardaron como notas de la tabla.',
    en: 'Rows of notes below the data: {count}; they were kept as notes of the table.',
    fr: 'Lignes de notes après les données : {count} ; elles sont conservées comme notes de la table.',
    remedy: {
      es: 'Lleve las notas y la fuente a la descripción.',
      en: 'Move notes and source to the description.',
      fr: 'Déplacez les notes et la source dans la description.',
    },
  },
  'short-rows': {
    severity: 'warning',
    result: 'fail',
    es: 'Filas con menos celdas que el encabezado: {count}, la primera es la fila {row} (línea {line}); lo que falta quedó vacío.',
    en: 'Rows with fewer cells than the header: {count}, the first is row {row} (line {line}); what is missing was left empty.',
    fr: 'Lignes avec moins de cellules que l’en-tête : {count}, la première est la ligne {row} (ligne {line} du fichier) ; ce qui manque est resté vide.',
    remedy: {
      es: 'Revise esas filas: puede faltar un separador o sobrar un salto de línea.',
      en: 'Check these rows: a delimiter may be missing, or a line break too many.',
      fr: 'Vérifiez ces lignes : il peut manquer un séparateur ou y avoir un saut de ligne en trop.',
    },
  },
  'long-rows': {
    severity: 'warning',
    result: 'fail',
    es: 'Filas con más celdas que el encabezado: {count}, la primera es la fila {row} (línea {line}); lo que sobra está en la última columna.',
    en: 'Rows with more cells than the header: {count}, the first is row {row} (line {line}); what is over is in the last column.',
    fr: 'Lignes avec plus de cellules que l’en-tête : {count}, la première est la ligne {row} (ligne {line} du fichier) ; le surplus est dans la dernière colonne.',
    remedy: {
      es: 'Encierre entre comillas los textos que contienen el separador.',
      en: 'Put texts that contain the delimiter between quotes.',
      fr: 'Mettez entre guillemets les textes qui contiennent le séparateur.',
    },
  },
  'blank-rows': {
    severity: 'info',
    result: 'fail',
    es: 'Filas vacías: {count}, la primera en la línea {line}; se omitieron.',
    en: 'Blank rows: {count}, the first on line {line}; they were left out.',
    fr: 'Lignes vides : {count}, la première à la ligne {line} ; elles ont été omises.',
    remedy: { es: 'Quite las filas vacías.', en: 'Remove the blank rows.', fr: 'Retirez les lignes vides.' },
  },
  'broken-quotes': {
    severity: 'warning',
    result: 'fail',
    es: 'Filas con comillas mal cerradas: {count}, la primera es la fila {row} (línea {line}); el texto se conservó tal cual.',
    en: 'Rows with quotes not closed properly: {count}, the first is row {row} (line {line}); the text was kept as it stands.',
    fr: 'Lignes aux guillemets mal fermés : {count}, la première est la ligne {row} (ligne {line} du fichier) ; le texte est conservé tel quel.',
    remedy: {
      es: 'Escriba dos comillas seguidas donde el texto contiene una.',
      en: 'Write two quotes in a row where the text contains one.',
      fr: 'Écrivez deux guillemets de suite là où le texte en contient un.',
    },
  },
  'null-words': {
    severity: 'info',
    result: 'fail',
    es: 'Se leyeron como «sin dato»: {words}. Columnas: {columns}.',
    en: 'Read as “no value”: {words}. Columns: {columns}.',
    fr: 'Lus comme « sans valeur » : {words}. Colonnes : {columns}.',
    remedy: {
      es: 'Deje vacía la celda cuando no hay dato.',
      en: 'Leave the cell empty when there is no value.',
      fr: 'Laissez la cellule vide lorsqu’il n’y a pas de valeur.',
    },
  },
  misfits: {
    severity: 'warning',
    result: 'fail',
    es: 'Celdas de la columna «{column}» que no son del tipo {type}: {count}, la primera en la fila {row}: «{text}». Quedaron vacías en la tabla y siguen en el original.',
    en: 'Cells of column “{column}” that are not of type {type}: {count}, the first in row {row}: “{text}”. They are empty in the table and remain in the original.',
    fr: 'Cellules de la colonne « {column} » qui ne sont pas du type {type} : {count}, la première à la ligne {row} : « {text} ». Elles sont vides dans la table et restent dans l’original.',
    remedy: {
      es: 'Corrija esas celdas o elija el tipo «string» para la columna.',
      en: 'Correct these cells or choose the type “string” for the column.',
      fr: 'Corrigez ces cellules ou choisissez le type « string » pour la colonne.',
    },
  },
  'date-order-unknown': {
    severity: 'warning',
    result: 'unknown',
    es: 'Las fechas de la columna «{column}» pueden ser día/mes o mes/día: ninguna fila lo decide. La columna quedó como texto.',
    en: 'The dates of column “{column}” may be day/month or month/day: no row decides it. The column stays text.',
    fr: 'Les dates de la colonne « {column} » peuvent être jour/mois ou mois/jour : aucune ligne ne tranche. La colonne reste du texte.',
    remedy: {
      es: 'Elija el tipo «date» si el día va primero, o escriba las fechas como AAAA-MM-DD.',
      en: 'Choose the type “date” if the day comes first, or write dates as YYYY-MM-DD.',
      fr: 'Choisissez le type « date » si le jour vient en premier, ou écrivez les dates AAAA-MM-JJ.',
    },
  },
  'number-sign-unknown': {
    severity: 'warning',
    result: 'unknown',
    es: 'En la columna «{column}» el signo de todos los números puede separar miles o decimales (1,234): ninguna fila lo decide. La columna quedó como texto.',
    en: 'In column “{column}” the sign in all numbers may part thousands or decimals (1,234): no row decides it. The column stays text.',
    fr: 'Dans la colonne « {column} », le signe de tous les nombres peut séparer les milliers ou les décimales (1,234) : aucune ligne ne tranche. La colonne reste du texte.',
    remedy: {
      es: 'Escriba los números sin separador de miles y con punto decimal, o elija el tipo «integer» o «number».',
      en: 'Write numbers without a thousands sign and with a decimal point, or choose the type “integer” or “number”.',
      fr: 'Écrivez les nombres sans séparateur de milliers et avec un point décimal, ou choisissez le type « integer » ou « number ».',
    },
  },
  'column-empty': {
    severity: 'info',
    result: 'fail',
    es: 'La columna «{column}» está vacía en todas las filas.',
    en: 'Column “{column}” is empty in every row.',
    fr: 'La colonne « {column} » est vide à toutes les lignes.',
    remedy: { es: 'Llénela o quítela.', en: 'Fill it or remove it.', fr: 'Remplissez-la ou retirez-la.' },
  },
  'rows-duplicate': {
    severity: 'warning',
    result: 'fail',
    es: 'Filas que repiten exactamente otra fila: {count}.',
    en: 'Rows that repeat another row exactly: {count}.',
    fr: 'Lignes qui répètent exactement une autre ligne : {count}.',
    remedy: {
      es: 'Quite las filas repetidas o agregue la columna que las distingue.',
      en: 'Remove the repeated rows or add the column that tells them apart.',
      fr: 'Retirez les lignes répétées ou ajoutez la colonne qui les distingue.',
    },
  },
  'table-without-rows': {
    severity: 'warning',
    result: 'fail',
    es: 'La tabla tiene encabezado, pero ninguna fila.',
    en: 'The table has a header but no row.',
    fr: 'La table a un en-tête mais aucune ligne.',
  },
  'sheet-empty': {
    severity: 'info',
    result: 'fail',
    es: 'La hoja «{sheet}» está vacía; se omitió.',
    en: 'Sheet “{sheet}” is empty; it was left out.',
    fr: 'La feuille « {sheet} » est vide ; elle a été omise.',
  },
  'sheet-hidden': {
    severity: 'warning',
    result: 'fail',
    es: 'La hoja «{sheet}» está oculta; se leyó como las demás.',
    en: 'Sheet “{sheet}” is hidden; it was read like the others.',
    fr: 'La feuille « {sheet} » est masquée ; elle a été lue comme les autres.',
    remedy: {
      es: 'Confirme que esa hoja puede publicarse, o quítela del libro.',
      en: 'Make sure that sheet may be published, or remove it from the book.',
      fr: 'Assurez-vous que cette feuille peut être publiée, ou retirez-la du classeur.',
    },
  },
  'cell-errors': {
    severity: 'warning',
    result: 'fail',
    es: 'Celdas de la hoja «{sheet}» con un error de fórmula: {count}, la primera en la línea {line}: {text}.',
    en: 'Cells of sheet “{sheet}” with a formula error: {count}, the first on line {line}: {text}.',
    fr: 'Cellules de la feuille « {sheet} » avec une erreur de formule : {count}, la première à la ligne {line} : {text}.',
    remedy: { es: 'Corrija la fórmula.', en: 'Correct the formula.', fr: 'Corrigez la formule.' },
  },
  'member-skipped': {
    severity: 'info',
    result: 'unknown',
    es: '«{member}» no es una tabla que se pueda leer; queda disponible en el archivo original.',
    en: '“{member}” is no table that can be read; it remains available in the original file.',
    fr: '« {member} » n’est pas une table lisible ; il reste disponible dans le fichier original.',
  },
  'member-refused': {
    severity: 'warning',
    result: 'fail',
    es: '«{member}», dentro del archivo comprimido, no se pudo leer: {reason}',
    en: '“{member}”, inside the archive, could not be read: {reason}',
    fr: '« {member} », dans l’archive, n’a pas pu être lu : {reason}',
  },
  'no-table': {
    severity: 'info',
    result: 'unknown',
    es: 'El archivo es {kind}: se guarda y se ofrece tal cual, pero no contiene una tabla que se pueda leer.',
    en: 'The file is {kind}: it is kept and offered as it is, but holds no table that can be read.',
    fr: 'Le fichier est {kind} : il est conservé et proposé tel quel, mais ne contient pas de table lisible.',
    remedy: {
      es: 'Publique además los datos como CSV, XLSX, GeoJSON o Parquet.',
      en: 'Publish the data as CSV, XLSX, GeoJSON or Parquet too.',
      fr: 'Publiez aussi les données en CSV, XLSX, GeoJSON ou Parquet.',
    },
  },
  'records-skipped': {
    severity: 'warning',
    result: 'fail',
    es: 'Elementos que no son objetos o no se entienden: {count}, el primero en la línea {line}; se omitieron.',
    en: 'Items that are no objects or cannot be understood: {count}, the first on line {line}; they were left out.',
    fr: 'Éléments qui ne sont pas des objets ou sont incompréhensibles : {count}, le premier à la ligne {line} ; ils ont été omis.',
    remedy: { es: 'Revise esas líneas.', en: 'Check these lines.', fr: 'Vérifiez ces lignes.' },
  },
  'coordinates-outside': {
    severity: 'warning',
    result: 'fail',
    es: 'Filas con coordenadas fuera del mundo o en 0,0: {count}; no se dibujan en el mapa.',
    en: 'Rows with coordinates outside the world or at 0,0: {count}; they are not drawn on the map.',
    fr: 'Lignes avec des coordonnées hors du monde ou en 0,0 : {count} ; elles ne sont pas dessinées sur la carte.',
    remedy: {
      es: 'Revise latitud y longitud.',
      en: 'Check latitude and longitude.',
      fr: 'Vérifiez latitude et longitude.',
    },
  },
  'crs-missing': {
    severity: 'warning',
    result: 'fail',
    es: 'No se sabe en qué sistema de referencia están las coordenadas de «{column}» ({count} filas): no son longitud y latitud y el archivo no trae un sistema que se entienda. Se guardan tal cual y no se dibujan en el mapa.',
    en: 'The reference system of the coordinates in “{column}” is not known ({count} rows): they are no longitude and latitude, and the file names no system that is understood. They are kept as they are and not drawn on the map.',
    fr: 'Le système de référence des coordonnées de « {column} » est inconnu ({count} lignes) : ce ne sont pas des longitudes et latitudes, et le fichier ne nomme aucun système compréhensible. Elles sont conservées telles quelles et ne sont pas dessinées sur la carte.',
    remedy: {
      es: 'Incluya el archivo .prj, o exporte el mapa en WGS 84 (EPSG:4326).',
      en: 'Include the .prj file, or export the map in WGS 84 (EPSG:4326).',
      fr: 'Joignez le fichier .prj, ou exportez la carte en WGS 84 (EPSG:4326).',
    },
  },
  'geometry-invalid': {
    severity: 'warning',
    result: 'fail',
    es: 'Geometrías de «{column}» que no cumplen las reglas (anillos abiertos, líneas de un punto, datos dañados): {count}, la primera en la fila {row}.',
    en: 'Geometries of “{column}” that break the rules (open rings, lines of one point, damaged data): {count}, the first in row {row}.',
    fr: 'Géométries de « {column} » qui enfreignent les règles (anneaux ouverts, lignes d’un seul point, données abîmées) : {count}, la première à la ligne {row}.',
    remedy: {
      es: 'Corrija las geometrías en un programa de mapas («corregir geometrías» en QGIS) y exporte de nuevo.',
      en: 'Mend the geometries in a mapping program (“fix geometries” in QGIS) and export again.',
      fr: 'Corrigez les géométries dans un logiciel de cartographie (« réparer les géométries » dans QGIS) et réexportez.',
    },
  },
  'layer-uneven': {
    severity: 'warning',
    result: 'fail',
    es: 'Las formas (.shp) y los atributos (.dbf) no son el mismo número; filas con una sola de las dos partes: {count}.',
    en: 'Shapes (.shp) and attributes (.dbf) are not equally many; rows with only one of the two: {count}.',
    fr: 'Les formes (.shp) et les attributs (.dbf) ne sont pas en nombre égal ; lignes n’ayant que l’une des deux parties : {count}.',
    remedy: {
      es: 'Exporte el mapa de nuevo; los dos archivos deben venir de la misma exportación.',
      en: 'Export the map again; both files must come from the same export.',
      fr: 'Réexportez la carte ; les deux fichiers doivent provenir de la même exportation.',
    },
  },
  'attributes-missing': {
    severity: 'warning',
    result: 'fail',
    es: 'La capa «{layer}» trae formas pero no sus atributos: falta el archivo .dbf.',
    en: 'Layer “{layer}” has shapes but not their attributes: the .dbf file is missing.',
    fr: 'La couche « {layer} » contient des formes mais pas leurs attributs : le fichier .dbf manque.',
    remedy: {
      es: 'Incluya el .dbf en el mismo .zip.',
      en: 'Include the .dbf in the same .zip.',
      fr: 'Joignez le .dbf dans le même .zip.',
    },
  },
} as const satisfies Readonly<Record<string, FindingText>>;
