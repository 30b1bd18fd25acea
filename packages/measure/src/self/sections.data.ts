type Texts = readonly [en: string, es: string, fr: string];
type Row = readonly [section: string, title: Texts, guidance: Texts];

/** What belongs together in the index of the OECD, one row a parameter of 2017, with what counts and what shows it. */
export const ourdataSections: readonly Row[] = [
  [
    '1.1.a',
    ['Open by default', 'Abierto por defecto', 'Ouvert par défaut'],
    [
      'A law, decree or binding guide counts; a speech does not. Link the article that says so. “Some” means that only part of the institutions is bound.',
      'Cuenta una ley, un decreto o una guía obligatoria; un discurso no. Enlace el artículo que lo dice. «Algunas» quiere decir que solo obliga a una parte de las instituciones.',
      'Compte une loi, un décret ou un guide obligatoire, pas un discours. Indiquez l’article qui le dit. « Certaines » veut dire que seule une partie des institutions est tenue.',
    ],
  ],
  [
    '1.1.b',
    ['Exceptions', 'Excepciones', 'Exceptions'],
    [
      'The list of reasons must be public and online. Link the page or the article.',
      'La lista de razones debe ser pública y estar en línea. Enlace la página o el artículo.',
      'La liste des motifs doit être publique et en ligne. Indiquez la page ou l’article.',
    ],
  ],
  [
    '1.1.c',
    ['Privacy', 'Privacidad', 'Vie privée'],
    [
      'Link the rule on personal data, and the study or audit that looked at how published data keep it.',
      'Enlace la regla sobre datos personales y el estudio o la auditoría que revisó cómo la cumplen los datos publicados.',
      'Indiquez la règle sur les données personnelles et l’étude ou l’audit qui a vérifié son respect.',
    ],
  ],
  [
    '1.1.d',
    ['Incentives', 'Incentivos', 'Incitations'],
    [
      'Look at the goals institutions and people are judged by. Link the programme or the indicator.',
      'Mire las metas con las que se evalúa a instituciones y personas. Enlace el programa o el indicador.',
      'Regardez les objectifs sur lesquels institutions et agents sont évalués. Indiquez le programme ou l’indicateur.',
    ],
  ],
  [
    '1.2.a',
    ['Duty to consult', 'Obligación de consultar', 'Obligation de consulter'],
    [
      'What counts is a rule, not a habit. Link the rule, the guide, and the page with the results of the last consultation.',
      'Cuenta una regla, no una costumbre. Enlace la regla, la guía y la página con los resultados de la última consulta.',
      'Compte une règle, pas une habitude. Indiquez la règle, le guide et la page des résultats de la dernière consultation.',
    ],
  ],
  [
    '1.2.b',
    ['Lists of data holdings', 'Inventarios de datos', 'Inventaires de données'],
    [
      'An inventory of what is held, published or not. Link the rule and the inventories.',
      'Un inventario de lo que se tiene, publicado o no. Enlace la regla y los inventarios.',
      'Un inventaire de ce qui est détenu, publié ou non. Indiquez la règle et les inventaires.',
    ],
  ],
  [
    '1.2.c',
    ['How often people are consulted', 'Con qué frecuencia se consulta', 'Fréquence des consultations'],
    [
      'Count the consultations of the period and link each. Often: a habit of all or most institutions; rarely: one or two cases.',
      'Cuente las consultas del periodo y enlace cada una. A menudo: costumbre de todas o casi todas; rara vez: uno o dos casos.',
      'Comptez les consultations de la période et indiquez chacune. Souvent : l’habitude de toutes ou presque ; rarement : un ou deux cas.',
    ],
  ],
  [
    '1.3.a',
    ['Number of datasets', 'Número de conjuntos', 'Nombre de jeux de données'],
    [
      'The OECD compared each count with the mean of all countries, which it did not publish. Give the count you were told; otherwise leave it unknown.',
      'La OCDE comparó cada conteo con el promedio de los países, que no publicó. Ponga lo que se le haya comunicado; si no, déjelo en desconocido.',
      'L’OCDE a comparé chaque compte à la moyenne des pays, qu’elle n’a pas publiée. Indiquez ce qui vous a été communiqué ; sinon laissez inconnu.',
    ],
  ],
  [
    '1.3.b',
    ['High-value data', 'Datos de alto valor', 'Données de forte valeur'],
    [
      'Yes when such data are on the central portal and can be downloaded. Name the dataset: without it nobody can check.',
      'Sí, cuando esos datos están en el portal central y se pueden descargar. Nombre el conjunto: sin él nadie puede comprobarlo.',
      'Oui lorsque ces données sont sur le portail central et téléchargeables. Nommez le jeu : sans lui nul ne peut vérifier.',
    ],
  ],
  [
    '2.1.a',
    ['Licence, format and metadata', 'Licencia, formato y metadatos', 'Licence, format et métadonnées'],
    [
      'What the rules ask of institutions, not what the data look like. Link the rule and the text of the licence.',
      'Lo que las reglas piden a las instituciones, no cómo se ven los datos. Enlace la regla y el texto de la licencia.',
      'Ce que les règles demandent, non l’état des données. Indiquez la règle et le texte de la licence.',
    ],
  ],
  [
    '2.1.b',
    ['Free of charge', 'Sin costo', 'Gratuité'],
    [
      'A rule that asks for no charge, and a licence that lets everyone download, copy and use. Link both.',
      'Una regla que pida no cobrar y una licencia que permita a todos descargar, copiar y usar. Enlace ambas.',
      'Une règle qui demande la gratuité et une licence qui permet à tous de télécharger, copier et utiliser. Indiquez les deux.',
    ],
  ],
  [
    '2.1.c',
    ['Timely and disaggregated', 'Oportunos y desagregados', 'À jour et désagrégées'],
    [
      'Rules on the detail of data and on when they must be out. Link the article.',
      'Reglas sobre el detalle de los datos y sobre cuándo deben salir. Enlace el artículo.',
      'Règles sur le détail des données et leur délai de parution. Indiquez l’article.',
    ],
  ],
  [
    '2.2.a',
    ['Feedback', 'Opiniones', 'Retours'],
    [
      'Functions of the central portal on the day of answering. Link the page where one can write and the page where it is read.',
      'Funciones del portal central el día de la respuesta. Enlace la página donde se escribe y la página donde se lee.',
      'Fonctions du portail central au jour de la réponse. Indiquez la page où l’on écrit et celle où on lit.',
    ],
  ],
  [
    '2.2.b',
    ['A portal that users shape', 'Un portal que forman sus usuarios', 'Un portail façonné par ses utilisateurs'],
    [
      'Functions anyone may use without being appointed. Link where it is done.',
      'Funciones que cualquiera puede usar sin nombramiento. Enlace dónde se hace.',
      'Fonctions ouvertes à tous sans nomination. Indiquez où cela se fait.',
    ],
  ],
  [
    '2.3.a',
    ['One place to find data', 'Un solo lugar para encontrar datos', 'Un seul lieu où trouver les données'],
    [
      'One portal for the whole government, and data to be had without an account. The second question counts against.',
      'Un portal para todo el gobierno y datos sin necesidad de cuenta. La segunda pregunta resta.',
      'Un portail pour tout le gouvernement et des données sans compte. La seconde question compte contre.',
    ],
  ],
  [
    '2.3.b',
    ['Free and open formats', 'Formatos libres y abiertos', 'Formats libres et ouverts'],
    [
      'Shares of the datasets on the portal: none, some (1 to 49 %), most (50 to 99 %), all.',
      'Parte de los conjuntos del portal: ninguno, algunos (1 a 49 %), la mayoría (50 a 99 %), todos.',
      'Parts des jeux du portail : aucun, certains (1 à 49 %), la plupart (50 à 99 %), tous.',
    ],
  ],
  [
    '2.3.c',
    ['What comes with the data', 'Lo que acompaña a los datos', 'Ce qui accompagne les données'],
    [
      'Every dataset, not most of them. The seven things are counted when they are usually said.',
      'Todos los conjuntos, no la mayoría. Las siete cosas cuentan cuando suelen decirse.',
      'Tous les jeux, pas la plupart. Les sept éléments comptent lorsqu’ils sont d’ordinaire indiqués.',
    ],
  ],
  [
    '3.1.a',
    ['Making data known', 'Dar a conocer los datos', 'Faire connaître les données'],
    [
      'Guidance to institutions, studies of obstacles and projects with support. Link each.',
      'Orientación a instituciones, estudios de obstáculos y proyectos apoyados. Enlace cada uno.',
      'Orientations, études des obstacles et projets soutenus. Indiquez chacun.',
    ],
  ],
  [
    '3.1.b',
    ['Events', 'Eventos', 'Événements'],
    [
      'Count events of the period, with date and link. Rarely: one or two; often: as a habit.',
      'Cuente los eventos del periodo, con fecha y enlace. Rara vez: uno o dos; a menudo: por costumbre.',
      'Comptez les événements de la période, avec date et lien. Rarement : un ou deux ; souvent : par habitude.',
    ],
  ],
  [
    '3.1.c',
    ['Partnerships', 'Alianzas', 'Partenariats'],
    [
      'An agreement, written down, with somebody outside government. Link it.',
      'Un acuerdo por escrito con alguien fuera del gobierno. Enlácelo.',
      'Un accord écrit avec un acteur extérieur. Indiquez-le.',
    ],
  ],
  [
    '3.2.a',
    ['Training', 'Formación', 'Formation'],
    [
      'Courses for civil servants, with programme and figures. Link the programme.',
      'Cursos para personas servidoras públicas, con programa y cifras. Enlace el programa.',
      'Formations pour les agents, avec programme et chiffres. Indiquez le programme.',
    ],
  ],
  [
    '3.2.b',
    ['Informing civil servants', 'Informar al servicio público', 'Informer les agents'],
    [
      'Sessions and letters inside government, and whether leaders take part. Link invitations or minutes.',
      'Sesiones y correos dentro del gobierno, y si participan sus titulares. Enlace convocatorias o minutas.',
      'Séances et courriels internes, et participation des dirigeants. Indiquez convocations ou comptes rendus.',
    ],
  ],
  [
    '3.3.a',
    ['Research on impact', 'Investigación del impacto', 'Recherche sur l’impact'],
    [
      'A study done or paid for by government, published. Link it.',
      'Un estudio hecho o pagado por el gobierno y publicado. Enlácelo.',
      'Une étude menée ou financée par l’État et publiée. Indiquez-la.',
    ],
  ],
  [
    '3.3.b',
    ['Showing reuse', 'Mostrar la reutilización', 'Montrer la réutilisation'],
    [
      'What the portal shows on the day of answering. Link one example of each kind.',
      'Lo que el portal muestra el día de la respuesta. Enlace un ejemplo de cada tipo.',
      'Ce que le portail montre au jour de la réponse. Indiquez un exemple de chaque sorte.',
    ],
  ],
];

