// The words that questions are asked in, in both languages, by what they do in a question. A word that is in no class is
// understood by nobody, and makes the question not understood: so has "not", on purpose.
import { foldName } from '../model/name.js';

const CLASSES = {
  who: '谁|哪些人|哪几位|who|whom',
  wh: '何|甚么|哪些|哪个|哪几个|哪几家|哪家|哪几项|哪些家|什么|啥|哪一个|哪一家|which|what|whose|which ones|what are the|what is the',
  investor:
    '投资者|投资方|投资人|投资机构|机构|资方|资本|金主|投资股东|investor|investors|backer|backers|institutions|institutional investors',
  fund: '基金|投资基金|fund|funds|investment funds',
  state:
    '国资|国有|国有资本|国家队|国资背景|国资机构|政府|政府资金|国有资金|state|state-owned|state owned|state-backed|state backed|government|state capital|state-owned capital',
  invest:
    '投|投资|入股|参投|参股|参与|参与了|进来|进场|跟投|come in|came in|took part in|take part in|put up money for|注资|出资|投钱|invest|invested|invest in|invested in|investing in|back|backs|backed|put money into|put money in|fund|funds|funded|finance|financed',
  bei: '被|由|受',
  give: '给|为',
  lead: '领投|领投方|领投人|lead investor|led|lead',
  offer: '提供|给出|offer|offers|provide|provides',
  how: '怎么|怎样|如何|怎么样|how',
  central: '中央|中央级|国家级|central|central-level|national',
  provincial: '省级|省属|provincial|provincial-level',
  municipal: '市级|市属|municipal|municipal-level|city-level',
  district: '区级|区属|district|district-level',
  control:
    '旗下|母公司|上级|上级公司|控制|控股|掌控|隶属|隶属于|下属|control|controls|controlled|belong to|belongs to|parent|parent company',
  both: '同时|都|both|each',
  hold: '持有|持股|占股|持|占|拥有|握有|控有|持股比例|own|owns|owned|hold|holds|held|have',
  share:
    '股份|股权|股|股比|比例|百分之几|百分比|份额|持股比例|占比|股权比例|stake|stakes|share|shares|shareholding|percent|percentage|equity|per cent|equity stake',
  howmuch: '多少|几成|多大|多高|几个点|how much|how large|how big|how high|how many',
  shareholder: '股东|持股方|股东名单|shareholder|shareholders|owner|owners|stockholders',
  largest: '最大|第一大|最大的|头号|最大持股|largest|biggest|main|top|single largest',
  company:
    '公司|企业|厂商|家公司|家企业|标的|company|companies|firm|firms|startup|startups|makers|vendors|players|enterprises',
  sum: '合计|总共|一共|总计|加起来|共|加总|累计|总的|in total|total|altogether|combined|in all|overall|in aggregate|effective|sum',
  together:
    '共同|一起|联合|联手|一块|一同|同一轮|同轮|合伙|jointly|in the same round as|in the same round|together|alongside',
  with: '和|与|跟|同|及|以及|还有|到|and|with|between|to|alongside|together with',
  coinvest:
    '合投|共同投资|联合投资|一起投资|co-invest|co-invested|co-investor|co-investors|coinvest|coinvested|coinvestors|co-investing',
  path: '最短关系路径|最短路径|关系路径|路径|关联路径|最短的路径|最短联系|联系路径|关系链|shortest path|shortest connection|shortest route|path|connection|shortest way|shortest link|link',
  linked:
    '联系|关联|连接|连起来|联系起来|关联起来|关联上|联系上|连上|有什么联系|有什么关联|产生联系|扯上关系|connected|linked|related|connect|hang together',
  role: '角色|关系|身份|role|roles|relation|relations|relationship|relationships|ties|part',
  portfolio:
    '投资组合|投资版图|投资标的|被投企业|被投公司|投资项目|portfolio|investments|portfolio companies',
  financing:
    '融资|融资史|融资历史|融资历程|融资情况|融资经过|融资记录|历轮融资|历次融资|financing|funding|financing history|funding history|financing rounds|funding rounds|fundraising|fundraising history|rounds',
  raise: '融|融了|募|募集|融到|raise|raised',
  money: '钱|资金|资|金额|money|capital',
  amount: '金额|规模|数额|总额|额|总金额|amount|amounts|size|sum',
  disclosed: '披露|已披露|公开披露|可加总|公开|disclosed|publicly disclosed',
  listed: '上市|挂牌|ipo|listed|list|public|go public|went public|gone public|listing|trade|trades|traded',
  status: '进展|进度|状态|情况|到哪一步|到哪步|走到哪一步|走到哪步|阶段|status|progress|stage',
  where:
    '哪里|哪儿|何处|哪个城市|哪座城市|哪|什么地方|哪个地方|哪个市场|哪个交易所|where|which city|in which city|which exchange|which market',
  when: '什么时候|何时|哪年|哪天|哪一年|几时|时间|多久|when|which year|in which year|what date|since when|when exactly',
  hq: '总部|总部设|总部位于|headquarters|headquartered|based|head office|hq|seat',
  at: '在|位于|落户|处于|坐落|设在|位于|于|对|in|at|on|located in|located|into|of',
  member: '成员|名单|member|members|membership',
  are: '包括|包含|有|是|指|belong|belongs|belong to|comprise|include|includes|count|counted|make up',
  policy:
    '政策|政策文件|文件|措施|扶持措施|支持措施|优惠政策|支持政策|政策措施|扶持政策|举措|policy|policies|measure|measures|plan|plans|rules',
  issue: '出台|发布|制定|颁布|推出|印发|issue|issued|published|adopted|introduced|laid down',
  set: '设定|提出|规定|制定|明确|设|订|定|定下|写明|提到|set|sets|setting|has set|specify|specifies|state|states|fix|lay down|name',
  target: '目标|指标|target|targets|goal|goals',
  about: '关于|针对|支持|面向|about|on|regarding|concerning|supporting|supports|support|for',
  supply: '供应|供货|供给|供货给|供应给|卖给|supply|supplies|supplied|sell to|sells to|supplying',
  supplier: '供应商|供货商|供货方|上游|supplier|suppliers',
  customer: '客户|大客户|买家|下游客户|customer|customers|buyers|clients|buyer',
  partner: '合作伙伴|合作方|合作企业|伙伴|合作单位|partner|partners|cooperation partners',
  partnerwith: '合作|有合作|partner|partners|partnered|cooperate|cooperates|work with|works with|cooperated',
  product: '产品|芯片|芯片产品|主要产品|product|products',
  make: '生产|研发|制造|推出|出|做|开发|make|makes|produce|produces|develop|develops|made|build|builds',
  competitor: '竞争对手|对手|竞品|竞争者|competitor|competitors|rivals|rival',
  compete: '竞争|compete|competes|compete with|competes with',
  founder: '创始人|创办人|发起人|founder|founders|co-founders',
  found: '创立|创办|成立|建立|发起|found|founded|set up|started|establish|established',
  conflict:
    '分歧|矛盾|说法不一|不一致|冲突|出入|口径不一|不同说法|争议|对不上|打架|不同|disagree|conflict|conflicts|contradict|contradictions|differ|contradictory|inconsistent|disagreement|disagreements|discrepancies|contradiction',
  source: '来源|报道|信源|文章|各方|资料|媒体|数据|说法|source|sources|reports|articles|data|report|accounts',
  ormore: '或以上|及以上|以上|或更多|及更多|或者更多|or more|and more|and above|or above|plus',
  atleast: '至少|不少于|最少|at least',
  several: '多家|多个|不止一家|好几家|若干家|several|multiple|many|more than one',
  unit: '家|个|所|支|只|项|条|家以上的',
  be: '是|为|有|等于|is|are|was|were|has',
} as const satisfies Record<string, string>;

