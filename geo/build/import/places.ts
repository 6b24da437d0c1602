/** Properties of each imported place: names, kind, parent, precision of its shape. Ids are those of the evidence. */

interface Words {
  readonly zh: string;
  readonly en: string;
}
export interface Place {
  readonly name: Words;
  readonly label?: Words;
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly parent: string | null;
  readonly precision: 'boundary' | 'indicative' | 'area' | 'none';
  readonly note?: Words;
}

const words = (zh: string, en: string): Words => ({ zh, en });

function district(zh: string, en: string, aliases: readonly string[], note?: Words): Place {
  return {
    name: words(zh, en),
    aliases,
    kind: 'district',
    parent: 'shanghai',
    precision: 'boundary',
    ...(note && { note }),
  };
}
function corridorCity(zh: string, en: string, note?: Words): Place {
  return {
    name: words(zh, en),
    aliases: [`${zh}市`],
    kind: 'corridor-city',
    parent: 'g60',
    precision: 'boundary',
    ...(note && { note }),
  };
}
function deltaPlace(zh: string, en: string, kind: string, parent: string, aliases: readonly string[]): Place {
  return { name: words(zh, en), aliases, kind, parent, precision: 'boundary' };
}
/** A zone across borders: made of whole counties and districts, but its outline is not an administrative boundary. */
function deltaZone(zh: string, en: string, aliases: readonly string[], madeOf: Words): Place {
  return {
    name: words(zh, en),
    aliases,
    kind: 'collaborative-zone',
    parent: 'yrd',
    precision: 'indicative',
    note: madeOf,
  };
}
function zone(zh: string, en: string, kind: string, parent: string, aliases: readonly string[], note: Words): Place {
  return { name: words(zh, en), aliases, kind, parent, precision: 'indicative', note };
}
function base(zh: string, en: string, kind: 'land' | 'lake' | 'river', note?: Words): Place {
  return { name: words(zh, en), aliases: [], kind, parent: null, precision: 'indicative', ...(note && { note }) };
}

const AUTHORED_NOTE = {
  zh: '示意范围，依规划所列道路与河流绘制，非官方边界',
  en: 'Indicative: drawn along the roads and rivers that plans name; no official boundary',
};
const note = (zh: string, en: string): Words => ({
  zh: `${AUTHORED_NOTE.zh}；${zh}`,
  en: `${AUTHORED_NOTE.en}; ${en}`,
});

