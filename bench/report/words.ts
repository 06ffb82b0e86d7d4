// The words of the document on benchmarks, in both languages.
import type { ColumnName } from '../limits/column.js';
import { CLIENTS } from '../measure.js';
import type { LoadTarget } from './targets.js';

/** What the time of the service's process is told by. */
export type ProfileGroup =
  | 'waiting'
  | 'driver'
  | 'store'
  | 'questions'
  | 'graphql'
  | 'http'
  | 'collection'
  | 'engine';

export interface Words {
  title: string;
  preface: string[];
  again: string;
  comments: readonly [string, string, string];
  columns: string;
  meanings: Record<ColumnName, string>;
  questions: string;
  question: string;
  store: Record<'memory' | 'neo4j', string>;
  section: (store: string, companies: string) => string;
  made: (facts: { date: string; machine: string; versions: string; size: string; seconds: number }) => string;
  load: { what: string; value: string };
  facts: Record<
    | 'generate'
    | 'memory'
    | 'read'
    | 'derive'
    | 'write'
    | 'heap'
    | 'online'
    | 'onlineWrite'
    | 'bare'
    | 'offline'
    | 'offlineWrite'
    | 'offlineImport'
    | 'indexes'
    | 'start'
    | 'peak',
    string
  >;
  rows: string;
  perStatement: string;
  rate: string;
  heads: readonly string[];
  profile: { what: string; groups: Record<ProfileGroup, string> };
  targets: {
    title: (companies: string) => string;
    what: string;
    loadHeads: readonly string[];
    loads: Record<LoadTarget, string>;
    heads: readonly string[];
    missed: string;
    why: string;
    misses: Record<LoadTarget | 'driver' | 'rival' | 'memory', string>;
  };
  growth: { title: (store: string) => string; what: string; exponent: (from: string, to: string) => string };
  refused: (name: string, count: number, code: string, variants: number) => string;
  failed: (name: string, column: string, count: number, code: string) => string;
}