export type WordClass = keyof typeof CLASSES;

/** Words that change nothing in what is asked. */
const FILLING =
  '是|有|属于|能不能|可否|把|麻烦|那边|already|背后|背景|之间|彼此|相互|互相|已经|已|那儿|那里|这里|扮演|扮演过|担任|充当|方面|领域|行业|相关|类|各|还|另外|数据库里|数据里|each other|anywhere|in your database|in the data|according to the data|your data|dataset|themselves|play|plays|played|帮我|帮忙|查|查一下|查查|查询|看看|告诉我|想知道|我想知道|想问|想问一下|问一下|我想问|想了解一下|想了解|的|了|过|都|呢|吗|嘛|啊|吧|呀|一下|里|中|里面|当中|其中|分别|到底|究竟|有没有|来|去|上|我|们|那么|这|该|列出|列一下|说说|讲讲|介绍一下|给我|拥有的|所|哦|之|方|具体|都有|the|a|an|please|tell|me|does|do|did|has|have|had|been|is|are|was|were|so|far|show|list|give|i|want|to know|know|can you|could you|there|any|it|its|s|of|that|ever|exactly|all|by far|am looking for|looking for|find|do you know|would like to know|i d like to know|actually|currently listed';

const keyOf = (word: string) =>
  [...word.normalize('NFKC').matchAll(/\p{Script=Han}|[^\s\p{Script=Han}]+/gu)]
    .map(([unit]) => foldName(unit))
    .join(' ');

