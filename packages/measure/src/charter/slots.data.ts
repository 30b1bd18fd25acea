interface Text {
  readonly es: string;
  readonly en: string;
  readonly fr: string;
}

/** A dataset that a list of high-value data asks for. */
export interface Slot {
  readonly id: string;
  /** Of the 14 of the G8 Open Data Charter; `added` for those the OECD asks for beside them. */
  readonly area: string;
  readonly text: Text;
}

const slot = (area: string, id: string, es: string, en: string, fr: string): Slot => ({
  id,
  area,
  text: { es, en, fr },
});

/**
 * The 53 datasets of question 68 of the OURdata survey of 2017, in its order, under the areas of the G8 Open Data Charter of
 * 2013, technical annex. The grouping is the charter's; the survey gives only the order.
 */
export const slotSource =
  'OECD Open Government Data Survey 3.0 (2017), question 68; G8 Open Data Charter (2013), technical annex';

export const slots: readonly Slot[] = [
  slot('companies', 'company-register', 'Registro de empresas', 'Company register', 'Registre des entreprises'),
  slot(
    'crime-and-justice',
    'crime-statistics',
    'Incidencia delictiva',
    'Crime statistics',
    'Statistiques de la criminalité',
  ),
  slot('crime-and-justice', 'safety', 'Seguridad pública', 'Public safety', 'Sécurité publique'),
  slot('earth-observation', 'meteorology', 'Meteorología', 'Weather', 'Météorologie'),
  slot('earth-observation', 'agriculture', 'Agricultura', 'Agriculture', 'Données agricoles'),
  slot('earth-observation', 'forestry', 'Bosques', 'Forestry', 'Forêts'),
  slot('earth-observation', 'fishing', 'Pesca', 'Fishing', 'Pêche'),
  slot('earth-observation', 'hunting', 'Caza', 'Hunting', 'Chasse'),
  slot('education', 'schools', 'Lista de escuelas', 'List of schools', 'Liste des écoles'),
  slot('education', 'school-performance', 'Desempeño escolar', 'School performance', 'Résultats scolaires'),
  slot('education', 'digital-skills', 'Habilidades digitales', 'Digital skills', 'Compétences numériques'),
  slot('energy-and-environment', 'pollution', 'Niveles de contaminación', 'Pollution levels', 'Niveaux de pollution'),
  slot('energy-and-environment', 'energy-use', 'Consumo de energía', 'Energy consumption', 'Consommation d’énergie'),
  slot(
    'finance-and-contracts',
    'spending',
    'Gasto por transacción',
    'Spending by transaction',
    'Dépenses par transaction',
  ),
  slot('finance-and-contracts', 'contracts', 'Contratos adjudicados', 'Contracts let', 'Marchés attribués'),
  slot('finance-and-contracts', 'tenders', 'Licitaciones abiertas', 'Calls for tender', 'Appels d’offres'),
  slot('finance-and-contracts', 'future-tenders', 'Licitaciones futuras', 'Future tenders', 'Appels d’offres à venir'),
  slot('finance-and-contracts', 'local-budget', 'Presupuestos locales', 'Local budgets', 'Budgets locaux'),
  slot(
    'finance-and-contracts',
    'budget-planned',
    'Presupuesto nacional aprobado',
    'National budget, planned',
    'Budget national prévu',
  ),
  slot(
    'finance-and-contracts',
    'budget-spent',
    'Presupuesto nacional ejercido',
    'National budget, spent',
    'Budget national exécuté',
  ),
  slot('geospatial', 'postcodes', 'Códigos postales', 'Postcodes', 'Codes postaux'),
  slot('geospatial', 'national-maps', 'Mapas nacionales', 'National maps', 'Cartes nationales'),
  slot('geospatial', 'local-maps', 'Mapas locales', 'Local maps', 'Cartes locales'),
  slot('global-development', 'aid', 'Cooperación para el desarrollo', 'Aid', 'Aide au développement'),
  slot('global-development', 'food-security', 'Seguridad alimentaria', 'Food security', 'Sécurité alimentaire'),
  slot(
    'global-development',
    'extractives',
    'Industrias extractivas',
    'Extractive industries',
    'Industries extractives',
  ),
  slot('global-development', 'land', 'Tierra y catastro', 'Land', 'Foncier et cadastre'),
  slot(
    'government-accountability',
    'contact-points',
    'Directorio del gobierno',
    'Government contact points',
    'Annuaire du gouvernement',
  ),
  slot('government-accountability', 'elections', 'Resultados electorales', 'Election results', 'Résultats électoraux'),
  slot(
    'government-accountability',
    'legislation',
    'Leyes y reglamentos',
    'Legislation and statutes',
    'Lois et règlements',
  ),
  slot('government-accountability', 'salaries', 'Tabulador de sueldos', 'Salaries (pay scales)', 'Grilles de salaires'),
  slot(
    'government-accountability',
    'hospitality',
    'Regalos y atenciones',
    'Hospitality and gifts',
    'Cadeaux et invitations',
  ),
  slot('health', 'prescriptions', 'Recetas médicas', 'Prescriptions', 'Prescriptions médicales'),
  slot(
    'health',
    'health-performance',
    'Desempeño de los servicios de salud',
    'Performance of health services',
    'Résultats des services de santé',
  ),
  slot('science-and-research', 'genome', 'Genoma', 'Genome', 'Génome'),
  slot(
    'science-and-research',
    'research-activity',
    'Actividad científica y educativa',
    'Research and educational activity',
    'Activité de recherche et d’enseignement',
  ),
  slot(
    'science-and-research',
    'experiments',
    'Resultados de experimentos',
    'Experiment results',
    'Résultats d’expériences',
  ),
  slot('statistics', 'national-statistics', 'Estadística nacional', 'National statistics', 'Statistiques nationales'),
  slot('statistics', 'census', 'Censo', 'Census', 'Recensement'),
  slot(
    'statistics',
    'infrastructure',
    'Estadística de infraestructura',
    'Infrastructure statistics',
    'Statistiques des infrastructures',
  ),
  slot('statistics', 'wealth', 'Riqueza e ingreso', 'Wealth', 'Patrimoine et revenus'),
  slot('statistics', 'skills', 'Competencias de la población', 'Skills', 'Compétences de la population'),
  slot('social-mobility-and-welfare', 'housing', 'Vivienda', 'Housing', 'Logement'),
  slot(
    'social-mobility-and-welfare',
    'benefits',
    'Seguro médico y de desempleo',
    'Health insurance and unemployment benefits',
    'Assurance maladie et chômage',
  ),
  slot('social-mobility-and-welfare', 'ageing', 'Envejecimiento', 'Ageing society', 'Vieillissement'),
  slot(
    'transport-and-infrastructure',
    'timetables',
    'Horarios de transporte público',
    'Public transport timetables',
    'Horaires des transports publics',
  ),
  slot(
    'transport-and-infrastructure',
    'broadband',
    'Cobertura de banda ancha',
    'Broadband penetration',
    'Couverture en haut débit',
  ),
  slot(
    'transport-and-infrastructure',
    'vehicles',
    'Registro de vehículos',
    'Motor vehicle registration',
    'Immatriculation des véhicules',
  ),
  slot('added', 'beneficial-ownership', 'Beneficiarios finales', 'Beneficial ownership', 'Bénéficiaires effectifs'),
  slot('added', 'lobbying', 'Reuniones de cabildeo', 'Lobbying meetings', 'Réunions de lobbying'),
  slot('added', 'interests', 'Declaraciones de intereses', 'Declarations of interest', 'Déclarations d’intérêts'),
  slot('added', 'risk-management', 'Gestión de riesgos', 'Risk management', 'Gestion des risques'),
  slot('added', 'disaster-relief', 'Atención de desastres', 'Disaster relief', 'Secours aux sinistrés'),
];