export const ENGLISH: Words = {
  title: 'Benchmarks',
  preface: [
    'How fast Xintu answers, on made-up data of three orders of size, and how near that is to what the database and HTTP allow. The bench writes this document itself.',
    `Each question is asked over real HTTP, of other entities with each request (the same ones in every run): latency is that of one client, throughput that of ${CLIENTS}. The limits are measured in the same run, in turn with the service, so that a noisy minute of the machine touches all alike. Client, service and database share the machine. Each answer is compared byte for byte with the first one to the same request.`,
  ],
  again: 'Measuring again',
  comments: [
    'measures, saves, and writes this document anew',
    'writes this document anew from what is saved',
    'all options',
  ],
  columns: 'What is measured side by side',
  meanings: {
    service:
      'the built service: `dist/api/main/server.js`, a process of its own, told to keep no answers (`XINTU_KEPT_MB=0`), so that each is computed',
    kept: 'the same service as it comes, which keeps answers: every request has been answered once before',
    driver:
      'the limit of the database: the same Cypher statements that the service sends for the answer, through the bare driver, in one `executeRead` with one statement after the other, and nothing made of the rows',
    http: 'the limit of HTTP: a bare `node:http` server, a process of its own, that answers the same bytes from memory',
    rival:
      '@neo4j/graphql on Apollo’s own server, a process of its own, on the same database, as its manual says, with Apollo’s cache control off. Timed whole: every query that is needed, the parsing of its JSON, and what the client has to finish. It answers with the same statements and entities, which is checked for every request, but not with more: no coverage (what was considered, what is undated), no warnings, no time. Evidence is lists on a statement; the titles of the sources are a second query. It cannot count by group, so that rankings are counted by the client from all that counts, and who belongs to the state is found by climbing, a query for each level; a tally is counted so, too. Shortest paths it does not know: the client searches from both ends, a query for each level, and then asks for the relations of the five. Of ownership it gives what stands above a company, two levels a query, and the client computes shares, groups, the state’s part, control and their warnings with the same code as the service. A search asks the same index of names, and the client ranks the candidates by the same rule. A neighbourhood is a query for each step, which the client puts in order and cuts, and one for what is told of the relations that are left; how many were left out is not counted',
  },
  questions: 'The questions',
  question: 'what is asked',
  store: { memory: 'memory', neo4j: 'Neo4j' },
  section: (store, companies) => `${companies} companies, ${store}`,
  made: ({ date, machine, versions, size, seconds }) =>
    `${date}, ${machine}; ${versions}. ${size}; ${seconds} s a figure.`,
  load: { what: 'load and memory', value: 'measured' },
  facts: {
    generate: 'generating the folder',
    memory: 'loading into memory, in all',
    read: '– reading and validating',
    derive: '– deriving keys',
    write: '– writing into the store',
    heap: 'heap that the loaded store keeps',
    online: 'loading online (`npm run seed`), in all',
    onlineWrite: '– writing into Neo4j, constraints and indexes with it',
    bare: '– limit: the same nodes and relationships as bare `UNWIND` batches of 5,000',
    offline: 'loading offline (`npm run seed -- --offline`), in all',
    offlineWrite: '– writing the files and importing them',
    offlineImport: '– limit: `neo4j-admin database import full` alone',
    indexes: '– `npm run seed -- --indexes` afterwards',
    start: 'start of the service until it is ready',
    peak: 'most memory of the service (RSS)',
  },
  perStatement: 'a statement',
  rate: 'statements a second',
  rows: 'rows a second',
  heads: [
    'question',
    'column',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'answers a second',
    'kB an answer',
    'Cypher statements',
  ],
  profile: {
    what: 'Where the time of the service’s one process goes while sixteen clients ask, sampled through its debugger after the figures above were taken. Waiting is for the database and the clients.',
    groups: {
      ...{ waiting: 'waiting', driver: 'Neo4j driver', store: 'store', questions: 'questions, model' },
      ...{ graphql: 'GraphQL', http: 'HTTP', collection: 'garbage collection', engine: 'engine, system' },
    },
  },
  targets: {
    title: (companies) => `Targets, at ${companies} companies`,
    what: 'Ratios of the figures below, each to its limit in the same run.',
    loadHeads: ['target', 'wanted', 'measured'],
    loads: {
      memoryRate: 'loading into memory, statements a second',
      memoryHeap: 'heap in bytes a statement',
      online: 'writing into a Neo4j that runs, beside bare batches',
      offline: 'offline load beside the online one',
      profileKept: 'on memory `profile`, kept, answers a second beside bare HTTP',
      profileComputed: 'on memory `profile`, computed, answers a second beside bare HTTP',
    },
    heads: ['question', 'p50 / driver (≤ 1.25)', 'wanted', 'answers / rival', 'on memory / rival (≥ 10)'],
    missed: 'missed',
    why: 'Why those that are missed are missed:',
    misses: {
      memoryRate:
        'Loading into memory is one thread that reads CSV, checks every cell and reference, fingerprints each record and makes name tokens; no part is more than a fifth of it, and a quarter is garbage collection.',
      memoryHeap: 'A statement keeps its record, its derived days and its place in the lists of both ends.',
      online:
        'Beside the rows, `npm run seed` derives keys, keeps counts and the version in step with each batch in its transaction, and makes constraints and indexes.',
      offline:
        'What is not the import is reading, checking and deriving in one thread, the same as for the online load.',
      profileKept:
        'Fastify routes, checks and names the answer (ETag, price) for each request; the bare server writes bytes.',
      profileComputed:
        'Executing GraphQL over some fifty statements with their evidence and writing them as JSON is the work; the table of profiles has its parts.',
      driver:
        'The driver column makes nothing of the rows. What the service adds is decoding them, GraphQL and JSON: see the profiles, where what is not waiting is Node’s one thread.',
      rival:
        'Where the client has little to finish, both ask the database for the same rows, and ours also counts what was considered and undated, and returns every statement with its evidence.',
      memory:
        'Hubs and large portfolios are large answers: what takes the time is making and writing them, not finding them.',
    },
  },
  growth: {
    title: (store) => `Growth with the number of companies, ${store}`,
    what: 'p50 in ms of the service at one client, and between two sizes the exponent of its growth: the slope of log p50 over log companies. 0 is no growth, 1 grows as the graph does. An answer that gets larger itself takes longer too: the size of a portfolio or of a neighbourhood follows the data.',
    exponent: (from, to) => `exponent ${from} → ${to}`,
  },
  refused: (name, count, code, variants) =>
    `${name}: ${count} of ${count + variants} requests are not answered (${code}) and not measured.`,
  failed: (name, column, count, code) =>
    `${name}, ${column}: ${count} answers were not the expected one (${code}); they do not count.`,
};

