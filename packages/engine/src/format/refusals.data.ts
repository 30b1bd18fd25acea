interface RefusalText {
  readonly es: string;
  readonly en: string;
  readonly fr: string;
}

/** Why a file cannot be taken: permanent code → sentence that says what happened, to what, what to do. */
export const refusals = {
  empty: {
    es: '«{name}» está vacío. Compruebe la exportación y suba el archivo con su contenido.',
    en: '“{name}” is empty. Check the export and upload the file with its content.',
    fr: '« {name} » est vide. Vérifiez l’exportation et déposez le fichier avec son contenu.',
  },
  html: {
    es: '«{name}» no es una tabla sino una página web (HTML), quizá un mensaje de error que se descargó en su lugar. Descargue de nuevo el archivo y ábralo antes de subirlo.',
    en: '“{name}” is no table but a web page (HTML), perhaps an error message saved in its place. Download the file again and open it before uploading.',
    fr: '« {name} » n’est pas une table mais une page web (HTML), peut-être un message d’erreur enregistré à sa place. Téléchargez-le à nouveau et ouvrez-le avant de le déposer.',
  },
  pretender: {
    es: '«{name}» dice ser una tabla, pero sus bytes son {kind}. Suba los datos como CSV, XLSX, GeoJSON o Parquet, o corrija la extensión del nombre.',
    en: '“{name}” says it is a table, but its bytes are {kind}. Upload the data as CSV, XLSX, GeoJSON or Parquet, or correct the extension of the name.',
    fr: '« {name} » se présente comme une table, mais ses octets sont {kind}. Déposez les données en CSV, XLSX, GeoJSON ou Parquet, ou corrigez l’extension du nom.',
  },
  truncated: {
    es: '«{name}» está incompleto: termina antes de lo que anuncia. Súbalo de nuevo desde el original.',
    en: '“{name}” is incomplete: it ends before it should. Upload it again from the original.',
    fr: '« {name} » est incomplet : il se termine trop tôt. Déposez-le à nouveau à partir de l’original.',
  },
  broken: {
    es: '«{name}» está dañado y no se puede leer como {format}: {reason}. Ábralo en el programa con que se hizo, guárdelo de nuevo y súbalo.',
    en: '“{name}” is damaged and cannot be read as {format}: {reason}. Open it in the program it was made with, save it again and upload it.',
    fr: '« {name} » est endommagé et illisible en {format} : {reason}. Ouvrez-le dans le programme d’origine, enregistrez-le à nouveau et déposez-le.',
  },
  encrypted: {
    es: '«{name}» está protegido con contraseña. Quite la contraseña y súbalo de nuevo: los datos abiertos no la llevan.',
    en: '“{name}” is protected by a password. Remove the password and upload it again: open data carries none.',
    fr: '« {name} » est protégé par un mot de passe. Retirez-le et déposez le fichier à nouveau : des données ouvertes n’en ont pas.',
  },
  bomb: {
    es: '«{name}» se despliega a más de lo permitido ({limit}). Divídalo en archivos menores.',
    en: '“{name}” unfolds to more than is allowed ({limit}). Divide it into smaller files.',
    fr: '« {name} » se déploie au-delà de ce qui est permis ({limit}). Divisez-le en fichiers plus petits.',
  },
  'too-large': {
    es: '«{name}» es demasiado grande para leerse como {format} (límite: {limit}). Expórtelo como CSV o Parquet, que no tienen ese límite.',
    en: '“{name}” is too large to be read as {format} (limit: {limit}). Export it as CSV or Parquet, which have no such limit.',
    fr: '« {name} » est trop volumineux pour être lu en {format} (limite : {limit}). Exportez-le en CSV ou Parquet, qui n’ont pas cette limite.',
  },
  'too-many-columns': {
    es: '«{name}» tiene {columns} columnas; se admiten hasta {limit}. Ponga una serie por fila en vez de una por columna, o compruebe el separador.',
    en: '“{name}” has {columns} columns; up to {limit} are taken. Put one series in each row rather than in each column, or check the delimiter.',
    fr: '« {name} » a {columns} colonnes ; le maximum est {limit}. Mettez une série par ligne plutôt que par colonne, ou vérifiez le séparateur.',
  },
  'too-many-tables': {
    es: '«{name}» contiene {tables} tablas; se admiten hasta {limit}. Divídalo en varios archivos.',
    en: '“{name}” holds {tables} tables; up to {limit} are taken. Divide it into several files.',
    fr: '« {name} » contient {tables} tables ; le maximum est {limit}. Divisez-le en plusieurs fichiers.',
  },
  'no-columns': {
    es: '«{name}» no tiene ninguna columna. Compruebe la exportación.',
    en: '“{name}” has no column at all. Check the export.',
    fr: '« {name} » n’a aucune colonne. Vérifiez l’exportation.',
  },
  'no-tables': {
    es: '«{name}» no contiene ninguna tabla que se pueda leer. Inclúyalas como CSV, XLSX, JSON, GeoJSON o Parquet.',
    en: '“{name}” holds no table that can be read. Include them as CSV, XLSX, JSON, GeoJSON or Parquet.',
    fr: '« {name} » ne contient aucune table lisible. Ajoutez-les en CSV, XLSX, JSON, GeoJSON ou Parquet.',
  },
  'shapefile-alone': {
    es: '«{name}» es una sola pieza de un shapefile: trae las formas o su índice, pero no los atributos de cada una. Comprima en un mismo .zip los archivos .shp, .shx, .dbf y .prj del mapa y suba ese .zip.',
    en: '“{name}” is one part of a shapefile alone: it has the shapes or their index, but not what each of them is. Put the .shp, .shx, .dbf and .prj files of the map into one .zip and upload that.',
    fr: '« {name} » n’est qu’une partie d’un shapefile : il contient les formes ou leur index, mais pas leurs attributs. Réunissez les fichiers .shp, .shx, .dbf et .prj de la carte dans un même .zip et déposez-le.',
  },
  'xml-entities': {
    es: '«{name}» declara entidades propias (<!ENTITY …>), que pueden traer contenido de fuera o desplegarse sin fin; por seguridad no se lee. Exporte el XML sin esa declaración.',
    en: '“{name}” declares entities of its own (<!ENTITY …>), which can bring in content from outside or unfold without end; for safety it is not read. Export the XML without that declaration.',
    fr: '« {name} » déclare ses propres entités (<!ENTITY …>), qui peuvent amener du contenu extérieur ou se déployer sans fin ; par sécurité il n’est pas lu. Exportez le XML sans cette déclaration.',
  },
} as const satisfies Readonly<Record<string, RefusalText>>;
