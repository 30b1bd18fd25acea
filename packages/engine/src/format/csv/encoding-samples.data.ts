/** Texts of the kind offices send, with the encodings each can be written in; what they are read as is measured. */
export interface EncodingSample {
  readonly id: string;
  readonly text: string;
  readonly encodings: readonly string[];
}

const wide = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'];
const western = [...wide, 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'macroman', 'cp850'];

export const encodingSamples: readonly EncodingSample[] = [
  {
    id: 'es-municipios',
    text: 'clave,municipio,región\n001,Tequixquiac,Zumpango\n002,Ñuu Savi,Montaña\n003,Álvaro Obregón,Poniente\n004,Cuauhtémoc,Centro\n005,San José Iturbide,Sierra\n006,Pátzcuaro,Lacustre\n',
    encodings: western,
  },
  {
    id: 'es-una-letra',
    text: 'id,nombre\n1,Ana\n2,Luis\n3,José\n4,Marta\n',
    encodings: western,
  },
  {
    id: 'es-mayusculas',
    text: 'RAMO;UNIDAD;MONTO\n11;DIRECCIÓN GENERAL DE EDUCACIÓN INDÍGENA;1200\n12;SECRETARÍA DE SALUD PÚBLICA;800\n16;COMISIÓN DEL AGUA;430\n20;DESARROLLO SOCIAL, NIÑEZ Y PEÑASCO;95\n',
    encodings: western,
  },
  {
    id: 'es-observaciones',
    text: 'folio,observación\n1,¿Cuál es el número de expediente?\n2,¡Atención! La señal está dañada\n3,Sección 2ª del artículo 5º\n4,Está en revisión según el área jurídica\n',
    encodings: western,
  },
  {
    id: 'fr-communes',
    text: 'insee;commune;préfecture\n01004;Ambérieu-en-Bugey;Bourg-en-Bresse\n29232;Quimper;Finistère\n2A004;Ajaccio;Corse\n59350;Lille;Hauts-de-France\n76540;Rouen;Seine-Maritime à l’ouest\n97411;Saint-Denis;La Réunion, île\n'.replace(
      '’',
      "'",
    ),
    encodings: western,
  },
  {
    id: 'fr-remarques',
    text: "n,remarque\n1,Forêt domaniale fermée jusqu'à l'été\n2,Hôpital général, accès côté sud\n3,Garçons et filles reçus à l'école élémentaire\n4,Où est le château ? Près du théâtre\n5,Noël et Pâques : fermé\n",
    encodings: western,
  },
  {
    id: 'fr-euros',
    text: "poste;coût\nœuvre d'art;1200 €\nmanœuvre;350 €\ncœur de réseau;90 €\ndéplacements;75 €\n",
    encodings: [...wide, 'windows-1252', 'iso-8859-15'],
  },
  {
    id: 'es-tipografico',
    text: 'título,precio\n“El llano en llamas” – edición crítica,€ 12\nPedro Páramo – 2ª edición,€ 9\nLa región más transparente…,€ 11\n',
    encodings: [...wide, 'windows-1252'],
  },
  {
    id: 'en-apostrophes',
    text: 'ward,note\nSt Mary’s,Men’s shelter – open\nKing’s Cross,Café closed\nQueen’s Park,Children’s “play street”\n',
    encodings: [...wide, 'windows-1252', 'macroman'],
  },
  {
    id: 'en-pounds',
    text: 'body,amount\nAdur District Council,£2840.50\nLewes,£997.81\nArun,£356.40\nHorsham café contract,£238.95\n',
    encodings: [...wide, 'windows-1252', 'iso-8859-1', 'cp850'],
  },
  {
    id: 'pt-municípios',
    text: 'código,município,situação\n1,São João del-Rei,aprovação\n2,Conceição do Araguaia,informações\n3,Brasília,não há\n4,Maceió,relações públicas\n',
    encodings: [...wide, 'windows-1252', 'iso-8859-1', 'macroman', 'cp850'],
  },
  {
    id: 'zh-城市',
    text: '编号,城市,人口,备注\n1,北京市,21890000,中华人民共和国的首都\n2,上海市,24870000,国际经济中心\n3,广州市,18670000,南方的大城市\n4,重庆市,32050000,西部地区最大的城市\n',
    encodings: [...wide, 'gb18030'],
  },
  {
    id: 'zh-统计',
    text: '年份,项目,单位,数值\n2021,国内生产总值,亿元,1149237\n2021,居民消费价格指数,上年,100.9\n2021,年末总人口,万人,141260\n2021,进出口总额,亿元,390922\n',
    encodings: [...wide, 'gb18030'],
  },
  {
    id: 'zh-姓名',
    text: 'id,姓名,部门\n1,王小明,财务部\n2,李华,人事部\n3,张伟,技术部\n',
    encodings: [...wide, 'gb18030'],
  },
  {
    id: 'zh-縣市',
    text: '編號,縣市,人口數,備註\n1,臺北市,2480000,中央政府所在地\n2,新北市,4000000,人口最多的直轄市\n3,高雄市,2730000,南部最大的城市\n4,花蓮縣,318000,東部地區\n',
    encodings: [...wide, 'big5'],
  },
  {
    id: 'zh-交通',
    text: '日期,車站,進站人數,出站人數\n2024-01-01,臺北車站,120000,118000\n2024-01-01,板橋,56000,57200\n2024-01-01,左營,43000,42800\n',
    encodings: [...wide, 'big5'],
  },
  {
    id: 'zh-預算',
    text: '機關名稱,科目,預算數\n教育局,國民教育,1200000\n衛生局,公共衛生業務,800000\n環境保護局,廢棄物處理,640000\n',
    encodings: [...wide, 'big5'],
  },
  {
    id: 'ja-市町村',
    text: 'コード,市区町村名,人口,備考\n13101,千代田区,66680,東京都の中心にある\n13102,中央区,169179,商業地域\n14100,横浜市,3777491,神奈川県の県庁所在地です\n',
    encodings: [...wide, 'shift_jis', 'euc-jp'],
  },
  {
    id: 'ja-施設',
    text: '番号,施設名,所在地,電話\n1,中央図書館,本町一丁目2番3号,03-1111-2222\n2,市民プール,緑町五丁目6番,03-3333-4444\n3,文化センター,桜台,03-5555-6666\n',
    encodings: [...wide, 'shift_jis', 'euc-jp'],
  },
  {
    id: 'ja-氏名',
    text: 'id,氏名,フリガナ\n1,山田太郎,ヤマダタロウ\n2,佐藤花子,サトウハナコ\n3,鈴木一郎,スズキイチロウ\n',
    encodings: [...wide, 'shift_jis', 'euc-jp'],
  },
  {
    id: 'ko-행정구역',
    text: '번호,행정구역,인구수,비고\n1,서울특별시,9411000,대한민국의 수도\n2,부산광역시,3318000,남쪽에 있는 도시\n3,제주특별자치도,677000,섬\n',
    encodings: [...wide, 'euc-kr'],
  },
  {
    id: 'ko-예산',
    text: '연도,부서,사업명,예산액\n2023,교육청,학교 급식 지원,1200000\n2023,보건소,예방 접종 사업,450000\n2023,도시계획과,도로 정비,3100000\n',
    encodings: [...wide, 'euc-kr'],
  },
  {
    id: 'ru-регионы',
    text: 'код,регион,население\n1,Москва,12655050\n2,Санкт-Петербург,5384342\n3,Новосибирская область,2785836\n',
    encodings: [...wide, 'windows-1251'],
  },
  {
    id: 'el-δήμοι',
    text: 'κωδικός,δήμος,πληθυσμός\n1,Αθηναίων,664046\n2,Θεσσαλονίκης,325182\n3,Πατρέων,213984\n',
    encodings: [...wide, 'iso-8859-7', 'windows-1253'],
  },
];
