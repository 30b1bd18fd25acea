/**
 * Every published number of the OECD OURdata Index that a public source prints, each with that source: figures are
 * facts, compiled from the documents named. One line an edition and country, `component=value#source`. Components are
 * pillars and `pillar.sub-pillar`; `@third` stands for the scale 0 to 0.33, what follows `:` tells how the number came about.
 */
export const sources: readonly string[] = [
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.11 chart read from vector bars +-0.001',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.11 chart order (partners COL PER LTU not ranked)',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.12 chart read from vector bars +-0.001',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.12 chart segment x3 +-0.002',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.13 chart read from vector bars +-0.001',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.13 chart segment x3 +-0.002',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.14 chart read from vector bars +-0.001',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.14 chart segment x3 +-0.002',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.15 table (printed for n=31 i.e. without DNK: chart means then 0.544/0.638/0.464, with DNK 0.535/0.627/0.453; neither set rounds to all three - keep as printed only)',
  'OECD Working Papers on Public Governance 30 (doi 10.1787/2807d3c8-en), copy in github blavatnik-index/bipa2024_sourcedata; p.15 table',
  'GaaG 2019 https://www.oecd-ilibrary.org/sites/38029ced-en/index.html (open government data)',
  'GaaG 2019 https://www.oecd-ilibrary.org/sites/cea2bbb6-en/index.html (data availability)',
  'GaaG 2019 https://www.oecd-ilibrary.org/sites/93c6d805-en/index.html (data accessibility)',
  'https://etnews.com/20150706000280 ; http://www.businesskorea.co.kr/news/articleView.html?idxno=11312',
  'https://etnews.com/20150706000280 ; https://ajunews.com/view/20150706200701392',
  'https://etnews.com/20150706000280',
  'https://etnews.com/20150706000280 ; http://www.businesskorea.co.kr/news/articleView.html?idxno=11312 (m.etnews.com/20151228000338 says 8: UNCERTAIN)',
  'https://etnews.com/20150706000280 ; http://www.businesskorea.co.kr/news/articleView.html?idxno=11312 (m.etnews.com/20151228000338 says 13: UNCERTAIN)',
  'https://m.etnews.com/20151228000338 (this source ranks one place higher than others for USA/JPN: UNCERTAIN)',
  'https://eluniversal-eluniversal-prod.web.arc-cdn.net/articulo/cartera/telecom/2016/06/22/mexico-decimo-lugar-en-datos-abiertos-de-la-ocde',
  'http://news.zumst.com/articles/56322824 (Seoul Economic Daily)',
  'http://news.zumst.com/articles/56322824 (Seoul Economic Daily) ; GaaG LAC 2020',
  'http://news.zumst.com/articles/56322824 (Seoul Economic Daily) ; https://administracionelectronica.gob.es/pae_Home/pae_OBSAE/Posicionamiento-Internacional/Summary-Spain-international-rankings/OCDE-OURdata-Index-2019.html',
  'GaaG 2019 p.152 text via https://docslib.org/doc/7960815/data-accessibility-open-free-and-accessible-formats (sentence cut by the two-column layout; sub-indicator inferred from context)',
  'GaaG LAC 2020 https://oecd.org/en/publications/government-at-a-glance-latin-america-and-the-caribbean-2020_13130fbb-en/full-report/component-50.html',
  'https://ecospoliticos.com/reportajes/8539-colombia-primera-en-indice-de-datos-abiertos-en-america-latina-y-el-caribe (quotes World Bank/IDB text)',
  'Policy Paper 1 chart order, https://pdfslide.us/documents/oecd-open-useful-and-re-usable-data-ourdata-with-data-protection-and-risk.html (partners COL ARG listed apart)',
  'https://github.com/blavatnik-index/bipa2024_sourcedata data_raw/OECD_OURDATA_2023/oecd_ourdata_2023.csv (tables of Policy Paper 43, doi 10.1787/a37f51c3-en, pp.24-26)',
  'GaaG 2025 https://www.oecd.org/en/publications/government-at-a-glance-2025_0efd0bcd-en/full-report/open-government-data_619b668c.html',
  'GaaG LAC 2024 https://www.oecd-ilibrary.org/sites/2749dc1c-en/index.html',
  'GaaG LAC 2024 https://www.oecd-ilibrary.org/sites/2749dc1c-en/index.html (INCONSISTENT: mean of the six published scores is 0.39)',
  'DERIVED here: mean of the nine published sub-pillar scores (all weights equal); not read from a table',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/chile_a9bba340-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/spain_d22fe1e8-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/estonia_f5640fed-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/norway_066229ca-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/ireland_bf952da0-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/portugal_2f7ba4cc-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/latvia_2e73ac11-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/lithuania_a126931e-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/netherlands_8b10c543-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/austria_5164a8d3-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/italy_d3f3a601-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/colombia_cc2c0193-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/iceland_d16fa842-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/finland_67c474c7-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/slovenia_08227474-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/greece_2fe09339-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/luxembourg_e50e924f-en',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/brazil_019a138e-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/costa-rica_c3064731-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/poland_da906bfa-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/croatia_94d3f846-en.html',
  'https://www.oecd.org/en/publications/digital-government-outlook-2026_d46c0555-en/sweden_78ddff1a-en.html',
  'https://www.oecd.org/en/publications/2026/06/digital-government-outlook-2026-country-notes_296a844f/belgium_0f62599c.html',
  'https://numerique.gouv.fr/sinformer/espace-presse/open-data-france-1er-mondial-ocde-leader-europeen-5e-annee-consecutive',
  'https://www.biometricupdate.com/202603/south-korea-australia-portugal-top-oecd-digital-government-index-for-2025',
];

