import type { ScoreboardWords } from '../scoreboard.ts';

const things = (count: number, one: string, other: string) => `${count} ${count < 2 ? one : other}`;

export const fr: ScoreboardWords = {
  title: 'Tableau des institutions',
  lead: 'Comment chaque institution ouvre ses données, selon une formule publique : ce qu’elle a inventorié et classé, ce qu’elle a promis et tenu, et si ses données sont à jour, bien décrites et ouvertes.',
  soFar: (month) => `${month}, à ce jour`,
  soFarNote:
    'Calculé à l’instant avec ce que contient le portail. Dans les premiers jours du mois prochain, il est conservé pour toujours.',
  kept: (month, day, version) =>
    `${month}, conservé le ${day}, selon la version ${version} de la formule. Il ne changera jamais.`,
  hash: 'Empreinte (SHA-256)',
  months: 'Mois',
  present: 'Le mois en cours, à ce jour',
  show: 'Afficher',
  none: 'Aucune institution n’a encore quelque chose à mesurer.',
  noneFound: 'Aucune institution ne correspond à votre choix.',
  spread: (scored, median, spread) =>
    `${things(scored, 'institution a', 'institutions ont')} une note ; la moitié, ${median} ou plus.${
      spread === null ? '' : ` Entre le dixième le plus bas et le plus haut, il y a ${spread} points.`
    }`,
  ties: (tied, share) => `${tied} ont la même note qu’une autre (${share}) ; elles partagent aussi le rang.`,
  noTies: 'Aucune n’a la même note qu’une autre.',
  alarm:
    'Plus d’un cinquième des institutions sont à égalité : le tableau dit trop peu de chacune. Qui répond de la formule a été averti.',
  bands: 'Note',
  peak: (count, share, from, to) =>
    `La tranche la plus fournie va de ${from} à ${to} points : ${things(count, 'institution', 'institutions')} (${share}).`,
  unmeasured: (parts) => `Pas encore mesuré, pour personne, ce qui n’élève ni n’abaisse aucune note : ${parts}.`,
  filters: 'Choisir des institutions',
  level: 'Niveau',
  class: 'Type d’organisme',
  parent: 'Sous cette institution',
  parentHint: 'La dernière partie de son adresse, par exemple ministere-de-la-sante.',
  all: 'Toutes',
  sort: 'Ordre',
  orders: {
    rank: 'Par note',
    name: 'Par nom',
    inventory: 'Par inventaire',
    plan: 'Par plan tenu',
    freshness: 'Par actualité',
    quality: 'Par qualité des métadonnées',
    openness: 'Par ouverture',
    demand: 'Par demandes traitées',
    reuse: 'Par réutilisation',
  },
  caption: (month) => `Institutions par note, ${month}`,
  rank: 'Rang',
  institution: 'Institution',
  score: 'Note',
  equal: (rank) => `${rank}, à égalité`,
  notBegun: (count) => things(count, 'institution n’a pas commencé', 'institutions n’ont pas commencé'),
  notBegunNote:
    'Sans inventaire, sans plan approuvé et sans données publiées, il n’y a rien à mesurer : elles n’ont pas de rang.',
  parts: {
    inventory: 'Inventaire',
    plan: 'Plan tenu',
    freshness: 'Actualité',
    quality: 'Qualité des métadonnées',
    openness: 'Ouverture',
    demand: 'Demandes traitées',
    reuse: 'Réutilisation',
  },
  types: { input: 'Moyen', output: 'Réalisation', outcome: 'Résultat' },
  missing: {
    'not-known': 'Non mesuré : ce portail ne peut pas encore le savoir. Cela n’élève ni n’abaisse la note.',
    'nothing-due': 'Non mesuré : rien de promis n’est échu. Cela n’élève ni n’abaisse la note.',
  },
  short: { 'not-known': 'non mesuré', 'nothing-due': 'rien d’échu' },
  take: 'Emporter les chiffres',
  csv: 'En tableau (CSV), avec tous les chiffres',
  json: 'Pour les programmes (JSON)',
  how: 'Comment elle est calculée',
  of: (name) => `Comment ouvre ses données : ${name}`,
  standing: (score, rank, scored) => `${score} points sur 100 : rang ${rank} sur ${scored}.`,
  standingTied: (score, rank, scored) => `${score} points sur 100 : rang ${rank} sur ${scored}, partagé.`,
  nothingYet: 'Elle n’a pas de note : il n’y a encore ni inventaire, ni plan approuvé, ni données publiées.',
  upTo: (highest) => `Si tout ce qui n’a pas pu être vérifié était bon, ce serait ${highest}.`,
  line: (score, rank, scored) => `Note ${score} sur 100, rang ${rank} sur ${scored}`,
  indicators: 'De quoi la note est faite',
  indicator: 'Indicateur',
  type: 'Type',
  pointsOf: (points, of) => `${points} sur ${of}`,
  facts: {
    inventory: ({ holdings, plan }) =>
      `${things(holdings.held, 'donnée classée', 'données classées')} par une décision en vigueur, sur ${holdings.population}. ${
        plan.approved ? 'Le conseil a approuvé un plan.' : 'Le conseil n’a approuvé aucun plan.'
      }`,
    plan: ({ plan }) =>
      plan.approved
        ? `Sur ${things(plan.promised, 'engagement', 'engagements')} : ${plan.onTime} à temps, ${plan.late} en retard, ${plan.due - plan.onTime - plan.late} non tenus, ${plan.promised - plan.due} à venir.`
        : 'Le conseil n’a approuvé aucun plan.',
    freshness: ({ datasets, updates }) =>
      datasets === 0
        ? 'Aucune donnée publiée.'
        : `Sur ${things(datasets, 'jeu', 'jeux')} : ${updates.held} à jour, ${updates.population - updates.held - updates.unknown} en retard, ${datasets - updates.population} sans rythme promis.`,
    quality: (_, points) => `${points} points sur 405 selon la méthode de data.europa.eu.`,
    openness: ({ formats, licences }) =>
      `${formats.held} sur ${formats.population} dans un format ouvert que lisent les programmes ; ${licences.held} sur ${licences.population} sous licence ouverte.`,
    demand: ({ requests }) => (requests ? `${requests.held} sur ${requests.population} traitées à temps.` : ''),
    reuse: ({ reused }) => (reused ? `${reused.held} sur ${reused.population} avec un usage connu.` : ''),
  },
  unknown: (count) =>
    count < 2
      ? `${count} n’a pas pu être vérifié, et ne compte pas comme bon.`
      : `${count} n’ont pas pu être vérifiés, et ne comptent pas comme bons.`,
  raise: 'Ce qui l’élèverait le plus',
  raiseLead: 'Points que gagnerait la note si tout cela était corrigé.',
  nothingToRaise: 'Rien que le portail puisse voir.',
  gains: {
    'classify-holdings': (count) =>
      `Classer ${things(count, 'donnée de l’inventaire', 'données de l’inventaire')}, ou réexaminer ce qui est échu`,
    'approve-plan': () => 'Faire approuver un plan d’ouverture par le conseil',
    'keep-commitments': (count) =>
      `Publier ce qui a été promis : ${things(count, 'engagement non tenu', 'engagements non tenus')}`,
    'update-datasets': (count) => `Mettre à jour ${things(count, 'jeu en retard', 'jeux en retard')}`,
    'say-frequency': (count) =>
      `Dire à quel rythme ${count < 2 ? 'est mis à jour' : 'sont mis à jour'} ${things(count, 'jeu', 'jeux')}`,
    'mend-metadata': (count, check) => `Compléter les descriptions : ${check} (${count})`,
    'open-formats': (count) => `Ajouter un format ouvert à ${things(count, 'jeu', 'jeux')}`,
    'open-licences': (count) => `Donner une licence ouverte à ${things(count, 'jeu', 'jeux')}`,
  },
  gain: (points) => `+${points} points`,
  moreGains: (count) => `${count} de plus, qui l’élèveraient moins`,
  trend: 'Mois après mois',
  noTrend: 'Aucun mois n’est encore conservé.',
  trendBreak: 'La formule a changé entre ces mois : les notes d’avant et d’après ne se comparent pas.',
  month: 'Mois',
  whole: 'Voir toutes les institutions',
  method: {
    title: 'Comment la note est calculée',
    lead: (version) =>
      `Version ${version} de la formule. Chacun peut recalculer chaque note avec les chiffres du tableau.`,
    weight: 'Poids',
    measures: {
      inventory:
        'La moyenne de deux : la part des données inventoriées dont le classement n’est pas à réexaminer, et si le conseil a approuvé un plan.',
      plan: 'Des engagements dont le premier jour approuvé est venu : tenu ce jour ou avant compte un, plus tard un demi, non tenu rien. Déplacer le jour n’y change rien, et ce qui a été annulé reste compté comme promis. Sans plan approuvé : zéro.',
      freshness:
        'Des jeux publiés qui promettent un rythme, la part sans retard. Ceux qui ne disent pas leur rythme comptent comme non tenus.',
      quality: 'Points de l’évaluation de la qualité des métadonnées de data.europa.eu, en part de 405.',
      openness:
        'La moyenne de deux : la part des jeux avec un format ouvert que lisent les programmes, et la part sous licence ouverte.',
      demand: 'Des demandes de données dont le jour de réponse est venu, la part traitée à temps.',
      reuse: 'La part des jeux dont on sait que quelqu’un a fait quelque chose.',
    },
    rules: 'Les règles',
    sections: [
      [
        'La note',
        'La moyenne de ce qui est mesuré, selon les poids, fois 100. Elle est conservée avec tous ses chiffres ; on montre deux décimales, qui seules font le rang.',
      ],
      [
        'Ce qui n’a pas pu être vérifié',
        'Cela ne compte jamais comme bon. À côté de la note se trouve celle qui serait si tout cela était bon.',
      ],
      [
        'Ce qui n’est pas mesuré',
        'Laissé hors des deux côtés de la moyenne : la note est comme si cette partie était aussi bonne que le reste, ce qui n’élève ni n’abaisse. Il en est ainsi de ce que le portail ne peut pas encore savoir, et des promesses dont rien n’est échu. Mais ce qu’une institution n’a pas fait du tout, ni inventaire, ni plan, ni données, vaut zéro et n’est pas laissé de côté.',
      ],
      [
        'Corriger n’abaisse jamais',
        'Aucun défaut corrigé n’abaisse une note, et rien de ce qui n’a pas pu être vérifié ne l’élève. Des tests automatiques l’assurent pour tous les chiffres.',
      ],
      [
        'Rangs et égalités',
        'Les institutions de même note partagent un rang. Si plus d’un cinquième sont à égalité, la page le dit et qui répond de la formule reçoit une lettre.',
      ],
      [
        'Chacune pour soi',
        'Une institution est mesurée par son propre inventaire et ses propres données ; ce que publient celles qui en dépendent compte pour elles. Celles qui n’existent plus et le portail lui-même ne sont pas au tableau.',
      ],
      [
        'Conservé pour toujours',
        'Dans les sept premiers jours d’un mois, le précédent est conservé avec tous ses chiffres. Chaque mois porte l’empreinte du précédent, et le registre d’audit la nomme. Une nouvelle version de la formule ne change aucun mois conservé.',
      ],
    ],
    kept: 'Mois conservés',
    keptLead: 'Le document entier de chaque mois est ce que couvre son empreinte.',
    intact:
      'Vérifié à l’instant : chaque mois est tel qu’il a été écrit, et chaque note découle de ses propres chiffres.',
    broken: (months) => `Ces mois ne sont pas tels qu’ils ont été écrits : ${months}. Prévenez qui gère le portail.`,
    noMonths: 'Aucun pour l’instant. Le premier est conservé dans les premiers jours du mois prochain.',
    bodies: 'Institutions',
    taken: 'Conservé le',
    version: 'Formule',
    programs: 'Pour les programmes',
  },
  operations: {
    getScoreboard: 'Les institutions selon leur ouverture : le mois en cours à ce jour, ou un mois conservé',
    listScoreSnapshots: 'Les mois du tableau conservés pour toujours, et s’ils sont tels qu’ils ont été écrits',
    getScoreSnapshot: 'Un mois conservé entier, avec tous les chiffres dont les notes sont issues',
    getInstitutionScore: 'Où en est une institution, avec quels chiffres, et ce qui élèverait sa note',
  },
};
