/** Countries and territories of ISO 3166-1: alpha-2 code, alpha-3 code, Spanish, English and French name (Unicode CLDR). */
export const countryRows = `
AD|AND|Andorra|Andorra|Andorre
AE|ARE|Emiratos Árabes Unidos|United Arab Emirates|Émirats arabes unis
AF|AFG|Afganistán|Afghanistan|Afghanistan
AG|ATG|Antigua y Barbuda|Antigua & Barbuda|Antigua-et-Barbuda
AI|AIA|Anguila|Anguilla|Anguilla
AL|ALB|Albania|Albania|Albanie
AM|ARM|Armenia|Armenia|Arménie
AO|AGO|Angola|Angola|Angola
AQ|ATA|Antártida|Antarctica|Antarctique
AR|ARG|Argentina|Argentina|Argentine
AS|ASM|Samoa Americana|American Samoa|Samoa américaines
AT|AUT|Austria|Austria|Autriche
AU|AUS|Australia|Australia|Australie
AW|ABW|Aruba|Aruba|Aruba
AX|ALA|Islas Aland|Åland Islands|Îles Åland
AZ|AZE|Azerbaiyán|Azerbaijan|Azerbaïdjan
BA|BIH|Bosnia y Herzegovina|Bosnia & Herzegovina|Bosnie-Herzégovine
BB|BRB|Barbados|Barbados|Barbade
BD|BGD|Bangladés|Bangladesh|Bangladesh
BE|BEL|Bélgica|Belgium|Belgique
BF|BFA|Burkina Faso|Burkina Faso|Burkina Faso
BG|BGR|Bulgaria|Bulgaria|Bulgarie
BH|BHR|Baréin|Bahrain|Bahreïn
BI|BDI|Burundi|Burundi|Burundi
BJ|BEN|Benín|Benin|Bénin
BL|BLM|San Bartolomé|St. Barthélemy|Saint-Barthélemy
BM|BMU|Bermudas|Bermuda|Bermudes
BN|BRN|Brunéi|Brunei|Brunei
BO|BOL|Bolivia|Bolivia|Bolivie
BQ|BES|Caribe neerlandés|Caribbean Netherlands|Pays-Bas caribéens
BR|BRA|Brasil|Brazil|Brésil
BS|BHS|Bahamas|Bahamas|Bahamas
BT|BTN|Bután|Bhutan|Bhoutan
BV|BVT|Isla Bouvet|Bouvet Island|Île Bouvet
BW|BWA|Botsuana|Botswana|Botswana
BY|BLR|Bielorrusia|Belarus|Biélorussie
BZ|BLZ|Belice|Belize|Belize
CA|CAN|Canadá|Canada|Canada
CC|CCK|Islas Cocos|Cocos (Keeling) Islands|Îles Cocos
CD|COD|República Democrática del Congo|Congo - Kinshasa|Congo-Kinshasa
CF|CAF|República Centroafricana|Central African Republic|République centrafricaine
CG|COG|Congo|Congo - Brazzaville|Congo-Brazzaville
CH|CHE|Suiza|Switzerland|Suisse
CI|CIV|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire
CK|COK|Islas Cook|Cook Islands|Îles Cook
CL|CHL|Chile|Chile|Chili
CM|CMR|Camerún|Cameroon|Cameroun
CN|CHN|China|China|Chine
CO|COL|Colombia|Colombia|Colombie
CR|CRI|Costa Rica|Costa Rica|Costa Rica
CU|CUB|Cuba|Cuba|Cuba
CV|CPV|Cabo Verde|Cape Verde|Cap-Vert
CW|CUW|Curazao|Curaçao|Curaçao
CX|CXR|Isla de Navidad|Christmas Island|Île Christmas
CY|CYP|Chipre|Cyprus|Chypre
CZ|CZE|Chequia|Czechia|Tchéquie
DE|DEU|Alemania|Germany|Allemagne
DJ|DJI|Yibuti|Djibouti|Djibouti
DK|DNK|Dinamarca|Denmark|Danemark
DM|DMA|Dominica|Dominica|Dominique
DO|DOM|República Dominicana|Dominican Republic|République dominicaine
DZ|DZA|Argelia|Algeria|Algérie
EC|ECU|Ecuador|Ecuador|Équateur
EE|EST|Estonia|Estonia|Estonie
EG|EGY|Egipto|Egypt|Égypte
EH|ESH|Sáhara Occidental|Western Sahara|Sahara occidental
ER|ERI|Eritrea|Eritrea|Érythrée
ES|ESP|España|Spain|Espagne
ET|ETH|Etiopía|Ethiopia|Éthiopie
FI|FIN|Finlandia|Finland|Finlande
FJ|FJI|Fiyi|Fiji|Fidji
FK|FLK|Islas Malvinas|Falkland Islands|Îles Malouines
FM|FSM|Micronesia|Micronesia|Micronésie
FO|FRO|Islas Feroe|Faroe Islands|Îles Féroé
FR|FRA|Francia|France|France
GA|GAB|Gabón|Gabon|Gabon
GB|GBR|Reino Unido|United Kingdom|Royaume-Uni
GD|GRD|Granada|Grenada|Grenade
GE|GEO|Georgia|Georgia|Géorgie
GF|GUF|Guayana Francesa|French Guiana|Guyane française
GG|GGY|Guernesey|Guernsey|Guernesey
GH|GHA|Ghana|Ghana|Ghana
GI|GIB|Gibraltar|Gibraltar|Gibraltar
GL|GRL|Groenlandia|Greenland|Groenland
GM|GMB|Gambia|Gambia|Gambie
GN|GIN|Guinea|Guinea|Guinée
GP|GLP|Guadalupe|Guadeloupe|Guadeloupe
GQ|GNQ|Guinea Ecuatorial|Equatorial Guinea|Guinée équatoriale
GR|GRC|Grecia|Greece|Grèce
GS|SGS|Islas Georgia del Sur y Sandwich del Sur|South Georgia & South Sandwich Islands|Géorgie du Sud-et-les Îles Sandwich du Sud
GT|GTM|Guatemala|Guatemala|Guatemala
GU|GUM|Guam|Guam|Guam
GW|GNB|Guinea-Bisáu|Guinea-Bissau|Guinée-Bissau
GY|GUY|Guyana|Guyana|Guyana
HK|HKG|RAE de Hong Kong (China)|Hong Kong SAR China|R.A.S. chinoise de Hong Kong
HM|HMD|Islas Heard y McDonald|Heard & McDonald Islands|Îles Heard-et-MacDonald
HN|HND|Honduras|Honduras|Honduras
HR|HRV|Croacia|Croatia|Croatie
HT|HTI|Haití|Haiti|Haïti
HU|HUN|Hungría|Hungary|Hongrie
ID|IDN|Indonesia|Indonesia|Indonésie
IE|IRL|Irlanda|Ireland|Irlande
IL|ISR|Israel|Israel|Israël
IM|IMN|Isla de Man|Isle of Man|Île de Man
IN|IND|India|India|Inde
IO|IOT|Territorio Británico del Océano Índico|British Indian Ocean Territory|Territoire britannique de l’océan Indien
IQ|IRQ|Irak|Iraq|Irak
IR|IRN|Irán|Iran|Iran
IS|ISL|Islandia|Iceland|Islande
IT|ITA|Italia|Italy|Italie
JE|JEY|Jersey|Jersey|Jersey
JM|JAM|Jamaica|Jamaica|Jamaïque
JO|JOR|Jordania|Jordan|Jordanie
JP|JPN|Japón|Japan|Japon
KE|KEN|Kenia|Kenya|Kenya
KG|KGZ|Kirguistán|Kyrgyzstan|Kirghizstan
KH|KHM|Camboya|Cambodia|Cambodge
KI|KIR|Kiribati|Kiribati|Kiribati
KM|COM|Comoras|Comoros|Comores
KN|KNA|San Cristóbal y Nieves|St. Kitts & Nevis|Saint-Christophe-et-Niévès
KP|PRK|Corea del Norte|North Korea|Corée du Nord
KR|KOR|Corea del Sur|South Korea|Corée du Sud
KW|KWT|Kuwait|Kuwait|Koweït
KY|CYM|Islas Caimán|Cayman Islands|Îles Caïmans
KZ|KAZ|Kazajistán|Kazakhstan|Kazakhstan
LA|LAO|Laos|Laos|Laos
LB|LBN|Líbano|Lebanon|Liban
LC|LCA|Santa Lucía|St. Lucia|Sainte-Lucie
LI|LIE|Liechtenstein|Liechtenstein|Liechtenstein
LK|LKA|Sri Lanka|Sri Lanka|Sri Lanka
LR|LBR|Liberia|Liberia|Liberia
LS|LSO|Lesoto|Lesotho|Lesotho
LT|LTU|Lituania|Lithuania|Lituanie
LU|LUX|Luxemburgo|Luxembourg|Luxembourg
LV|LVA|Letonia|Latvia|Lettonie
LY|LBY|Libia|Libya|Libye
MA|MAR|Marruecos|Morocco|Maroc
MC|MCO|Mónaco|Monaco|Monaco
MD|MDA|Moldavia|Moldova|Moldavie
ME|MNE|Montenegro|Montenegro|Monténégro
MF|MAF|San Martín|St. Martin|Saint-Martin
MG|MDG|Madagascar|Madagascar|Madagascar
MH|MHL|Islas Marshall|Marshall Islands|Îles Marshall
MK|MKD|Macedonia del Norte|North Macedonia|Macédoine du Nord
ML|MLI|Mali|Mali|Mali
MM|MMR|Myanmar (Birmania)|Myanmar (Burma)|Myanmar (Birmanie)
MN|MNG|Mongolia|Mongolia|Mongolie
MO|MAC|RAE de Macao (China)|Macao SAR China|R.A.S. chinoise de Macao
MP|MNP|Islas Marianas del Norte|Northern Mariana Islands|Îles Mariannes du Nord
MQ|MTQ|Martinica|Martinique|Martinique
MR|MRT|Mauritania|Mauritania|Mauritanie
MS|MSR|Montserrat|Montserrat|Montserrat
MT|MLT|Malta|Malta|Malte
MU|MUS|Mauricio|Mauritius|Maurice
MV|MDV|Maldivas|Maldives|Maldives
MW|MWI|Malaui|Malawi|Malawi
MX|MEX|México|Mexico|Mexique
MY|MYS|Malasia|Malaysia|Malaisie
MZ|MOZ|Mozambique|Mozambique|Mozambique
NA|NAM|Namibia|Namibia|Namibie
NC|NCL|Nueva Caledonia|New Caledonia|Nouvelle-Calédonie
NE|NER|Níger|Niger|Niger
NF|NFK|Isla Norfolk|Norfolk Island|Île Norfolk
NG|NGA|Nigeria|Nigeria|Nigeria
NI|NIC|Nicaragua|Nicaragua|Nicaragua
NL|NLD|Países Bajos|Netherlands|Pays-Bas
NO|NOR|Noruega|Norway|Norvège
NP|NPL|Nepal|Nepal|Népal
NR|NRU|Nauru|Nauru|Nauru
NU|NIU|Niue|Niue|Niue
NZ|NZL|Nueva Zelanda|New Zealand|Nouvelle-Zélande
OM|OMN|Omán|Oman|Oman
PA|PAN|Panamá|Panama|Panama
PE|PER|Perú|Peru|Pérou
PF|PYF|Polinesia Francesa|French Polynesia|Polynésie française
PG|PNG|Papúa Nueva Guinea|Papua New Guinea|Papouasie-Nouvelle-Guinée
PH|PHL|Filipinas|Philippines|Philippines
PK|PAK|Pakistán|Pakistan|Pakistan
PL|POL|Polonia|Poland|Pologne
PM|SPM|San Pedro y Miquelón|St. Pierre & Miquelon|Saint-Pierre-et-Miquelon
PN|PCN|Islas Pitcairn|Pitcairn Islands|Îles Pitcairn
PR|PRI|Puerto Rico|Puerto Rico|Porto Rico
PS|PSE|Territorios Palestinos|Palestinian Territories|Territoires palestiniens
PT|PRT|Portugal|Portugal|Portugal
PW|PLW|Palaos|Palau|Palaos
PY|PRY|Paraguay|Paraguay|Paraguay
QA|QAT|Catar|Qatar|Qatar
RE|REU|Reunión|Réunion|La Réunion
RO|ROU|Rumanía|Romania|Roumanie
RS|SRB|Serbia|Serbia|Serbie
RU|RUS|Rusia|Russia|Russie
RW|RWA|Ruanda|Rwanda|Rwanda
SA|SAU|Arabia Saudí|Saudi Arabia|Arabie saoudite
SB|SLB|Islas Salomón|Solomon Islands|Îles Salomon
SC|SYC|Seychelles|Seychelles|Seychelles
SD|SDN|Sudán|Sudan|Soudan
SE|SWE|Suecia|Sweden|Suède
SG|SGP|Singapur|Singapore|Singapour
SH|SHN|Santa Elena|St. Helena|Sainte-Hélène
SI|SVN|Eslovenia|Slovenia|Slovénie
SJ|SJM|Svalbard y Jan Mayen|Svalbard & Jan Mayen|Svalbard et Jan Mayen
SK|SVK|Eslovaquia|Slovakia|Slovaquie
SL|SLE|Sierra Leona|Sierra Leone|Sierra Leone
SM|SMR|San Marino|San Marino|Saint-Marin
SN|SEN|Senegal|Senegal|Sénégal
SO|SOM|Somalia|Somalia|Somalie
SR|SUR|Surinam|Suriname|Suriname
SS|SSD|Sudán del Sur|South Sudan|Soudan du Sud
ST|STP|Santo Tomé y Príncipe|São Tomé & Príncipe|Sao Tomé-et-Principe
SV|SLV|El Salvador|El Salvador|Salvador
SX|SXM|Sint Maarten|Sint Maarten|Saint-Martin (partie néerlandaise)
SY|SYR|Siria|Syria|Syrie
SZ|SWZ|Esuatini|Eswatini|Eswatini
TC|TCA|Islas Turcas y Caicos|Turks & Caicos Islands|Îles Turques-et-Caïques
TD|TCD|Chad|Chad|Tchad
TF|ATF|Territorios Australes Franceses|French Southern Territories|Terres australes françaises
TG|TGO|Togo|Togo|Togo
TH|THA|Tailandia|Thailand|Thaïlande
TJ|TJK|Tayikistán|Tajikistan|Tadjikistan
TK|TKL|Tokelau|Tokelau|Tokelau
TL|TLS|Timor-Leste|Timor-Leste|Timor oriental
TM|TKM|Turkmenistán|Turkmenistan|Turkménistan
TN|TUN|Túnez|Tunisia|Tunisie
TO|TON|Tonga|Tonga|Tonga
TR|TUR|Turquía|Türkiye|Turquie
TT|TTO|Trinidad y Tobago|Trinidad & Tobago|Trinité-et-Tobago
TV|TUV|Tuvalu|Tuvalu|Tuvalu
TW|TWN|Taiwán|Taiwan|Taïwan
TZ|TZA|Tanzania|Tanzania|Tanzanie
UA|UKR|Ucrania|Ukraine|Ukraine
UG|UGA|Uganda|Uganda|Ouganda
UM|UMI|Islas menores alejadas de EE. UU.|U.S. Outlying Islands|Îles mineures éloignées des États-Unis
US|USA|Estados Unidos|United States|États-Unis
UY|URY|Uruguay|Uruguay|Uruguay
UZ|UZB|Uzbekistán|Uzbekistan|Ouzbékistan
VA|VAT|Ciudad del Vaticano|Vatican City|État de la Cité du Vatican
VC|VCT|San Vicente y las Granadinas|St. Vincent & Grenadines|Saint-Vincent-et-les Grenadines
VE|VEN|Venezuela|Venezuela|Venezuela
VG|VGB|Islas Vírgenes Británicas|British Virgin Islands|Îles Vierges britanniques
VI|VIR|Islas Vírgenes de EE. UU.|U.S. Virgin Islands|Îles Vierges des États-Unis
VN|VNM|Vietnam|Vietnam|Viêt Nam
VU|VUT|Vanuatu|Vanuatu|Vanuatu
WF|WLF|Wallis y Futuna|Wallis & Futuna|Wallis-et-Futuna
WS|WSM|Samoa|Samoa|Samoa
YE|YEM|Yemen|Yemen|Yémen
YT|MYT|Mayotte|Mayotte|Mayotte
ZA|ZAF|Sudáfrica|South Africa|Afrique du Sud
ZM|ZMB|Zambia|Zambia|Zambie
ZW|ZWE|Zimbabue|Zimbabwe|Zimbabwe
`;
