import type { LanguageMap, RecommendationSet, Wording } from '@milpa/sdk';

export interface ShippedRecommendation {
  readonly code: string;
  readonly title: LanguageMap;
  readonly wording: Exclude<Wording, 'verbatim'>;
}
export interface ShippedReview {
  readonly citation: string;
  readonly url: string;
  readonly items: readonly ShippedRecommendation[];
}

const item =
  (wording: ShippedRecommendation['wording']) =>
  (code: string, es: string, en: string, fr: string): ShippedRecommendation => ({
    code,
    wording,
    title: { es, en, fr },
  });
/** In our words, after what the OECD itself or the press of the day says the review recommends. */
const paraphrase = item('paraphrase');
/** In our words, from memory of the book: to be checked against its text before it is quoted. */
const recalled = item('recalled');

/**
 * What two reviews of the OECD recommend to Mexico. Numbers and words are ours, none is a sentence of the OECD, and the
 * lists do not claim to be complete; each says how near it is to its source.
 */
export const oecdReviews: Readonly<Record<RecommendationSet, ShippedReview>> = {
  'oecd-2016': {
    citation: 'OECD (2016), Open Government Data Review of Mexico: Data Reuse for Public Sector Impact and Innovation',
    url: 'https://doi.org/10.1787/9789264259270-en',
    items: [
      paraphrase(
        'R16-01',
        'Reforzar y armonizar el marco legal: el decreto de datos abiertos con las leyes de transparencia',
        'Reinforce and harmonise the legal framework: the open data decree with the transparency laws',
        'Renforcer et harmoniser le cadre juridique : le décret sur les données ouvertes et les lois de transparence',
      ),
      paraphrase(
        'R16-02',
        'Institucionalizar la política para que dure más que una administración',
        'Institutionalise the policy so that it outlasts one administration',
        'Institutionnaliser la politique pour qu’elle dure au-delà d’un mandat',
      ),
      paraphrase(
        'R16-03',
        'Alinear las políticas propias de cada institución con la visión central',
        'Bring each body’s own policies in line with the central vision',
        'Accorder les politiques propres à chaque organisme avec la vision centrale',
      ),
      recalled(
        'R16-04',
        'Dar un liderazgo claro: una persona responsable de los datos en el centro y en cada secretaría',
        'Give clear leadership: a chief data officer at the centre and in each ministry',
        'Donner un pilotage clair : un responsable des données au centre et dans chaque ministère',
      ),
      recalled(
        'R16-05',
        'Fortalecer enlaces, administradores y grupos de trabajo, con las áreas que hacen política y no solo las de informática',
        'Strengthen liaisons, administrators and working groups, with policy areas and not only IT',
        'Renforcer les agents de liaison, les administrateurs et les groupes de travail, avec les métiers et pas seulement l’informatique',
      ),
      paraphrase(
        'R16-06',
        'Dar a las secretarías clave un papel más activo para llegar a las comunidades de usuarios',
        'Give key ministries a more active role in reaching user communities',
        'Donner aux ministères clés un rôle plus actif auprès des communautés d’utilisateurs',
      ),
      paraphrase(
        'R16-07',
        'Desarrollar capacidades en datos de quienes trabajan en el gobierno y dar a conocer los beneficios',
        'Build the data skills of officials, and awareness of the benefits inside government',
        'Développer les compétences des agents en matière de données et faire connaître les bénéfices',
      ),
      recalled(
        'R16-08',
        'Explicar al personal público para qué le sirve publicar, también dentro del gobierno',
        'Explain to officials what publishing is good for, inside government too',
        'Expliquer aux agents à quoi sert la publication, y compris au sein de l’administration',
      ),
      paraphrase(
        'R16-09',
        'Entender la demanda y pasar de consultas únicas a un diálogo continuo',
        'Understand demand, and go from one-time consultations to continuous engagement',
        'Comprendre la demande et passer de consultations ponctuelles à un dialogue continu',
      ),
      paraphrase(
        'R16-10',
        'Decidir qué se publica primero según la demanda',
        'Decide by demand what is released first',
        'Décider selon la demande de ce qui est publié d’abord',
      ),
      paraphrase(
        'R16-11',
        'Formar y animar comunidades en las que productores y usuarios cooperen',
        'Build and engage communities in which producers and users co-operate',
        'Créer et animer des communautés où producteurs et utilisateurs coopèrent',
      ),
      recalled(
        'R16-12',
        'Convertir el portal de un catálogo en una plataforma de colaboración',
        'Turn the portal from a catalogue into a platform for collaboration',
        'Faire du portail, de catalogue, une plateforme de collaboration',
      ),
      recalled(
        'R16-13',
        'Apoyar a personas emprendedoras y pequeñas empresas: retos, compras públicas, incubación',
        'Support entrepreneurs and small businesses: challenges, procurement, incubation',
        'Soutenir entrepreneurs et petites entreprises : défis, achats publics, incubation',
      ),
      paraphrase(
        'R16-14',
        'Apoyar con formación y acceso al periodismo de datos y a la sociedad civil',
        'Support data journalists and civil society with skills and access',
        'Soutenir les journalistes de données et la société civile par la formation et l’accès',
      ),
      recalled(
        'R16-15',
        'Cuidar la calidad: datos legibles por máquina, documentados, oportunos y detallados, con metadatos estándar',
        'Care for quality: machine-readable, documented, timely and granular data with standard metadata',
        'Soigner la qualité : données lisibles par machine, documentées, à jour, détaillées, aux métadonnées normalisées',
      ),
      recalled(
        'R16-16',
        'Mantener al día y definir en conjunto la infraestructura de datos de alto valor',
        'Keep the infrastructure of high-value data up to date, and define it together',
        'Tenir à jour, et définir ensemble, l’infrastructure des données de forte valeur',
      ),
      paraphrase(
        'R16-17',
        'Llevar la visión al ámbito local, escalar las iniciativas y coordinar los órdenes de gobierno',
        'Bring the vision to the local level, scale initiatives up and co-ordinate levels of government',
        'Porter la vision au niveau local, étendre les initiatives et coordonner les niveaux de gouvernement',
      ),
      recalled(
        'R16-18',
        'Ofrecer a los gobiernos locales herramientas, alojamiento y plantillas compartidas',
        'Offer local governments shared tools, hosting and templates',
        'Offrir aux collectivités des outils, un hébergement et des modèles partagés',
      ),
      paraphrase(
        'R16-19',
        'Recoger datos de la población local y crear con ella',
        'Crowdsource data from the local population, and create with it',
        'Recueillir des données auprès de la population locale et créer avec elle',
      ),
      paraphrase(
        'R16-20',
        'Usar los datos abiertos para los Objetivos de Desarrollo Sostenible y los compromisos anticorrupción',
        'Use open data for the Sustainable Development Goals and for anti-corruption commitments',
        'Utiliser les données ouvertes pour les Objectifs de développement durable et la lutte contre la corruption',
      ),
      paraphrase(
        'R16-21',
        'Conducir desde el centro el gobierno abierto, ampliar la participación y mantener el seguimiento público',
        'Steer open government from the centre, widen participation and keep public monitoring',
        'Piloter le gouvernement ouvert depuis le centre, élargir la participation et garder un suivi public',
      ),
      recalled(
        'R16-22',
        'Medir el uso y el impacto social y económico',
        'Measure use, and social and economic impact',
        'Mesurer l’usage et l’impact social et économique',
      ),
      recalled(
        'R16-23',
        'Tener una estrategia de comunicación hacia quienes usan los datos',
        'Have a communication strategy towards users',
        'Avoir une stratégie de communication envers les utilisateurs',
      ),
      recalled(
        'R16-24',
        'Proteger la privacidad y la confidencialidad al abrir por defecto',
        'Protect privacy and confidentiality while opening by default',
        'Protéger la vie privée et la confidentialité en ouvrant par défaut',
      ),
      recalled(
        'R16-25',
        'Unir acceso a la información y datos abiertos: publicar lo que se pide a menudo',
        'Join access to information and open data: publish what is asked for often',
        'Relier accès à l’information et données ouvertes : publier ce qui est souvent demandé',
      ),
    ],
  },
  'oecd-2018': {
    citation: 'OECD (2018), Open Government Data in Mexico: The Way Forward',
    url: 'https://doi.org/10.1787/9789264297944-en',
    items: [
      paraphrase(
        'R18-01',
        'Asegurar la continuidad en el cambio de gobierno de 2018: base legal, recursos y liderazgo',
        'Secure continuity across the change of government of 2018: legal base, resources, leadership',
        'Assurer la continuité lors du changement de gouvernement de 2018 : base légale, moyens, pilotage',
      ),
      paraphrase(
        'R18-02',
        'Tener liderazgo estratégico: una persona con mandato y un foro entre secretarías',
        'Have strategic leadership: a senior leader with a mandate, and a forum across ministries',
        'Avoir un pilotage stratégique : un responsable mandaté et un forum interministériel',
      ),
      paraphrase(
        'R18-03',
        'Aclarar qué toca a cada institución en la gobernanza de los datos',
        'Clarify the role of each institution in the governance of data',
        'Clarifier le rôle de chaque institution dans la gouvernance des données',
      ),
      paraphrase(
        'R18-04',
        'Pasar de una política del centro a agendas propias de cada secretaría y sector',
        'Go from a policy led by the centre to agendas that ministries and sectors own',
        'Passer d’une politique portée par le centre à des programmes portés par ministères et secteurs',
      ),
      paraphrase(
        'R18-05',
        'Publicar los resultados del seguimiento e informar del avance con regularidad',
        'Publish the results of monitoring, and report progress regularly',
        'Publier les résultats du suivi et rendre compte régulièrement des progrès',
      ),
      recalled(
        'R18-06',
        'Pasar de indicadores de cumplimiento a indicadores de uso e impacto',
        'Go from indicators of compliance to indicators of use and impact',
        'Passer d’indicateurs de conformité à des indicateurs d’usage et d’impact',
      ),
      recalled(
        'R18-07',
        'Involucrar a los órganos internos de control y a quienes auditan',
        'Involve internal control bodies and auditors',
        'Associer les organes de contrôle interne et les auditeurs',
      ),
      paraphrase(
        'R18-08',
        'Desarrollar competencias digitales y de datos, con un marco y alianzas con la academia',
        'Develop digital and data skills, with a framework and partnerships with academia',
        'Développer les compétences numériques et de données, avec un cadre et des partenariats universitaires',
      ),
      paraphrase(
        'R18-09',
        'Poner los datos al servicio del combate a la corrupción, con los estándares de contrataciones abiertas',
        'Put data at the service of fighting corruption, by the standards of open contracting',
        'Mettre les données au service de la lutte contre la corruption, selon les normes de la commande publique ouverte',
      ),
      paraphrase(
        'R18-10',
        'Servir a la inclusión social: datos sobre y para los grupos vulnerables, y acceso para todas las personas',
        'Serve social inclusion: data about and for vulnerable groups, and access for everyone',
        'Servir l’inclusion sociale : des données sur et pour les groupes vulnérables, et un accès pour tous',
      ),
      recalled(
        'R18-11',
        'Usar los datos abiertos dentro del gobierno: compartir e interoperar',
        'Use open data inside government: share and interoperate',
        'Utiliser les données ouvertes dans l’administration : partager et interopérer',
      ),
      paraphrase(
        'R18-12',
        'Crear condiciones para la innovación con programas de retos e incubación que se sostengan',
        'Create the conditions for innovation with lasting programmes of challenges and incubation',
        'Créer les conditions de l’innovation par des programmes durables de défis et d’incubation',
      ),
      paraphrase(
        'R18-13',
        'Hacer corresponsables de la continuidad a la sociedad civil, la academia, la prensa y las empresas',
        'Make civil society, academia, the press and business co-owners of continuity',
        'Rendre la société civile, l’université, la presse et les entreprises coresponsables de la continuité',
      ),
      recalled(
        'R18-14',
        'Mantener los canales de diálogo y cerrar el ciclo con quienes piden datos',
        'Keep the channels of engagement, and close the loop with those who ask for data',
        'Garder les canaux de dialogue et boucler la boucle avec ceux qui demandent des données',
      ),
      recalled(
        'R18-15',
        'Pasar en lo local de una red piloto a un enfoque sistémico con recursos',
        'At the local level, go from a pilot network to a funded, systemic approach',
        'Au niveau local, passer d’un réseau pilote à une approche systémique dotée de moyens',
      ),
      recalled(
        'R18-16',
        'Abrir por defecto en la práctica, también en empresas del Estado y otros poderes',
        'Open by default in practice, in state enterprises and other branches too',
        'Ouvrir par défaut en pratique, y compris dans les entreprises publiques et les autres pouvoirs',
      ),
      recalled(
        'R18-17',
        'Sumar datos de empresas y organizaciones que sirvan al interés público',
        'Bring in data of businesses and organisations that serve the public interest',
        'Intégrer des données d’entreprises et d’associations utiles à l’intérêt public',
      ),
    ],
  },
};
