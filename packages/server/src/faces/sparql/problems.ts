import { Problem } from '@milpa/sdk';

/** Time, memory or room that a question used up, and what was there. */
export const outOfTime = (timeMs: number): Problem =>
  stopped(
    `The query was stopped after ${Math.round(timeMs / 1000)} seconds. Ask for less: name more, join less, add LIMIT.`,
    `La consulta se detuvo a los ${Math.round(timeMs / 1000)} segundos. Pida menos: nombre más, combine menos, agregue LIMIT.`,
    `La requête a été arrêtée après ${Math.round(timeMs / 1000)} secondes. Demandez moins : nommez plus, croisez moins, ajoutez LIMIT.`,
  );
export const outOfMemory = (): Problem =>
  stopped(
    'The query needed more memory than it may. Ask for less: name more, join less, add LIMIT.',
    'La consulta necesitó más memoria de la permitida. Pida menos: nombre más, combine menos, agregue LIMIT.',
    'La requête a demandé plus de mémoire que permis. Demandez moins : nommez plus, croisez moins, ajoutez LIMIT.',
  );
export const busy = (): Problem =>
  new Problem(
    'query-stopped',
    {
      en: 'Too many queries are waiting. Try again in a moment.',
      es: 'Hay demasiadas consultas en espera. Intente de nuevo en un momento.',
      fr: 'Trop de requêtes attendent. Réessayez dans un instant.',
    },
    { retryAfter: 5 },
  );
/** A process is reading the catalogue, which takes as long as it is large. */
export const preparing = (): Problem =>
  new Problem(
    'query-stopped',
    {
      en: 'The catalogue is being read for the first query in a while. Ask again in a moment.',
      es: 'Se está leyendo el catálogo para la primera consulta en un rato. Pregunte de nuevo en un momento.',
      fr: 'Le catalogue est en cours de lecture pour la première requête depuis un moment. Redemandez dans un instant.',
    },
    { retryAfter: 20 },
  );
/** The graph could not be loaded within its bounds. */
export const notOffered = (): Problem =>
  new Problem(
    'query-stopped',
    {
      en: 'The catalogue cannot be asked in SPARQL now. The whole of it is at /catalog.nt.',
      es: 'Ahora no se puede consultar el catálogo en SPARQL. Completo está en /catalog.nt.',
      fr: 'Le catalogue ne peut pas être interrogé en SPARQL pour le moment. Il est en entier à /catalog.nt.',
    },
    { retryAfter: 60 },
  );

const stopped = (en: string, es: string, fr: string) => new Problem('query-stopped', { en, es, fr });

export const tooLarge = (most: number): Problem =>
  new Problem('too-large', {
    en: `The answer has more than ${formatMillions(most)} million characters. Add LIMIT, or take the whole catalogue at /catalog.nt.`,
    es: `La respuesta tiene más de ${formatMillions(most)} millones de caracteres. Agregue LIMIT, o tome el catálogo completo en /catalog.nt.`,
    fr: `La réponse dépasse ${formatMillions(most)} millions de caractères. Ajoutez LIMIT, ou prenez le catalogue entier à /catalog.nt.`,
  });
const formatMillions = (count: number) => Math.round(count / 1e6);

export const tooLong = (most: number): Problem =>
  new Problem('too-large', {
    en: `The query has more than ${most} characters.`,
    es: `La consulta tiene más de ${most} caracteres.`,
    fr: `La requête a plus de ${most} caractères.`,
  });

/** A query that is none, with what the parser says, which speaks English only. */
export function refused(message: string): Problem {
  const said = message.replace(/^Error: /, '').slice(0, 500);
  if (/\bservice\b/i.test(said)) return readsElsewhere();
  return new Problem(
    'query-refused',
    {
      en: `The query is not SPARQL 1.1 as this endpoint understands it: ${said}`,
      es: `La consulta no es SPARQL 1.1 como lo entiende este servicio: ${said}`,
      fr: `La requête n’est pas du SPARQL 1.1 tel que ce service le comprend : ${said}`,
    },
    { errors: [{ pointer: 'query', detail: said }] },
  );
}
const readsElsewhere = () =>
  new Problem('query-refused', {
    en: 'Queries read this catalogue only: SERVICE is not offered.',
    es: 'Las consultas leen solo este catálogo: no se ofrece SERVICE.',
    fr: 'Les requêtes ne lisent que ce catalogue : SERVICE n’est pas offert.',
  });
export const changes = (): Problem =>
  new Problem('query-refused', {
    en: 'This endpoint only reads: SELECT, ASK, CONSTRUCT and DESCRIBE.',
    es: 'Este servicio solo lee: SELECT, ASK, CONSTRUCT y DESCRIBE.',
    fr: 'Ce service ne fait que lire : SELECT, ASK, CONSTRUCT et DESCRIBE.',
  });
export const noGraphs = (): Problem =>
  new Problem('query-refused', {
    en: 'There is one graph, the catalogue: leave default-graph-uri and named-graph-uri out.',
    es: 'Hay un solo grafo, el catálogo: omita default-graph-uri y named-graph-uri.',
    fr: 'Il n’y a qu’un graphe, le catalogue : omettez default-graph-uri et named-graph-uri.',
  });
export const noQuery = (): Problem =>
  new Problem('malformed-request', {
    en: 'Give exactly one query: ?query=, a form field of that name, or a body of type application/sparql-query.',
    es: 'Dé exactamente una consulta: ?query=, un campo de formulario con ese nombre, o un cuerpo de tipo application/sparql-query.',
    fr: 'Donnez exactement une requête : ?query=, un champ de formulaire de ce nom, ou un corps de type application/sparql-query.',
  });
