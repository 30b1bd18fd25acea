import type { ScoreboardWords } from '../scoreboard.ts';

const things = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`;

export const es: ScoreboardWords = {
  title: 'Tabla de instituciones',
  lead: 'Qué tan bien abre sus datos cada institución, con una fórmula pública: lo que inventarió y clasificó, lo que prometió y cumplió, y qué tan al día, bien descritos y abiertos están sus datos.',
  soFar: (month) => `${month}, hasta hoy`,
  soFarNote:
    'Se calcula ahora con lo que hay en el portal. En los primeros días del mes próximo se conserva para siempre.',
  kept: (month, day, version) =>
    `${month}, conservado el ${day}, con la versión ${version} de la fórmula. No cambiará nunca.`,
  hash: 'Huella (SHA-256)',
  months: 'Mes',
  present: 'El mes en curso, hasta hoy',
  show: 'Mostrar',
  none: 'Todavía no hay ninguna institución con algo que medir.',
  noneFound: 'Ninguna institución corresponde a lo que eligió.',
  spread: (scored, median, spread) =>
    `${things(scored, 'institución tiene', 'instituciones tienen')} calificación; la mitad, ${median} o más.${
      spread === null ? '' : ` Entre la décima parte más baja y la más alta hay ${spread} puntos.`
    }`,
  ties: (tied, share) => `${tied} comparten su calificación con otra (${share}); comparten también el lugar.`,
  noTies: 'No hay dos con la misma calificación.',
  alarm:
    'Más de la quinta parte de las instituciones empata: la tabla dice poco de cada una. Ya se avisó a quien responde por la fórmula.',
  bands: 'Calificación',
  peak: (count, share, from, to) =>
    `El tramo con más es el de ${from} a ${to} puntos: ${things(count, 'institución', 'instituciones')} (${share}).`,
  unmeasured: (parts) => `Todavía no se mide a nadie, así que ni sube ni baja: ${parts}.`,
  filters: 'Elegir instituciones',
  level: 'Orden de gobierno',
  class: 'Tipo de institución',
  parent: 'Bajo esta institución',
  parentHint: 'La última parte de su dirección, por ejemplo secretaria-de-salud.',
  all: 'Todas',
  sort: 'Orden',
  orders: {
    rank: 'Por calificación',
    name: 'Por nombre',
    inventory: 'Por inventario',
    plan: 'Por plan cumplido',
    freshness: 'Por actualización',
    quality: 'Por calidad de los metadatos',
    openness: 'Por apertura',
    demand: 'Por solicitudes atendidas',
    reuse: 'Por reutilización',
  },
  caption: (month) => `Instituciones por calificación, ${month}`,
  rank: 'Lugar',
  institution: 'Institución',
  score: 'Calificación',
  equal: (rank) => `${rank}, empate`,
  notBegun: (count) => things(count, 'institución no ha empezado', 'instituciones no han empezado'),
  notBegunNote:
    'Sin inventario, sin plan aprobado y sin datos publicados no hay nada que medir; por eso no tienen lugar.',
  parts: {
    inventory: 'Inventario',
    plan: 'Plan cumplido',
    freshness: 'Actualización',
    quality: 'Calidad de los metadatos',
    openness: 'Apertura',
    demand: 'Solicitudes atendidas',
    reuse: 'Reutilización',
  },
  types: { input: 'Insumo', output: 'Producto', outcome: 'Resultado' },
  missing: {
    'not-known': 'No se mide: este portal todavía no puede saberlo. Ni sube ni baja la calificación.',
    'nothing-due': 'No se mide: nada de lo prometido ha vencido. Ni sube ni baja la calificación.',
  },
  short: { 'not-known': 'no se mide', 'nothing-due': 'nada vencido' },
  take: 'Llevarse las cifras',
  csv: 'En hoja (CSV), con todas las cifras',
  json: 'Para programas (JSON)',
  how: 'Cómo se calcula',
  of: (name) => `Cómo abre sus datos: ${name}`,
  standing: (score, rank, scored) => `${score} de 100 puntos: lugar ${rank} de ${scored}.`,
  standingTied: (score, rank, scored) => `${score} de 100 puntos: lugar ${rank} de ${scored}, compartido.`,
  nothingYet: 'No tiene calificación: aún no hay inventario, plan aprobado ni datos publicados.',
  upTo: (highest) => `Si todo lo que no pudo comprobarse estuviera bien, sería ${highest}.`,
  line: (score, rank, scored) => `Calificación ${score} de 100, lugar ${rank} de ${scored}`,
  indicators: 'De qué se compone',
  indicator: 'Indicador',
  type: 'Tipo',
  pointsOf: (points, of) => `${points} de ${of}`,
  facts: {
    inventory: ({ holdings, plan }) =>
      `${holdings.held} de ${things(holdings.population, 'dato inventariado', 'datos inventariados')} con clasificación vigente. ${
        plan.approved ? 'El consejo aprobó un plan.' : 'El consejo no ha aprobado ningún plan.'
      }`,
    plan: ({ plan }) =>
      plan.approved
        ? `De ${things(plan.promised, 'compromiso', 'compromisos')}: ${plan.onTime} a tiempo, ${plan.late} tarde, ${plan.due - plan.onTime - plan.late} sin cumplir, ${plan.promised - plan.due} por vencer.`
        : 'El consejo no ha aprobado ningún plan.',
    freshness: ({ datasets, updates }) =>
      datasets === 0
        ? 'No hay datos publicados.'
        : `De ${things(datasets, 'conjunto', 'conjuntos')}: ${updates.held} al día, ${updates.population - updates.held - updates.unknown} con retraso, ${datasets - updates.population} sin ritmo prometido.`,
    quality: (_, points) => `${points} de 405 puntos con el método de data.europa.eu.`,
    openness: ({ formats, licences }) =>
      `${formats.held} de ${formats.population} en un formato abierto que leen los programas; ${licences.held} de ${licences.population} con licencia abierta.`,
    demand: ({ requests }) => (requests ? `${requests.held} de ${requests.population} atendidas a tiempo.` : ''),
    reuse: ({ reused }) => (reused ? `${reused.held} de ${reused.population} con un uso conocido.` : ''),
  },
  unknown: (count) =>
    count === 1
      ? '1 no pudo comprobarse y no cuenta como bueno.'
      : `${count} no pudieron comprobarse y no cuentan como buenos.`,
  raise: 'Qué la subiría más',
  raiseLead: 'Puntos que ganaría la calificación si todo ello se corrigiera.',
  nothingToRaise: 'Nada que el portal pueda ver.',
  gains: {
    'classify-holdings': (count) =>
      `Clasificar ${things(count, 'dato del inventario', 'datos del inventario')}, o revisar lo que ya venció`,
    'approve-plan': () => 'Llevar un plan de apertura a la aprobación del consejo',
    'keep-commitments': (count) =>
      `Publicar lo prometido: ${things(count, 'compromiso sin cumplir', 'compromisos sin cumplir')}`,
    'update-datasets': (count) => `Actualizar ${things(count, 'conjunto con retraso', 'conjuntos con retraso')}`,
    'say-frequency': (count) =>
      `Decir cada cuándo se ${count === 1 ? 'actualiza' : 'actualizan'} ${things(count, 'conjunto', 'conjuntos')}`,
    'mend-metadata': (count, check) => `Completar descripciones: ${check} (${count})`,
    'open-formats': (count) => `Agregar un formato abierto a ${things(count, 'conjunto', 'conjuntos')}`,
    'open-licences': (count) => `Dar licencia abierta a ${things(count, 'conjunto', 'conjuntos')}`,
  },
  gain: (points) => `+${points} puntos`,
  moreGains: (count) => `${count} más, que la subirían menos`,
  trend: 'Mes con mes',
  noTrend: 'Todavía no se conserva ningún mes.',
  trendBreak: 'Entre estos meses cambió la fórmula: las calificaciones de antes y después no se comparan.',
  month: 'Mes',
  whole: 'Ver todas las instituciones',
  method: {
    title: 'Cómo se calcula la calificación',
    lead: (version) =>
      `Versión ${version} de la fórmula. Cualquiera puede volver a calcular cada calificación con las cifras de la hoja.`,
    weight: 'Peso',
    measures: {
      inventory:
        'El promedio de dos: la parte de los datos inventariados con una clasificación cuya revisión no ha vencido, y si el consejo aprobó un plan.',
      plan: 'De los compromisos cuyo primer día aprobado ya llegó: cumplido ese día o antes vale uno, después medio, sin cumplir nada. Mover la fecha no cambia nada, y lo cancelado sigue contando como prometido. Sin plan aprobado: cero.',
      freshness:
        'De los conjuntos publicados que prometen un ritmo, la parte sin retraso. Los que no dicen cada cuándo se actualizan cuentan como no cumplidos.',
      quality: 'Puntos de la evaluación de calidad de metadatos de data.europa.eu, como parte de 405.',
      openness:
        'El promedio de dos: la parte de los conjuntos con un formato abierto que leen los programas, y la parte con licencia abierta.',
      demand: 'De las solicitudes de datos cuyo día de respuesta ya llegó, la parte atendida para entonces.',
      reuse: 'La parte de los conjuntos con los que se sabe que alguien hizo algo.',
    },
    rules: 'Las reglas',
    sections: [
      [
        'La calificación',
        'El promedio de lo que se mide, según su peso, por 100. Se conserva con todos sus dígitos; se muestran dos decimales, y solo esos hacen el lugar.',
      ],
      [
        'Lo que no pudo comprobarse',
        'Nunca cuenta como bueno. Junto a la calificación está la que sería si todo ello estuviera bien.',
      ],
      [
        'Lo que no se mide',
        'Se deja fuera de los dos lados del promedio: la calificación es como si esa parte fuera tan buena como el resto, así que ni sube ni baja. Así es con lo que el portal no puede saber todavía y con las promesas de las que nada ha vencido. En cambio, lo que una institución no ha hecho, sin inventario, sin plan o sin datos, es cero y no se deja fuera.',
      ],
      [
        'Corregir nunca baja',
        'Ningún defecto corregido baja una calificación, y nada que no pudo comprobarse la sube. Pruebas automáticas lo aseguran para cualesquiera cifras.',
      ],
      [
        'Lugares y empates',
        'Las instituciones con la misma calificación comparten el lugar. Si empata más de la quinta parte, la página lo dice y quien responde por la fórmula recibe una carta.',
      ],
      [
        'Cada una por sí misma',
        'Una institución se mide por su propio inventario y sus propios datos; lo que publican las que dependen de ella cuenta para ellas. Las que ya no existen y el propio portal no están en la tabla.',
      ],
      [
        'Conservado para siempre',
        'En los primeros siete días de un mes se conserva el anterior, con todas sus cifras. Cada mes lleva la huella del anterior y el registro de auditoría la nombra. Una versión nueva de la fórmula no cambia ningún mes conservado.',
      ],
    ],
    kept: 'Meses conservados',
    keptLead: 'El documento completo de cada mes es lo que cubre su huella.',
    intact: 'Comprobado ahora: cada mes está como se escribió y cada calificación se sigue de sus propias cifras.',
    broken: (months) => `Estos meses no están como se escribieron: ${months}. Avise a quien opera el portal.`,
    noMonths: 'Ninguno todavía. El primero se conserva en los primeros días del mes próximo.',
    bodies: 'Instituciones',
    taken: 'Conservado el',
    version: 'Fórmula',
    programs: 'Para programas',
  },
  operations: {
    getScoreboard: 'Instituciones según qué tan bien abren sus datos: el mes en curso hasta hoy, o uno conservado',
    listScoreSnapshots: 'Los meses de la tabla conservados para siempre, y si están como se escribieron',
    getScoreSnapshot: 'Un mes conservado completo, con todas las cifras con que se calculó',
    getInstitutionScore: 'Cómo va una institución, con qué cifras y qué subiría su calificación',
  },
};
