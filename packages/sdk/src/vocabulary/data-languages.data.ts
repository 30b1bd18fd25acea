/**
 * Languages data are written in: BCP 47 subtag, ISO 639-3 code (ISO 639-2 for groups of languages), Spanish, English and French name.
 * Names: Unicode CLDR, but those of the languages of Mexico and Guatemala that it lacks.
 */
export const dataLanguageRows = `
aa|AAR|afar|Afar|afar
ab|ABK|abjasio|Abkhazian|abkhaze
ae|AVE|avéstico|Avestan|avestique
af|AFR|afrikáans|Afrikaans|afrikaans
ak|AKA|akan|Akan|akan
am|AMH|amárico|Amharic|amharique
an|ARG|aragonés|Aragonese|aragonais
ar|ARA|árabe|Arabic|arabe
as|ASM|asamés|Assamese|assamais
av|AVA|avar|Avaric|avar
ay|AYM|aimara|Aymara|aymara
az|AZE|azerbaiyano|Azerbaijani|azerbaïdjanais
ba|BAK|baskir|Bashkir|bachkir
be|BEL|bielorruso|Belarusian|biélorusse
bg|BUL|búlgaro|Bulgarian|bulgare
bi|BIS|bislama|Bislama|bichelamar
bm|BAM|bambara|Bambara|bambara
bn|BEN|bengalí|Bangla|bengali
bo|BOD|tibetano|Tibetan|tibétain
br|BRE|bretón|Breton|breton
bs|BOS|bosnio|Bosnian|bosniaque
ca|CAT|catalán|Catalan|catalan
ce|CHE|checheno|Chechen|tchétchène
ch|CHA|chamorro|Chamorro|chamorro
co|COS|corso|Corsican|corse
cr|CRE|cree|Cree|cree
cs|CES|checo|Czech|tchèque
cu|CHU|eslavo eclesiástico|Church Slavic|slavon d’église
cv|CHV|chuvasio|Chuvash|tchouvache
cy|CYM|galés|Welsh|gallois
da|DAN|danés|Danish|danois
de|DEU|alemán|German|allemand
dv|DIV|divehi|Divehi|maldivien
dz|DZO|dzongkha|Dzongkha|dzongkha
ee|EWE|ewé|Ewe|éwé
el|ELL|griego|Greek|grec
en|ENG|inglés|English|anglais
eo|EPO|esperanto|Esperanto|espéranto
es|SPA|español|Spanish|espagnol
et|EST|estonio|Estonian|estonien
eu|EUS|euskera|Basque|basque
fa|FAS|persa|Persian|persan
ff|FUL|fula|Fula|peul
fi|FIN|finés|Finnish|finnois
fj|FIJ|fiyiano|Fijian|fidjien
fo|FAO|feroés|Faroese|féroïen
fr|FRA|francés|French|français
fy|FRY|frisón occidental|Western Frisian|frison occidental
ga|GLE|irlandés|Irish|irlandais
gd|GLA|gaélico escocés|Scottish Gaelic|gaélique écossais
gl|GLG|gallego|Galician|galicien
gn|GRN|guaraní|Guarani|guarani
gu|GUJ|guyaratí|Gujarati|goudjarati
gv|GLV|manés|Manx|mannois
ha|HAU|hausa|Hausa|haoussa
he|HEB|hebreo|Hebrew|hébreu
hi|HIN|hindi|Hindi|hindi
ho|HMO|hiri motu|Hiri Motu|hiri motu
hr|HRV|croata|Croatian|croate
ht|HAT|criollo haitiano|Haitian Creole|créole haïtien
hu|HUN|húngaro|Hungarian|hongrois
hy|HYE|armenio|Armenian|arménien
hz|HER|herero|Herero|héréro
ia|INA|interlingua|Interlingua|interlingua
id|IND|indonesio|Indonesian|indonésien
ie|ILE|interlingue|Interlingue|interlingue
ig|IBO|igbo|Igbo|igbo
ii|III|yi de Sichuán|Sichuan Yi|yi du Sichuan
ik|IPK|inupiaq|Inupiaq|inupiaq
io|IDO|ido|Ido|ido
is|ISL|islandés|Icelandic|islandais
it|ITA|italiano|Italian|italien
iu|IKU|inuktitut|Inuktitut|inuktitut
ja|JPN|japonés|Japanese|japonais
jv|JAV|javanés|Javanese|javanais
ka|KAT|georgiano|Georgian|géorgien
kg|KON|kongo|Kongo|kikongo
ki|KIK|kikuyu|Kikuyu|kikuyu
kj|KUA|kuanyama|Kuanyama|kuanyama
kk|KAZ|kazajo|Kazakh|kazakh
kl|KAL|groenlandés|Kalaallisut|groenlandais
km|KHM|jemer|Khmer|khmer
kn|KAN|canarés|Kannada|kannada
ko|KOR|coreano|Korean|coréen
kr|KAU|kanuri|Kanuri|kanouri
ks|KAS|cachemir|Kashmiri|cachemiri
ku|KUR|kurdo|Kurdish|kurde
kv|KOM|komi|Komi|komi
kw|COR|córnico|Cornish|cornique
ky|KIR|kirguís|Kyrgyz|kirghize
la|LAT|latín|Latin|latin
lb|LTZ|luxemburgués|Luxembourgish|luxembourgeois
lg|LUG|ganda|Ganda|ganda
li|LIM|limburgués|Limburgish|limbourgeois
ln|LIN|lingala|Lingala|lingala
lo|LAO|lao|Lao|lao
lt|LIT|lituano|Lithuanian|lituanien
lu|LUB|luba-katanga|Luba-Katanga|luba-katanga (kiluba)
lv|LAV|letón|Latvian|letton
mg|MLG|malgache|Malagasy|malgache
mh|MAH|marshalés|Marshallese|marshallais
mi|MRI|maorí|Māori|maori
mk|MKD|macedonio|Macedonian|macédonien
ml|MAL|malayálam|Malayalam|malayalam
mn|MON|mongol|Mongolian|mongol
mr|MAR|maratí|Marathi|marathi
ms|MSA|malayo|Malay|malais
mt|MLT|maltés|Maltese|maltais
my|MYA|birmano|Burmese|birman
na|NAU|nauruano|Nauru|nauruan
nb|NOB|noruego bokmal|Norwegian Bokmål|norvégien bokmål
nd|NDE|ndebele septentrional|North Ndebele|ndébélé du Nord
ne|NEP|nepalí|Nepali|népalais
ng|NDO|ndonga|Ndonga|ndonga
nl|NLD|neerlandés|Dutch|néerlandais
nn|NNO|noruego nynorsk|Norwegian Nynorsk|norvégien nynorsk
no|NOR|noruego|Norwegian|norvégien
nr|NBL|ndebele meridional|South Ndebele|ndébélé du Sud
nv|NAV|navajo|Navajo|navajo
ny|NYA|nyanja|Nyanja|chewa
oc|OCI|occitano|Occitan|occitan
oj|OJI|ojibwa|Ojibwa|ojibwa
om|ORM|oromo|Oromo|oromo
or|ORI|oriya|Odia|odia
os|OSS|osético|Ossetic|ossète
pa|PAN|punyabí|Punjabi|pendjabi
pi|PLI|pali|Pali|pali
pl|POL|polaco|Polish|polonais
ps|PUS|pastún|Pashto|pachto
pt|POR|portugués|Portuguese|portugais
qu|QUE|quechua|Quechua|quechua
rm|ROH|romanche|Romansh|romanche
rn|RUN|kirundi|Rundi|roundi
ro|RON|rumano|Romanian|roumain
ru|RUS|ruso|Russian|russe
rw|KIN|kinyarwanda|Kinyarwanda|kinyarwanda
sa|SAN|sánscrito|Sanskrit|sanskrit
sc|SRD|sardo|Sardinian|sarde
sd|SND|sindi|Sindhi|sindhi
se|SME|sami septentrional|Northern Sami|same du Nord
sg|SAG|sango|Sango|sango
si|SIN|cingalés|Sinhala|cingalais
sk|SLK|eslovaco|Slovak|slovaque
sl|SLV|esloveno|Slovenian|slovène
sm|SMO|samoano|Samoan|samoan
sn|SNA|shona|Shona|shona
so|SOM|somalí|Somali|somali
sq|SQI|albanés|Albanian|albanais
sr|SRP|serbio|Serbian|serbe
ss|SSW|suazi|Swati|swati
st|SOT|sotho meridional|Southern Sotho|sotho du Sud
su|SUN|sundanés|Sundanese|soundanais
sv|SWE|sueco|Swedish|suédois
sw|SWA|suajili|Swahili|swahili
ta|TAM|tamil|Tamil|tamoul
te|TEL|telugu|Telugu|télougou
tg|TGK|tayiko|Tajik|tadjik
th|THA|tailandés|Thai|thaï
ti|TIR|tigriña|Tigrinya|tigrigna
tk|TUK|turcomano|Turkmen|turkmène
tn|TSN|setsuana|Tswana|tswana
to|TON|tongano|Tongan|tongien
tr|TUR|turco|Turkish|turc
ts|TSO|tsonga|Tsonga|tsonga
tt|TAT|tártaro|Tatar|tatar
ty|TAH|tahitiano|Tahitian|tahitien
ug|UIG|uigur|Uyghur|ouïghour
uk|UKR|ucraniano|Ukrainian|ukrainien
ur|URD|urdu|Urdu|ourdou
uz|UZB|uzbeko|Uzbek|ouzbek
ve|VEN|venda|Venda|venda
vi|VIE|vietnamita|Vietnamese|vietnamien
vo|VOL|volapük|Volapük|volapük
wa|WLN|valón|Walloon|wallon
wo|WOL|wólof|Wolof|wolof
xh|XHO|xhosa|Xhosa|xhosa
yi|YID|yidis|Yiddish|yiddish
yo|YOR|yoruba|Yoruba|yoruba
za|ZHA|zhuang|Zhuang|zhuang
zh|ZHO|chino|Chinese|chinois
zu|ZUL|zulú|Zulu|zoulou
ast|AST|asturiano|Asturian|asturien
gsw|GSW|alemán suizo|Swiss German|suisse allemand
hsb|HSB|alto sorbio|Upper Sorbian|haut-sorabe
dsb|DSB|bajo sorbio|Lower Sorbian|bas-sorabe
fur|FUR|friulano|Friulian|frioulan
vec|VEC|veneciano|Venetian|vénitien
scn|SCN|siciliano|Sicilian|sicilien
nap|NAP|napolitano|Neapolitan|napolitain
lmo|LMO|lombardo|Lombard|lombard
szl|SZL|silesio|Silesian|silésien
csb|CSB|casubio|Kashubian|kachoube
fil|FIL|filipino|Filipino|filipino
haw|HAW|hawaiano|Hawaiian|hawaïen
chr|CHR|cheroqui|Cherokee|cherokee
arn|ARN|mapuche|Mapuche|mapuche
quc|QUC|quiché|Kʼicheʼ|quiché
yue|YUE|cantonés|Cantonese|cantonais
zap|ZAP|zapoteco|Zapotec|zapotèque
mul|MUL|varios idiomas|Multiple languages|multilingue
zxx|ZXX|sin contenido lingüístico|No linguistic content|sans contenu linguistique
nah|NAH|náhuatl|Nahuatl|nahuatl
yua|YUA|maya yucateco|Yucatec Maya|maya yucatèque
tzh|TZH|tseltal|Tzeltal|tzeltal
tzo|TZO|tsotsil|Tzotzil|tzotzil
maz|MAZ|mazahua|Mazahua|mazahua
oto|OTO|otomí|Otomi|otomi
tsz|TSZ|purépecha|Purepecha|purépecha
ctu|CTU|chol|Chol|chol
tar|TAR|tarahumara|Tarahumara|tarahumara
cak|CAK|kaqchikel|Kaqchikel|kaqchikel
mam|MAM|mam|Mam|mam
kek|KEK|q’eqchi’|Qʼeqchiʼ|q’eqchi’
und|UND|idioma no indicado|language not stated|langue non indiquée
`;