export const results = `
2017 KOR composite=0.943#0 rank_oecd=1#1 availability=0.949#2 availability.policy=1.000#3 availability.engagement=1.000#3 availability.implementation=0.847#3 accessibility=0.879#4 accessibility.policy=1.000#5 accessibility.engagement=0.699#5 accessibility.implementation=0.937#5 support=1.000#6 support.promotion=1.000#7 support.literacy=1.000#7 support.monitoring=0.999#7
2017 FRA composite=0.848#0 rank_oecd=2#1 availability=0.832#2 availability.policy=0.781#3 availability.engagement=0.897#3 availability.implementation=0.818#3 accessibility=0.936#4 accessibility.policy=0.917#5 accessibility.engagement=1.000#5 accessibility.implementation=0.890#5 support=0.775#6 support.promotion=0.873#7 support.literacy=0.674#7 support.monitoring=0.778#7
2017 JPN composite=0.798#0 rank_oecd=3#1 availability=0.894#2 availability.policy=1.000#3 availability.engagement=1.000#3 availability.implementation=0.683#3 accessibility=0.721#4 accessibility.policy=1.000#5 accessibility.engagement=0.399#5 accessibility.implementation=0.764#5 support=0.779#6 support.promotion=1.000#7 support.literacy=0.975#7 support.monitoring=0.361#7
2017 GBR composite=0.783#0 rank_oecd=4#1 availability=0.826#2 availability.policy=0.938#3 availability.engagement=0.666#3 availability.implementation=0.875#3 accessibility=0.832#4 accessibility.policy=0.911#5 accessibility.engagement=0.699#5 accessibility.implementation=0.886#5 support=0.690#6 support.promotion=0.887#7 support.literacy=0.850#7 support.monitoring=0.334#7
2017 MEX composite=0.780#0 rank_oecd=5#1 availability=0.765#2 availability.policy=0.687#3 availability.engagement=0.905#3 availability.implementation=0.703#3 accessibility=0.735#4 accessibility.policy=1.000#5 accessibility.engagement=0.300#5 accessibility.implementation=0.906#5 support=0.840#6 support.promotion=0.953#7 support.literacy=0.899#7 support.monitoring=0.667#7
2017 ESP composite=0.760#0 rank_oecd=6#1 availability=0.685#2 availability.policy=0.687#3 availability.engagement=0.568#3 availability.implementation=0.800#3 accessibility=0.796#4 accessibility.policy=0.945#5 accessibility.engagement=0.599#5 accessibility.implementation=0.844#5 support=0.799#6 support.promotion=0.829#7 support.literacy=0.875#7 support.monitoring=0.694#7
2017 CAN composite=0.698#0 rank_oecd=7#1 availability=0.731#2 availability.policy=0.781#3 availability.engagement=0.623#3 availability.implementation=0.790#3 accessibility=0.819#4 accessibility.policy=0.750#5 accessibility.engagement=0.799#5 accessibility.implementation=0.907#5 support=0.546#6 support.promotion=0.524#7 support.literacy=0.669#7 support.monitoring=0.445#7
2017 AUT composite=0.682#0 rank_oecd=8#1 availability=0.349#2 availability.policy=0.125#3 availability.engagement=0.418#3 availability.implementation=0.504#3 accessibility=0.965#4 accessibility.policy=1.000#5 accessibility.engagement=0.998#5 accessibility.implementation=0.895#5 support=0.732#6 support.promotion=0.708#7 support.literacy=0.862#7 support.monitoring=0.626#7
2017 FIN composite=0.669#0 rank_oecd=9#1 availability=0.589#2 availability.policy=0.656#3 availability.engagement=0.758#3 availability.implementation=0.352#3 accessibility=0.687#4 accessibility.policy=0.666#5 accessibility.engagement=0.601#5 accessibility.implementation=0.794#5 support=0.731#6 support.promotion=0.855#7 support.literacy=0.975#7 support.monitoring=0.362#7
2017 NLD composite=0.658#0 rank_oecd=10#1 availability=0.691#2 availability.policy=0.626#3 availability.engagement=0.686#3 availability.implementation=0.762#3 accessibility=0.734#4 accessibility.policy=0.911#5 accessibility.engagement=0.399#5 accessibility.implementation=0.890#5 support=0.549#6 support.promotion=0.782#7 support.literacy=0.600#7 support.monitoring=0.264#7
2017 USA composite=0.633#0 rank_oecd=11#1 availability=0.736#2 availability.policy=0.626#3 availability.engagement=0.658#3 availability.implementation=0.925#3 accessibility=0.630#4 accessibility.policy=1.000#5 accessibility.engagement=0.100#5 accessibility.implementation=0.790#5 support=0.531#6 support.promotion=0.691#7 support.literacy=0.500#7 support.monitoring=0.402#7
2017 AUS composite=0.616#0 rank_oecd=12#1 availability=0.420#2 availability.policy=0.530#3 availability.engagement=0.215#3 availability.implementation=0.514#3 accessibility=0.615#4 accessibility.policy=0.833#5 accessibility.engagement=0.301#5 accessibility.implementation=0.711#5 support=0.814#6 support.promotion=0.819#7 support.literacy=0.901#7 support.monitoring=0.721#7
2017 NZL composite=0.578#0 rank_oecd=13#1 availability=0.595#2 availability.policy=0.626#3 availability.engagement=0.571#3 availability.implementation=0.590#3 accessibility=0.763#4 accessibility.policy=1.000#5 accessibility.engagement=0.399#5 accessibility.implementation=0.890#5 support=0.374#6 support.promotion=0.389#7 support.literacy=0.401#7 support.monitoring=0.334#7
2017 NOR composite=0.552#0 rank_oecd=14#1 availability=0.615#2 availability.policy=0.407#3 availability.engagement=0.868#3 availability.implementation=0.571#3 accessibility=0.711#4 accessibility.policy=1.000#5 accessibility.engagement=0.300#5 accessibility.implementation=0.832#5 support=0.330#6 support.promotion=0.708#7 support.literacy=0.031#7 support.monitoring=0.251#7
2017 GRC composite=0.540#0 rank_oecd=15#1 availability=0.604#2 availability.policy=0.626#3 availability.engagement=0.785#3 availability.implementation=0.401#3 accessibility=0.649#4 accessibility.policy=0.917#5 accessibility.engagement=0.200#5 accessibility.implementation=0.832#5 support=0.365#6 support.promotion=0.346#7 support.literacy=0.750#7 support.monitoring=0.000#7
2017 OECD composite=0.538#0 availability=0.535#2 availability.policy=0.564#3 availability.engagement=0.542#3 availability.implementation=0.497#3 accessibility=0.627#4 accessibility.policy=0.746#5 accessibility.engagement=0.335#5 accessibility.implementation=0.800#5 support=0.453#6 support.promotion=0.504#7 support.literacy=0.540#7 support.monitoring=0.314#7 availability:printed_mean=0.54#8 availability:printed_sd=0.20#9 accessibility:printed_mean=0.63#8 accessibility:printed_sd=0.19#9 support:printed_mean=0.46#8 support:printed_sd=0.25#9 composite:restated_in_2019=0.53#10 availability@third:restated_in_2019=0.18#10 accessibility@third:restated_in_2019=0.21#10 support@third:restated_in_2019=0.15#10 availability:restated_in_2019=0.53#11 accessibility:restated_in_2019=0.62#12 availability.policy@third:restated_in_2019=0.19#11 accessibility.policy@third:restated_in_2019=0.25#12
2017 IRL composite=0.533#0 rank_oecd=16#1 availability=0.509#2 availability.policy=0.375#3 availability.engagement=0.620#3 availability.implementation=0.533#3 accessibility=0.628#4 accessibility.policy=0.577#5 accessibility.engagement=0.401#5 accessibility.implementation=0.906#5 support=0.463#6 support.promotion=0.373#7 support.literacy=0.613#7 support.monitoring=0.402#7 availability.policy@third:restated_in_2019=0.13#11
2017 ISR composite=0.530#0 rank_oecd=17#1 availability=0.586#2 availability.policy=0.719#3 availability.engagement=0.706#3 availability.implementation=0.332#3 accessibility=0.609#4 accessibility.policy=0.917#5 accessibility.engagement=0.124#5 accessibility.implementation=0.785#5 support=0.397#6 support.promotion=0.796#7 support.literacy=0.393#7 support.monitoring=0.000#7
2017 ITA composite=0.517#0 rank_oecd=18#1 availability=0.557#2 availability.policy=0.687#3 availability.engagement=0.354#3 availability.implementation=0.630#3 accessibility=0.682#4 accessibility.policy=1.000#5 accessibility.engagement=0.300#5 accessibility.implementation=0.746#5 support=0.311#6 support.promotion=0.255#7 support.literacy=0.443#7 support.monitoring=0.237#7
2017 SVN composite=0.483#0 rank_oecd=19#1 availability=0.520#2 availability.policy=0.749#3 availability.engagement=0.564#3 availability.implementation=0.247#3 accessibility=0.516#4 accessibility.policy=0.489#5 accessibility.engagement=0.200#5 accessibility.implementation=0.858#5 support=0.414#6 support.promotion=0.363#7 support.literacy=0.463#7 support.monitoring=0.416#7
2017 POL composite=0.480#0 rank_oecd=20#1 availability=0.340#2 availability.policy=0.188#3 availability.engagement=0.424#3 availability.implementation=0.408#3 accessibility=0.619#4 accessibility.policy=0.845#5 accessibility.engagement=0.200#5 accessibility.implementation=0.811#5 support=0.483#6 support.promotion=0.387#7 support.literacy=0.768#7 support.monitoring=0.292#7 availability.policy@third:restated_in_2019=0.06#11
2017 BEL composite=0.463#0 rank_oecd=21#1 availability=0.589#2 availability.policy=0.594#3 availability.engagement=0.658#3 availability.implementation=0.514#3 accessibility=0.498#4 accessibility.policy=0.712#5 accessibility.engagement=0.100#5 accessibility.implementation=0.683#5 support=0.302#6 support.promotion=0.413#7 support.literacy=0.493#7 support.monitoring=0.000#7
2017 EST composite=0.451#0 rank_oecd=22#1 availability=0.420#2 availability.policy=0.562#3 availability.engagement=0.271#3 availability.implementation=0.426#3 accessibility=0.780#4 accessibility.policy=0.666#5 accessibility.engagement=0.801#5 accessibility.implementation=0.874#5 support=0.154#6 support.promotion=0.055#7 support.literacy=0.157#7 support.monitoring=0.249#7
2017 CZE composite=0.448#0 rank_oecd=23#1 availability=0.540#2 availability.policy=0.749#3 availability.engagement=0.631#3 availability.implementation=0.239#3 accessibility=0.517#4 accessibility.policy=0.656#5 accessibility.engagement=0.000#5 accessibility.implementation=0.895#5 support=0.289#6 support.promotion=0.210#7 support.literacy=0.656#7 support.monitoring=0.000#7
2017 CHE composite=0.430#0 rank_oecd=24#1 availability=0.275#2 availability.policy=0.282#3 availability.engagement=0.222#3 availability.implementation=0.322#3 accessibility=0.548#4 accessibility.policy=0.622#5 accessibility.engagement=0.100#5 accessibility.implementation=0.921#5 support=0.466#6 support.promotion=0.317#7 support.literacy=0.469#7 support.monitoring=0.612#7 availability:restated_in_2019=0.28#11
2017 DEU composite=0.411#0 rank_oecd=25#1 availability=0.435#2 availability.policy=0.250#3 availability.engagement=0.424#3 availability.implementation=0.630#3 accessibility=0.543#4 accessibility.policy=0.556#5 accessibility.engagement=0.200#5 accessibility.implementation=0.874#5 support=0.254#6 support.promotion=0.417#7 support.literacy=0.344#7 support.monitoring=0.000#7 availability.policy@third:restated_in_2019=0.08#11 accessibility.policy@third:restated_in_2019=0.19#12
2017 SVK composite=0.398#0 rank_oecd=26#1 availability=0.426#2 availability.policy=0.562#3 availability.engagement=0.476#3 availability.implementation=0.239#3 accessibility=0.516#4 accessibility.policy=0.745#5 accessibility.engagement=0.100#5 accessibility.implementation=0.704#5 support=0.252#6 support.promotion=0.320#7 support.literacy=0.312#7 support.monitoring=0.124#7
2017 PRT composite=0.384#0 rank_oecd=27#1 availability=0.323#2 availability.policy=0.562#3 availability.engagement=0.167#3 availability.implementation=0.239#3 accessibility=0.603#4 accessibility.policy=0.472#5 accessibility.engagement=0.401#5 accessibility.implementation=0.935#5 support=0.226#6 support.promotion=0.091#7 support.literacy=0.214#7 support.monitoring=0.375#7 availability:restated_in_2019=0.32#11
2017 SWE composite=0.315#0 rank_oecd=28#1 availability=0.386#2 availability.policy=0.437#3 availability.engagement=0.444#3 availability.implementation=0.277#3 accessibility=0.275#4 accessibility.policy=0.111#5 accessibility.engagement=0.000#5 accessibility.implementation=0.713#5 support=0.283#6 support.promotion=0.296#7 support.literacy=0.443#7 support.monitoring=0.111#7
2017 CHL composite=0.310#0 rank_oecd=29#1 availability=0.279#2 availability.policy=0.313#3 availability.engagement=0.102#3 availability.implementation=0.421#3 accessibility=0.566#4 accessibility.policy=0.833#5 accessibility.engagement=0.000#5 accessibility.implementation=0.865#5 support=0.086#6 support.promotion=0.139#7 support.literacy=0.118#7 support.monitoring=0.000#7 availability:restated_in_2019=0.28#11
2017 DNK composite=0.214#0 rank_oecd=30#1 availability=0.235#2 availability.policy=0.375#3 availability.engagement=0.083#3 availability.implementation=0.246#3 accessibility=0.311#4 accessibility.policy=0.121#5 accessibility.engagement=0.000#5 accessibility.implementation=0.813#5 support=0.098#6 support.promotion=0.169#7 support.literacy=0.124#7 support.monitoring=0.000#7
2017 LVA composite=0.190#0 rank_oecd=31#1 availability=0.197#2 availability.policy=0.313#3 availability.engagement=0.277#3 availability.implementation=0.000#3 accessibility=0.219#4 accessibility.policy=0.489#5 accessibility.engagement=0.000#5 accessibility.implementation=0.166#5 support=0.155#6 support.promotion=0.153#7 support.literacy=0.312#7 support.monitoring=0.000#7
2017 TUR composite=0.126#0 rank_oecd=32#1 availability=0.207#2 availability.policy=0.250#3 availability.engagement=0.306#3 availability.implementation=0.067#3 accessibility=0.171#4 accessibility.policy=0.221#5 accessibility.engagement=0.000#5 accessibility.implementation=0.293#5 support=0.000#6 support.promotion=0.000#7 support.literacy=0.000#7 support.monitoring=0.000#7
2017 COL composite=0.797#0 availability=0.814#2 availability.policy=0.938#3 availability.engagement=0.904#3 availability.implementation=0.600#3 accessibility=0.889#4 accessibility.policy=1.000#5 accessibility.engagement=0.699#5 accessibility.implementation=0.969#5 support=0.688#6 support.promotion=0.590#7 support.literacy=0.850#7 support.monitoring=0.626#7
2017 PER composite=0.496#0 availability=0.420#2 availability.policy=0.500#3 availability.engagement=0.519#3 availability.implementation=0.239#3 accessibility=0.750#4 accessibility.policy=0.833#5 accessibility.engagement=0.601#5 accessibility.implementation=0.816#5 support=0.320#6 support.promotion=0.332#7 support.literacy=0.338#7 support.monitoring=0.291#7
2017 LTU composite=0.323#0 availability=0.434#2 availability.policy=0.656#3 availability.engagement=0.362#3 availability.implementation=0.284#3 accessibility=0.522#4 accessibility.policy=0.733#5 accessibility.engagement=0.200#5 accessibility.implementation=0.634#5 support=0.013#6 support.promotion=0.038#7 support.literacy=0.000#7 support.monitoring=0.000#7
2015 KOR composite=0.98#13 rank=1#15
2015 OECD composite:average_of_30=0.58#14
2015 FRA rank=2#15
2015 GBR rank=3#15
2015 AUS rank=4#15
2015 CAN rank=5#15
2015 USA rank=9#16
2015 JPN rank=14#17
2015 DEU rank=15#18
2015 MEX rank=10#19
2019 KOR composite=0.93#10 rank_oecd=1#26
2019 FRA composite=0.90#10 rank_oecd=2#26
2019 JPN composite=0.75#10 rank_oecd=4#26
2019 NLD composite=0.65#10 accessibility.policy@third=0.33#12 rank_oecd=13#26
2019 CAN composite=0.73#10 rank_oecd=5#26
2019 OECD composite=0.60#10 availability@third=0.20#10 accessibility@third=0.23#10 support@third=0.17#10 availability=0.59#11 accessibility=0.70#12 availability.policy@third=0.22#11 accessibility.policy@third=0.27#12
2019 IRL composite=0.77#20 availability.policy@third=0.25#11 rank_oecd=3#26
2019 AUS composite=0.72#20 rank_oecd=6#26
2019 MEX composite=0.71#21 rank_oecd=7#26
2019 ESP composite=0.70#22 rank_oecd=8#26
2019 CHL availability=0.44#11 accessibility.policy@third=0.33#12 rank_oecd=30#26
2019 CHE availability=0.38#11 rank_oecd=29#26
2019 PRT availability=0.48#11 rank_oecd=23#26
2019 POL availability.policy@third=0.26#11 rank_oecd=14#26
2019 DEU availability.policy@third=0.19#11 accessibility.policy@third=0.33#12 rank_oecd=25#26
2019 SWE accessibility.policy@third=0.06#12 rank_oecd=31#26
2019 ITA accessibility.policy@third=0.33#12 rank_oecd=17#26
2019 DNK accessibility.implementation@third=0.22#23 rank_oecd=27#26
2019 LTU accessibility.implementation@third=0.21#23 rank_oecd=32#26
2019 COL composite=0.88#24
2019 BRA composite=0.63#24
2019 BHS composite=0.04#24
2019 DMA composite=0.00#24
2019 LAC composite=0.43#24
2019 GTM composite=0.54#25
2019 ARG composite=0.53#25
2019 PRY composite=0.52#25
2019 DOM composite=0.46#25
2019 PAN composite=0.46#25
2019 GRC rank_oecd=9#26
2019 SVN rank_oecd=10#26
2019 AUT rank_oecd=11#26
2019 NZL rank_oecd=12#26
2019 NOR rank_oecd=15#26
2019 CZE rank_oecd=16#26
2019 ISR rank_oecd=18#26
2019 BEL rank_oecd=19#26
2019 GBR rank_oecd=20#26
2019 LVA rank_oecd=21#26
2019 LUX rank_oecd=22#26
2019 EST rank_oecd=24#26
2019 SVK rank_oecd=26#26
2019 FIN rank_oecd=28#26
2023 AUS availability.implementation=0.38#27 availability.policy=0.38#27 availability.engagement=0.55#27 availability=0.44#27 accessibility.implementation=0.61#27 accessibility.policy=0.00#27 accessibility.engagement=0.19#27 accessibility=0.27#27 support.literacy=0.50#27 support.monitoring=0.08#27 support.promotion=0.28#27 support=0.29#27 composite:derived=0.33#31
2023 AUT availability.implementation=0.36#27 availability.policy=0.21#27 availability.engagement=0.14#27 availability=0.23#27 accessibility.implementation=0.89#27 accessibility.policy=0.75#27 accessibility.engagement=0.60#27 accessibility=0.75#27 support.literacy=0.54#27 support.monitoring=0.33#27 support.promotion=0.15#27 support=0.34#27 composite:derived=0.44#31
2023 BEL availability.implementation=0.36#27 availability.policy=0.40#27 availability.engagement=0.06#27 availability=0.27#27 accessibility.implementation=0.66#27 accessibility.policy=0.50#27 accessibility.engagement=0.31#27 accessibility=0.49#27 support.literacy=0.13#27 support.monitoring=0.33#27 support.promotion=0.13#27 support=0.19#27 composite:derived=0.32#31
2023 BRA availability.implementation=0.43#27 availability.policy=0.84#27 availability.engagement=0.53#27 availability=0.60#27 accessibility.implementation=0.64#27 accessibility.policy=0.75#27 accessibility.engagement=0.54#27 accessibility=0.64#27 support.literacy=0.88#27 support.monitoring=0.17#27 support.promotion=0.31#27 support=0.45#27 composite=0.56#29
2023 CAN availability.implementation=0.54#27 availability.policy=0.77#27 availability.engagement=0.32#27 availability=0.54#27 accessibility.implementation=0.92#27 accessibility.policy=0.67#27 accessibility.engagement=0.50#27 accessibility=0.70#27 support.literacy=0.63#27 support.monitoring=0.50#27 support.promotion=0.58#27 support=0.57#27 composite:derived=0.60#31
2023 CHE availability.implementation=0.64#27 availability.policy=0.53#27 availability.engagement=0.28#27 availability=0.49#27 accessibility.implementation=0.71#27 accessibility.policy=0.67#27 accessibility.engagement=0.28#27 accessibility=0.55#27 support.literacy=0.69#27 support.monitoring=0.25#27 support.promotion=0.23#27 support=0.39#27 composite:derived=0.48#31
2023 CHL availability.implementation=0.10#27 availability.policy=0.41#27 availability.engagement=0.03#27 availability=0.18#27 accessibility.implementation=0.65#27 accessibility.policy=0.00#27 accessibility.engagement=0.00#27 accessibility=0.22#27 support.literacy=0.00#27 support.monitoring=0.00#27 support.promotion=0.00#27 support=0.00#27 composite=0.13#29
2023 COL availability.implementation=0.70#27 availability.policy=0.80#27 availability.engagement=0.26#27 availability=0.59#27 accessibility.implementation=0.87#27 accessibility.policy=0.00#27 accessibility.engagement=0.35#27 accessibility=0.41#27 support.literacy=0.91#27 support.monitoring=0.50#27 support.promotion=0.52#27 support=0.64#27 composite=0.55#29
2023 CRI availability.implementation=0.02#27 availability.policy=0.20#27 availability.engagement=0.00#27 availability=0.07#27 accessibility.implementation=0.40#27 accessibility.policy=1.00#27 accessibility.engagement=0.00#27 accessibility=0.47#27 support.literacy=0.13#27 support.monitoring=0.00#27 support.promotion=0.00#27 support=0.04#27 composite=0.19#29
2023 CZE availability.implementation=0.45#27 availability.policy=0.83#27 availability.engagement=0.54#27 availability=0.61#27 accessibility.implementation=0.81#27 accessibility.policy=0.92#27 accessibility.engagement=0.00#27 accessibility=0.57#27 support.literacy=0.57#27 support.monitoring=0.17#27 support.promotion=0.49#27 support=0.41#27 composite:derived=0.53#31
2023 DEU availability.implementation=0.25#27 availability.policy=0.64#27 availability.engagement=0.05#27 availability=0.31#27 accessibility.implementation=0.70#27 accessibility.policy=1.00#27 accessibility.engagement=0.23#27 accessibility=0.64#27 support.literacy=0.17#27 support.monitoring=0.25#27 support.promotion=0.23#27 support=0.22#27 composite:derived=0.39#31
2023 DNK availability.implementation=0.74#27 availability.policy=0.73#27 availability.engagement=0.73#27 availability=0.73#27 accessibility.implementation=0.92#27 accessibility.policy=1.00#27 accessibility.engagement=0.13#27 accessibility=0.68#27 support.literacy=0.75#27 support.monitoring=0.17#27 support.promotion=0.80#27 support=0.57#27 composite:derived=0.66#31
2023 ESP availability.implementation=0.72#27 availability.policy=0.79#27 availability.engagement=0.35#27 availability=0.62#27 accessibility.implementation=0.75#27 accessibility.policy=1.00#27 accessibility.engagement=0.58#27 accessibility=0.78#27 support.literacy=0.93#27 support.monitoring=1.00#27 support.promotion=0.64#27 support=0.85#27 composite:derived=0.75#31
2023 EST availability.implementation=0.59#27 availability.policy=0.87#27 availability.engagement=0.69#27 availability=0.72#27 accessibility.implementation=0.81#27 accessibility.policy=0.92#27 accessibility.engagement=0.83#27 accessibility=0.85#27 support.literacy=0.97#27 support.monitoring=0.58#27 support.promotion=0.62#27 support=0.72#27 composite:derived=0.76#31
2023 FIN availability.implementation=0.76#27 availability.policy=0.70#27 availability.engagement=0.30#27 availability=0.59#27 accessibility.implementation=0.74#27 accessibility.policy=0.50#27 accessibility.engagement=0.88#27 accessibility=0.70#27 support.literacy=0.17#27 support.monitoring=0.50#27 support.promotion=0.31#27 support=0.33#27 composite:derived=0.54#31
2023 FRA availability.implementation=0.82#27 availability.policy=1.00#27 availability.engagement=0.86#27 availability=0.89#27 accessibility.implementation=0.76#27 accessibility.policy=0.79#27 accessibility.engagement=1.00#27 accessibility=0.85#27 support.literacy=0.75#27 support.monitoring=0.50#27 support.promotion=0.99#27 support=0.75#27 composite=0.83#28
2023 GBR availability.implementation=0.49#27 availability.policy=0.79#27 availability.engagement=0.18#27 availability=0.49#27 accessibility.implementation=0.76#27 accessibility.policy=0.50#27 accessibility.engagement=0.00#27 accessibility=0.42#27 support.literacy=0.44#27 support.monitoring=0.00#27 support.promotion=0.27#27 support=0.23#27 composite:derived=0.38#31
2023 GRC availability.implementation=0.01#27 availability.policy=0.72#27 availability.engagement=0.17#27 availability=0.30#27 accessibility.implementation=0.20#27 accessibility.policy=0.92#27 accessibility.engagement=0.00#27 accessibility=0.37#27 support.literacy=0.00#27 support.monitoring=0.00#27 support.promotion=0.08#27 support=0.03#27 composite:derived=0.23#31
2023 HRV availability.implementation=0.15#27 availability.policy=0.52#27 availability.engagement=0.38#27 availability=0.35#27 accessibility.implementation=0.45#27 accessibility.policy=1.00#27 accessibility.engagement=0.35#27 accessibility=0.60#27 support.literacy=0.35#27 support.monitoring=0.17#27 support.promotion=0.07#27 support=0.20#27 composite:derived=0.38#31
2023 IRL availability.implementation=0.59#27 availability.policy=0.88#27 availability.engagement=0.50#27 availability=0.66#27 accessibility.implementation=0.72#27 accessibility.policy=0.83#27 accessibility.engagement=0.42#27 accessibility=0.66#27 support.literacy=0.72#27 support.monitoring=0.75#27 support.promotion=0.77#27 support=0.75#27 composite:derived=0.69#31
2023 ISL availability.implementation=0.48#27 availability.policy=0.39#27 availability.engagement=0.05#27 availability=0.30#27 accessibility.implementation=0.45#27 accessibility.policy=0.33#27 accessibility.engagement=0.00#27 accessibility=0.26#27 support.literacy=0.00#27 support.monitoring=0.00#27 support.promotion=0.20#27 support=0.07#27 composite:derived=0.21#31
2023 ISR availability.implementation=0.33#27 availability.policy=0.40#27 availability.engagement=0.30#27 availability=0.34#27 accessibility.implementation=0.65#27 accessibility.policy=1.00#27 accessibility.engagement=0.54#27 accessibility=0.73#27 support.literacy=0.00#27 support.monitoring=0.00#27 support.promotion=0.11#27 support=0.04#27 composite:derived=0.37#31
2023 ITA availability.implementation=0.25#27 availability.policy=0.85#27 availability.engagement=0.21#27 availability=0.44#27 accessibility.implementation=0.58#27 accessibility.policy=1.00#27 accessibility.engagement=0.44#27 accessibility=0.67#27 support.literacy=0.88#27 support.monitoring=0.00#27 support.promotion=0.08#27 support=0.32#27 composite:derived=0.48#31
2023 JPN availability.implementation=0.46#27 availability.policy=0.68#27 availability.engagement=0.36#27 availability=0.50#27 accessibility.implementation=0.37#27 accessibility.policy=0.00#27 accessibility.engagement=0.35#27 accessibility=0.24#27 support.literacy=0.44#27 support.monitoring=0.42#27 support.promotion=0.26#27 support=0.37#27 composite:derived=0.37#31
2023 KOR availability.implementation=0.81#27 availability.policy=0.94#27 availability.engagement=0.77#27 availability=0.84#27 accessibility.implementation=0.88#27 accessibility.policy=1.00#27 accessibility.engagement=0.82#27 accessibility=0.90#27 support.literacy=1.00#27 support.monitoring=1.00#27 support.promotion=1.00#27 support=1.00#27 composite=0.91#28
2023 LTU availability.implementation=0.63#27 availability.policy=0.81#27 availability.engagement=0.71#27 availability=0.71#27 accessibility.implementation=0.83#27 accessibility.policy=0.92#27 accessibility.engagement=0.42#27 accessibility=0.72#27 support.literacy=0.66#27 support.monitoring=0.42#27 support.promotion=0.39#27 support=0.49#27 composite:derived=0.64#31
2023 LUX availability.implementation=0.45#27 availability.policy=0.50#27 availability.engagement=0.05#27 availability=0.33#27 accessibility.implementation=0.65#27 accessibility.policy=0.92#27 accessibility.engagement=0.60#27 accessibility=0.72#27 support.literacy=0.23#27 support.monitoring=0.08#27 support.promotion=0.19#27 support=0.17#27 composite:derived=0.41#31
2023 LVA availability.implementation=0.48#27 availability.policy=0.76#27 availability.engagement=0.00#27 availability=0.42#27 accessibility.implementation=0.70#27 accessibility.policy=0.58#27 accessibility.engagement=0.23#27 accessibility=0.51#27 support.literacy=0.13#27 support.monitoring=0.00#27 support.promotion=0.33#27 support=0.15#27 composite:derived=0.36#31
2023 MEX availability.implementation=0.51#27 availability.policy=0.50#27 availability.engagement=0.05#27 availability=0.35#27 accessibility.implementation=0.58#27 accessibility.policy=0.58#27 accessibility.engagement=0.00#27 accessibility=0.39#27 support.literacy=0.00#27 support.monitoring=0.00#27 support.promotion=0.21#27 support=0.07#27 composite=0.27#29
2023 NLD availability.implementation=0.52#27 availability.policy=0.39#27 availability.engagement=0.05#27 availability=0.32#27 accessibility.implementation=0.96#27 accessibility.policy=0.42#27 accessibility.engagement=0.82#27 accessibility=0.73#27 support.literacy=0.00#27 support.monitoring=0.50#27 support.promotion=0.11#27 support=0.20#27 composite:derived=0.42#31
2023 NOR availability.implementation=0.63#27 availability.policy=0.83#27 availability.engagement=0.50#27 availability=0.65#27 accessibility.implementation=0.91#27 accessibility.policy=0.92#27 accessibility.engagement=0.83#27 accessibility=0.89#27 support.literacy=0.46#27 support.monitoring=0.17#27 support.promotion=0.52#27 support=0.38#27 composite:derived=0.64#31
2023 NZL availability.implementation=0.28#27 availability.policy=0.47#27 availability.engagement=0.13#27 availability=0.29#27 accessibility.implementation=0.54#27 accessibility.policy=0.38#27 accessibility.engagement=0.63#27 accessibility=0.51#27 support.literacy=0.21#27 support.monitoring=0.33#27 support.promotion=0.00#27 support=0.18#27 composite:derived=0.33#31
2023 PER availability.implementation=0.41#27 availability.policy=0.90#27 availability.engagement=0.26#27 availability=0.52#27 accessibility.implementation=0.64#27 accessibility.policy=0.83#27 accessibility.engagement=0.00#27 accessibility=0.49#27 support.literacy=0.97#27 support.monitoring=0.17#27 support.promotion=0.54#27 support=0.56#27 composite=0.52#29
2023 POL availability.implementation=0.40#27 availability.policy=0.97#27 availability.engagement=0.56#27 availability=0.64#27 accessibility.implementation=0.89#27 accessibility.policy=1.00#27 accessibility.engagement=1.00#27 accessibility=0.96#27 support.literacy=1.00#27 support.monitoring=0.42#27 support.promotion=0.85#27 support=0.75#27 composite=0.79#28
2023 PRT availability.implementation=0.46#27 availability.policy=0.47#27 availability.engagement=0.06#27 availability=0.33#27 accessibility.implementation=0.64#27 accessibility.policy=0.92#27 accessibility.engagement=0.52#27 accessibility=0.69#27 support.literacy=0.17#27 support.monitoring=0.08#27 support.promotion=0.26#27 support=0.17#27 composite:derived=0.40#31
2023 ROU availability.implementation=0.18#27 availability.policy=0.36#27 availability.engagement=0.24#27 availability=0.26#27 accessibility.implementation=0.59#27 accessibility.policy=0.33#27 accessibility.engagement=0.83#27 accessibility=0.59#27 support.literacy=0.21#27 support.monitoring=0.33#27 support.promotion=0.30#27 support=0.28#27 composite:derived=0.37#31
2023 SVK availability.implementation=0.38#27 availability.policy=0.69#27 availability.engagement=0.61#27 availability=0.56#27 accessibility.implementation=0.63#27 accessibility.policy=0.83#27 accessibility.engagement=0.46#27 accessibility=0.64#27 support.literacy=0.24#27 support.monitoring=0.17#27 support.promotion=0.20#27 support=0.20#27 composite:derived=0.47#31
2023 SVN availability.implementation=0.66#27 availability.policy=0.73#27 availability.engagement=0.63#27 availability=0.67#27 accessibility.implementation=0.84#27 accessibility.policy=0.75#27 accessibility.engagement=0.60#27 accessibility=0.73#27 support.literacy=0.94#27 support.monitoring=0.58#27 support.promotion=0.32#27 support=0.61#27 composite:derived=0.67#31
2023 SWE availability.implementation=0.57#27 availability.policy=0.79#27 availability.engagement=0.62#27 availability=0.66#27 accessibility.implementation=0.64#27 accessibility.policy=1.00#27 accessibility.engagement=0.55#27 accessibility=0.73#27 support.literacy=0.86#27 support.monitoring=0.50#27 support.promotion=0.38#27 support=0.58#27 composite:derived=0.66#31
2023 TUR availability.implementation=0.00#27 availability.policy=0.25#27 availability.engagement=0.17#27 availability=0.14#27 accessibility.implementation=0.00#27 accessibility.policy=0.00#27 accessibility.engagement=0.00#27 accessibility=0.00#27 support.literacy=0.17#27 support.monitoring=0.00#27 support.promotion=0.25#27 support=0.14#27 composite:derived=0.09#31
2023 OECD composite=0.48#28 availability=0.48#28 accessibility=0.59#28 support=0.37#28
2023 LAC composite=0.37#29 availability:printed_mean=0.26#30
2025 CHL composite=0.48#32 availability=0.59#32 support=0.41#32
2025 ESP composite=0.76#33 availability=0.59#33 accessibility=0.77#33 support=0.91#33 rank=5#56
2025 EST composite=0.76#34 availability=0.74#34 accessibility=0.87#34 support=0.67#34 rank=4#56
2025 NOR composite=0.72#35 availability=0.66#35 accessibility=0.88#35
2025 IRL composite=0.64#36 availability=0.61#36 accessibility=0.72#36
2025 PRT composite=0.57#37 accessibility=0.82#37 support=0.40#37
2025 LVA composite=0.51#38 availability=0.48#38 accessibility=0.78#38
2025 LTU composite=0.64#39 availability=0.60#39 accessibility=0.88#39
2025 NLD composite=0.49#40 accessibility=0.86#40
2025 AUT composite=0.53#41 accessibility=0.77#41 support=0.41#41
2025 ITA composite=0.51#42 availability=0.54#42 accessibility=0.68#42
2025 COL composite=0.68#43 availability=0.71#43 support=0.75#43
2025 ISL composite=0.35#44 availability=0.42#44 accessibility=0.46#44 support=0.17#44
2025 FIN composite=0.52#45 availability=0.65#45 accessibility=0.70#45 support=0.19#45
2025 SVN composite=0.62#46 availability=0.58#46 accessibility=0.82#46 support=0.48#46
2025 GRC composite=0.28#47 availability=0.29#47 accessibility=0.54#47 support=0.01#47
2025 LUX composite=0.48#48 availability=0.34#48 accessibility=0.87#48
2025 BRA composite=0.70#49 availability=0.78#49 accessibility=0.74#49 support=0.57#49
2025 CRI composite=0.14#50 availability=0.07#50 accessibility=0.33#50 support=0.00#50
2025 POL composite=0.82#51 availability=0.75#51 accessibility=0.91#51 support=0.81#51 rank=3#56
2025 HRV composite=0.45#52 availability=0.44#52 accessibility=0.67#52 support=0.24#52
2025 SWE composite=0.61#53 availability=0.75#53 accessibility=0.82#53
2025 BEL composite=0.39#54 availability=0.30#54 accessibility=0.58#54 support=0.28#54
2025 FRA composite=0.96#55 availability=0.90#55 accessibility=0.98#55 support=1.00#55 rank=1#56
2025 OECD composite=0.53#33 availability=0.53#33 accessibility=0.67#33 support=0.40#33
2025 KOR rank=2#56
`;