export const CHINESE: Words = {
  title: '基准测试',
  preface: [
    '芯图在三个数量级的虚构数据上回答得多快,离数据库和 HTTP 的极限有多近。本文由测试程序自己写成。',
    `每个问题都通过真实的 HTTP 提出,每次请求问不同的实体(每次运行都相同):延迟在一个客户端下测得,吞吐量在 ${CLIENTS} 个客户端下测得。极限在同一次运行中与服务轮流测得,机器一时的干扰对各方相同。客户端、服务和数据库共用一台机器。每个回答都与同一请求的第一个回答逐字节比较。`,
  ],
  again: '重新测量',
  comments: ['测量、保存,并重写本文', '由已保存的结果重写本文', '全部选项'],
  columns: '并列测量的对象',
  meanings: {
    service:
      '构建好的服务:`dist/api/main/server.js`,独立进程,不保留回答(`XINTU_KEPT_MB=0`),每个回答都重新计算',
    kept: '同一服务,按默认设置保留回答:每个请求此前都已回答过一次',
    driver:
      '数据库的极限:服务为该回答发送的同样的 Cypher 语句,经由裸驱动,在一个 `executeRead` 中逐条执行,不处理返回的行',
    http: 'HTTP 的极限:裸 `node:http` 服务器,独立进程,从内存返回同样的字节',
    rival:
      '@neo4j/graphql,运行在 Apollo 自带的服务器上,独立进程,同一数据库,按其手册配置,并关闭 Apollo 的缓存控制。计时包括全部:所需的每个查询、JSON 的解析,以及须由客户端完成的部分。它给出同样的陈述和实体(每个请求都核对),但不多给:没有覆盖范围(考虑了多少、多少没有日期),没有警告,没有时间。证据是陈述上的列表;来源的标题要另一个查询。它不能分组计数,因此排名由客户端从全部记录中算出;谁属于国资须逐级向上查找,每级一个查询;统计同样由客户端计数。它不会求最短路径:客户端从两端逐级搜索,每级一个查询,再查询这五条路径上的关系。对于归属,它给出企业之上的持股、控制与隶属,每个查询两级;份额、集团、国有部分、控制及其警告由客户端用与服务相同的代码算出。搜索用的是同一个名称索引,候选由客户端按同一规则排序。邻域每一步一个查询,由客户端排序并截取,再用一个查询取得所留关系的内容;不统计略去了多少条',
  },
  questions: '问题',
  question: '问的是什么',
  store: { memory: '内存', neo4j: 'Neo4j' },
  section: (store, companies) => `${companies} 家企业,${store}`,
  made: ({ date, machine, versions, size, seconds }) =>
    `${date},${machine};${versions}。${size};每个数值测 ${seconds} 秒。`,
  load: { what: '加载与内存', value: '测得' },
  facts: {
    generate: '生成文件夹',
    memory: '加载到内存,合计',
    read: '– 读取与校验',
    derive: '– 推导键',
    write: '– 写入存储',
    heap: '加载后存储占用的堆',
    online: '在线加载(`npm run seed`),合计',
    onlineWrite: '– 写入 Neo4j,含约束与索引',
    bare: '– 极限:同样的节点与关系,裸 `UNWIND` 每批 5,000 行',
    offline: '离线加载(`npm run seed -- --offline`),合计',
    offlineWrite: '– 写出文件并导入',
    offlineImport: '– 极限:仅 `neo4j-admin database import full`',
    indexes: '– 之后的 `npm run seed -- --indexes`',
    start: '服务从启动到就绪',
    peak: '服务的最大内存(RSS)',
  },
  perStatement: '每条陈述',
  rate: '条陈述每秒',
  rows: '行每秒',
  heads: ['问题', '列', 'p50 毫秒', 'p95 毫秒', 'p99 毫秒', '每秒回答数', '每个回答 kB', 'Cypher 语句数'],
  profile: {
    what: '十六个客户端提问时,服务的单个进程把时间用在哪里;在上述数值测完之后经由调试器采样。等待是等数据库和客户端。',
    groups: {
      ...{ waiting: '等待', driver: 'Neo4j 驱动', store: '存储', questions: '问题与模型' },
      ...{ graphql: 'GraphQL', http: 'HTTP', collection: '垃圾回收', engine: '引擎与系统' },
    },
  },
  targets: {
    title: (companies) => `目标,${companies} 家企业`,
    what: '下文数值之比,各与同一次运行中的极限相比。',
    loadHeads: ['目标', '要求', '测得'],
    loads: {
      memoryRate: '加载到内存,每秒陈述数',
      memoryHeap: '每条陈述占用的堆(字节)',
      online: '写入运行中的 Neo4j,相对裸批次',
      offline: '离线加载相对在线加载',
      profileKept: '内存上的 `profile`(保留回答),每秒回答数相对裸 HTTP',
      profileComputed: '内存上的 `profile`(重新计算),每秒回答数相对裸 HTTP',
    },
    heads: ['问题', 'p50 / 驱动(≤ 1.25)', '要求', '回答数 / 对手', '内存 / 对手(≥ 10)'],
    missed: '未达到',
    why: '未达到者的原因:',
    misses: {
      memoryRate:
        '加载到内存由一个线程完成:读 CSV、检查每个单元格与引用、为每条记录取指纹、生成名称词元;没有哪一部分超过五分之一,四分之一是垃圾回收。',
      memoryHeap: '一条陈述保存其记录、推导出的日期,以及在两端列表中的位置。',
      online: '除写入行之外,`npm run seed` 还推导键,在每批的事务里同步计数与版本,并建立约束与索引。',
      offline: '导入以外的部分是单线程的读取、检查与推导,与在线加载相同。',
      profileKept: 'Fastify 对每个请求做路由、检查并标明回答(ETag、价格);裸服务器只写字节。',
      profileComputed: '对约五十条带证据的陈述执行 GraphQL 并写成 JSON 就是这项工作;各部分见剖析表。',
      driver:
        '驱动一列不处理返回的行。服务多做的是解码、GraphQL 与 JSON:见剖析表,等待以外都在 Node 的单线程里。',
      rival:
        '客户端要完成的很少时,双方向数据库要的是同样的行,而我们还计算考虑了多少、多少没有日期,并随每条陈述给出证据。',
      memory: '枢纽与大型组合的回答本身就大:用时在生成与写出,而不在查找。',
    },
  },
  growth: {
    title: (store) => `随企业数量的增长,${store}`,
    what: '服务在一个客户端下的 p50(毫秒),以及两个规模之间的增长指数:log p50 对 log 企业数的斜率。0 表示不增长,1 表示与图同步增长。回答本身变大时用时也变长:组合与邻域的大小随数据而定。',
    exponent: (from, to) => `指数 ${from} → ${to}`,
  },
  refused: (name, count, code, variants) =>
    `${name}:${count + variants} 个请求中有 ${count} 个没有得到回答(${code}),未计入。`,
  failed: (name, column, count, code) => `${name},${column}:${count} 个回答与预期不同(${code}),未计入。`,
};