function wordsByKey(): Map<string, WordClass[]> {
  const words = new Map<string, WordClass[]>();
  for (const [wordClass, list] of Object.entries(CLASSES) as [WordClass, string][]) {
    for (const key of list.split('|').map(keyOf)) words.set(key, [...(words.get(key) ?? []), wordClass]);
  }
  return words;
}

/** The classes of a word, by its folded units joined by spaces. */
export const WORDS: ReadonlyMap<string, readonly WordClass[]> = wordsByKey();
export const FILLERS: ReadonlySet<string> = new Set(FILLING.split('|').map(keyOf));

/** What people call a metric, beside its names in the data. */
export const METRIC_WORDS: Readonly<Record<string, readonly string[]>> = {
  revenue: ['营收', '营业收入', '收入', '销售额', 'revenue', 'revenues', 'sales'],
  net_profit: [
    '净利润',
    '净利',
    '利润',
    '净亏损',
    '亏损',
    'net profit',
    'profit',
    'net loss',
    'loss',
    'net income',
  ],
  rd_expense: [
    '研发投入',
    '研发费用',
    '研发支出',
    '研发开支',
    'r&d spending',
    'r&d expense',
    'r&d',
    'r&d expenses',
    'r&d costs',
  ],
  valuation: ['估值', '投前估值', '投后估值', 'valuation', 'valued at'],
  market_cap: ['市值', '总市值', 'market cap', 'market value', 'market capitalization'],
  market_share: ['市场份额', '市占率', '市场占有率', 'market share'],
  planned_raise: ['拟募资', '拟募资额', '计划募资', '募资计划', 'planned raise'],
  customer_share: ['收入占比', '客户占比'],
  indicator_weight: ['权重', '指标权重', '指标与权重', 'weight', 'weights', 'weighting', 'weightings'],
  domestic_compute_share: [
    ...[
      '国产算力占比',
      '自主可控算力占比',
      '国产/自主可控算力占比',
      '国产自主可控算力占比',
      '算力自主可控占比',
    ],
    ...[
      'domestic compute share',
      'share of domestic compute',
      'domestic-compute share',
      'domestically controlled compute',
    ],
  ],
  computing_capacity: [
    '算力规模',
    '智算规模',
    '算力',
    'computing capacity',
    'compute capacity',
    'computing power',
  ],
  subsidy_rate: [
    '补贴比例',
    '补贴',
    '补贴率',
    'subsidy',
    'subsidies',
    'subsidy rate',
    'compute subsidy',
    'compute subsidies',
  ],
  founded: ['成立时间', '成立日期', '成立年份', 'founding date', 'founding year'],
  first_day_gain: ['首日涨幅', '上市首日涨幅', 'first-day gain'],
  self_sufficiency: ['自给率', 'self-sufficiency', 'self-sufficiency rate'],
  localisation_rate: ['国产化率', 'localisation rate', 'localization rate'],
};