/** The blocks of Open Data Maturity 2025. */
export const maturitySections: readonly Row[] = [
  [
    'policy.1',
    ['Policy framework', 'Marco de política', 'Cadre politique'],
    [
      'Link the policy, strategy or law and name the page or article. “Not applicable” scores fully where it is offered.',
      'Enlace la política, estrategia o ley y nombre la página o el artículo. «No aplica» da todos los puntos donde se ofrece.',
      'Indiquez la politique, la stratégie ou la loi, avec page ou article. « Sans objet » donne tous les points là où il est proposé.',
    ],
  ],
  [
    'policy.2',
    ['Governance', 'Gobernanza', 'Gouvernance'],
    [
      'Who decides, who takes part, how they meet. Link the document and the last meeting.',
      'Quién decide, quién participa, cómo se reúnen. Enlace el documento y la última reunión.',
      'Qui décide, qui participe, comment ils se réunissent. Indiquez le document et la dernière réunion.',
    ],
  ],
  [
    'policy.3',
    ['Implementation', 'Implementación', 'Mise en œuvre'],
    [
      'Plans and how they are followed. Link a plan and a report on it.',
      'Los planes y su seguimiento. Enlace un plan y un informe sobre él.',
      'Les plans et leur suivi. Indiquez un plan et un rapport à son sujet.',
    ],
  ],
  [
    'portal.1',
    ['Portal features', 'Funciones del portal', 'Fonctions du portail'],
    [
      'What the portal can do on the day of answering. Link where it can be seen.',
      'Lo que el portal puede hacer el día de la respuesta. Enlace dónde se ve.',
      'Ce que le portail sait faire au jour de la réponse. Indiquez où cela se voit.',
    ],
  ],
  [
    'portal.2',
    ['Portal usage', 'Uso del portal', 'Usage du portail'],
    [
      'How those who run the portal learn about its use. Link figures or a report.',
      'Cómo quien opera el portal conoce su uso. Enlace cifras o un informe.',
      'Comment l’équipe connaît l’usage du portail. Indiquez des chiffres ou un rapport.',
    ],
  ],
  [
    'portal.3',
    ['Data provision', 'Provisión de datos', 'Apport de données'],
    [
      'Who publishes on the portal and who does not. Link lists and examples.',
      'Quién publica en el portal y quién no. Enlace listas y ejemplos.',
      'Qui publie sur le portail et qui ne le fait pas. Indiquez listes et exemples.',
    ],
  ],
  [
    'portal.4',
    ['Portal sustainability', 'Sostenibilidad del portal', 'Pérennité du portail'],
    [
      'Strategy, code and monitoring. Link each.',
      'Estrategia, código y seguimiento. Enlace cada uno.',
      'Stratégie, code et suivi. Indiquez chacun.',
    ],
  ],
  [
    'quality.1',
    ['Currency and completeness', 'Actualidad e integridad', 'Actualité et complétude'],
    [
      'Whether metadata and data are complete and up to date. Say how it was measured.',
      'Si los metadatos y datos están completos y al día. Diga cómo se midió.',
      'Si métadonnées et données sont complètes et à jour. Dites comment cela a été mesuré.',
    ],
  ],
  [
    'quality.2',
    ['Monitoring and measures', 'Seguimiento y medidas', 'Suivi et mesures'],
    [
      'Guides, measurements, licences. Link the guide, and the figures.',
      'Guías, mediciones, licencias. Enlace la guía y las cifras.',
      'Guides, mesures, licences. Indiquez le guide et les chiffres.',
    ],
  ],
  [
    'quality.3',
    ['DCAT-AP compliance', 'Cumplimiento de DCAT-AP', 'Conformité à DCAT-AP'],
    [
      'Shares of the metadata on the portal. Say with which validator and on which day.',
      'Parte de los metadatos del portal. Diga con qué validador y qué día.',
      'Parts des métadonnées du portail. Dites avec quel validateur et quel jour.',
    ],
  ],
  [
    'quality.4',
    ['Deployment and linked data', 'Publicación y datos enlazados', 'Publication et données liées'],
    [
      'Shares of the datasets on the portal; each asks for more than the one before.',
      'Parte de los conjuntos del portal; cada pregunta pide más que la anterior.',
      'Parts des jeux du portail ; chaque question demande plus que la précédente.',
    ],
  ],
  [
    'impact.1',
    ['Strategic awareness', 'Conciencia estratégica', 'Conscience stratégique'],
    [
      'Definitions, methods and cooperation on reuse and impact. Link the text.',
      'Definiciones, métodos y cooperación sobre reutilización e impacto. Enlace el texto.',
      'Définitions, méthodes et coopération sur la réutilisation et l’impact. Indiquez le texte.',
    ],
  ],
  [
    'impact.2',
    ['Measuring reuse', 'Medir la reutilización', 'Mesurer la réutilisation'],
    [
      'What is done to learn about reuse. Link surveys, lists and reports.',
      'Qué se hace para conocer la reutilización. Enlace encuestas, listas e informes.',
      'Ce qui est fait pour connaître la réutilisation. Indiquez enquêtes, listes et rapports.',
    ],
  ],
  [
    'impact.3a',
    ['Impact on government', 'Impacto en el gobierno', 'Impact sur l’action publique'],
    [
      'One example a sub-field, with what changed and for whom. The official questionnaire names the sub-fields.',
      'Un ejemplo por subcampo: qué cambió y para quién. El cuestionario oficial nombra los subcampos.',
      'Un exemple par sous-domaine : ce qui a changé et pour qui. Le questionnaire officiel nomme les sous-domaines.',
    ],
  ],
  [
    'impact.3b',
    ['Impact on society', 'Impacto social', 'Impact social'],
    [
      'One example a sub-field, with what changed and for whom. The official questionnaire names the sub-fields.',
      'Un ejemplo por subcampo: qué cambió y para quién. El cuestionario oficial nombra los subcampos.',
      'Un exemple par sous-domaine : ce qui a changé et pour qui. Le questionnaire officiel nomme les sous-domaines.',
    ],
  ],
  [
    'impact.3c',
    ['Impact on the environment', 'Impacto ambiental', 'Impact environnemental'],
    [
      'One example a sub-field, with what changed and for whom. The official questionnaire names the sub-fields.',
      'Un ejemplo por subcampo: qué cambió y para quién. El cuestionario oficial nombra los subcampos.',
      'Un exemple par sous-domaine : ce qui a changé et pour qui. Le questionnaire officiel nomme les sous-domaines.',
    ],
  ],
  [
    'impact.3d',
    ['Impact on the economy', 'Impacto económico', 'Impact économique'],
    [
      'One example a sub-field, with what changed and for whom. The official questionnaire names the sub-fields.',
      'Un ejemplo por subcampo: qué cambió y para quién. El cuestionario oficial nombra los subcampos.',
      'Un exemple par sous-domaine : ce qui a changé et pour qui. Le questionnaire officiel nomme les sous-domaines.',
    ],
  ],
];