export const PLACES: Readonly<Record<string, Place>> = {
  pudong: district('浦东新区', 'Pudong New Area', ['浦东']),
  huangpu: district('黄浦区', 'Huangpu District', ['黄浦']),
  jingan: district('静安区', "Jing'an District", ['静安', '静安区(闸北)']),
  xuhui: district('徐汇区', 'Xuhui District', ['徐汇']),
  changning: district('长宁区', 'Changning District', ['长宁']),
  putuo: district('普陀区', 'Putuo District', ['普陀']),
  hongkou: district('虹口区', 'Hongkou District', ['虹口']),
  yangpu: district('杨浦区', 'Yangpu District', ['杨浦']),
  baoshan: district('宝山区', 'Baoshan District', ['宝山']),
  minhang: district('闵行区', 'Minhang District', ['闵行']),
  jiading: district('嘉定区', 'Jiading District', ['嘉定']),
  jinshan: district('金山区', 'Jinshan District', ['金山']),
  songjiang: district('松江区', 'Songjiang District', ['松江']),
  qingpu: district('青浦区', 'Qingpu District', ['青浦']),
  fengxian: district('奉贤区', 'Fengxian District', ['奉贤']),
  chongming: district(
    '崇明区',
    'Chongming District',
    ['崇明', '崇明县', 'Chongming County'],
    words(
      '轮廓为三岛全部陆地，含崇明岛北缘属江苏省的海永、启隆两镇',
      'The outline is all land of the three islands; it includes two townships of Jiangsu on the north shore, Haiyong and Qilong',
    ),
  ),

  shanghai: {
    name: words('上海', 'Shanghai'),
    aliases: ['上海市'],
    kind: 'municipality',
    parent: null,
    precision: 'boundary',
  },
  china: {
    name: words('中国', 'China'),
    aliases: ['中方'],
    kind: 'country',
    parent: null,
    precision: 'none',
    note: words('国家层面的陈述，不在地图上绘制', 'For statements about the nation; not drawn on the map'),
  },

  'zhangjiang-science-city': zone(
    '张江科学城',
    'Zhangjiang Science City',
    'carrier',
    'pudong',
    [],
    note('2017年规划，约94平方公里', 'plan of 2017, about 94 km²'),
  ),
  'zhangjiang-core-park': zone(
    '张江核心园',
    'Zhangjiang Core Park',
    'zone',
    'pudong-central-corridor',
    [],
    note('约25平方公里', 'about 25 km²'),
  ),

  'lingang-new-area': {
    ...zone(
      '上海自贸试验区临港新片区',
      'Lin-gang Special Area of China (Shanghai) Pilot Free Trade Zone',
      'carrier',
      'lingang',
      [
        '临港新片区',
        '上海临港新片区',
        '上海自贸区临港新片区',
        '新片区',
        'Lingang New Area of Shanghai FTZ',
        'Lingang New Area',
      ],
      note(
        '873平方公里，含小洋山与浦东机场南侧；小洋山行政上属浙江省嵊泗县',
        '873 km², with Xiaoyangshan and the area south of Pudong airport; Xiaoyangshan is part of Shengsi County, Zhejiang',
      ),
    ),
    label: words('临港新片区', 'Lin-gang Special Area'),
  },
  lingang: {
    name: words('临港地区', 'Lingang Area'),
    aliases: ['临港'],
    kind: 'carrier',
    parent: 'pudong',
    precision: 'area',
    note: words(
      '2015至2019年文献中的临港地区，未见边界；点位取南汇新城一带，与2019年设立的临港新片区不同',
      'The Lingang Area of texts of 2015–2019; no source gives its boundary. The point stands for the Nanhui New City neighbourhood. Not the Special Area set up in 2019',
    ),
  },

  caohejing: {
    ...zone(
      '漕河泾开发区',
      'Caohejing Development Zone',
      'carrier',
      'xuhui',
      ['漕河泾', '徐汇漕河泾'],
      note('约5.98平方公里，西侧属闵行区', 'about 5.98 km²; its west lies in Minhang'),
    ),
    label: words('漕河泾', 'Caohejing'),
  },
  zizhu: {
    ...zone(
      '紫竹国家高新技术产业开发区',
      'Zizhu National High-tech Zone',
      'carrier',
      'minhang',
      ['紫竹', '紫竹高新区', '紫竹国家高新区', '闵行紫竹'],
      note('约13平方公里', 'about 13 km²'),
    ),
    label: words('紫竹高新区', 'Zizhu'),
  },
  'taopu-innovation-city': zone(
    '桃浦智创城',
    'Taopu Smart Innovation City',
    'carrier',
    'putuo',
    [],
    note('约4.2平方公里', 'about 4.2 km²'),
  ),

  g60: {
    name: words('长三角G60科创走廊', 'G60 Science and Technology Innovation Corridor'),
    label: words('G60 科创走廊', 'G60 Corridor'),
    aliases: ['G60科创走廊', 'G60 科创走廊', 'G60', 'G60 Science and Innovation Corridor'],
    kind: 'corridor',
    parent: 'yrd',
    precision: 'indicative',
    note: words(
      '示意轴线：松江段沿高速公路，其余为九城之间的直线',
      'A schematic axis: along the motorway in Songjiang, elsewhere straight between the nine cities',
    ),
  },
  'songjiang-g60-city': {
    name: words('松江（G60九城之一）', 'Songjiang (G60 city)'),
    label: words('松江', 'Songjiang'),
    aliases: ['松江'],
    kind: 'corridor-city',
    parent: 'g60',
    precision: 'boundary',
    note: words('与松江区为同一地方', 'The same place as Songjiang District'),
  },
  suzhou: corridorCity('苏州', 'Suzhou'),
  jiaxing: corridorCity('嘉兴', 'Jiaxing'),
  hangzhou: corridorCity('杭州', 'Hangzhou'),
  jinhua: corridorCity('金华', 'Jinhua'),
  huzhou: corridorCity('湖州', 'Huzhou'),
  hefei: corridorCity('合肥', 'Hefei'),
  xuancheng: corridorCity('宣城', 'Xuancheng'),
  wuhu: corridorCity('芜湖', 'Wuhu'),

  'yrd-demo-zone': {
    ...deltaZone(
      '长三角生态绿色一体化发展示范区',
      'Yangtze River Delta Demonstration Zone for Ecological, Green and Integrated Development',
      [
        '长三角一体化示范区',
        '示范区三地',
        '长三角一体化发展示范区',
        'Yangtze Delta Green Integration Demonstration Zone',
        'Delta demonstration zone',
        'YRD demonstration zone',
      ],
      words('由青浦、吴江、嘉善三地轮廓合成', 'Put together from the outlines of Qingpu, Wujiang and Jiashan'),
    ),
    label: words('长三角一体化示范区', 'YRD demonstration zone'),
  },
  wujiang: deltaPlace('吴江', 'Wujiang', 'collaborative-zone', 'yrd-demo-zone', ['吴江区']),
  jiashan: deltaPlace('嘉善', 'Jiashan', 'collaborative-zone', 'yrd-demo-zone', ['嘉善县']),
  jiakuntai: {
    ...deltaZone(
      '嘉昆太协同创新核心区',
      'Jiading-Kunshan-Taicang Innovation Core Area',
      ['嘉昆太'],
      words('由嘉定、昆山、太仓三地轮廓合成', 'Put together from the outlines of Jiading, Kunshan and Taicang'),
    ),
    label: words('嘉昆太协同创新核心区', 'Jia-Kun-Tai core area'),
  },
  kunshan: deltaPlace('昆山', 'Kunshan', 'partner-region', 'jiakuntai', ['昆山市']),
  taicang: deltaPlace('太仓', 'Taicang', 'partner-region', 'jiakuntai', ['太仓市']),

  land: base('陆地', 'Land', 'land'),
  'world-land': base('陆地', 'Land', 'land'),
  taihu: base('太湖', 'Lake Taihu', 'lake'),
  chaohu: base('巢湖', 'Lake Chaohu', 'lake'),
  'dianshan-lake': base('淀山湖', 'Dianshan Lake', 'lake', words('示意绘制', 'Drawn as a scheme')),
  'huangpu-river': base(
    '黄浦江',
    'Huangpu River',
    'river',
    words('市区段沿区界，闵行与松江段为示意', 'Along district borders in the city; a scheme in Minhang and Songjiang'),
  ),
  yangtze: base('长江', 'Yangtze River', 'river', words('江阴以下为示意', 'A scheme below Jiangyin')),
  'yangtze-reach': base(
    '长江（江阴以下）',
    'Yangtze River below Jiangyin',
    'river',
    words('示意绘制', 'Drawn as a scheme'),
  ),
};
