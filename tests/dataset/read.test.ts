// What the reader of a dataset folder accepts, and how it tells what it does not.
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import type { Finding } from '../../api/dataset/report.js';
import { DatasetRefused, describeFinding } from '../../api/dataset/report.js';
import type { TableName } from '../../api/dataset/tables.js';
import type { Tables } from './small.js';
import { SMALL, withFolder } from './small.js';

async function faultsOf(tables: Partial<Record<TableName, string | Buffer | null>>): Promise<Finding[]> {
  return withFolder(tables, async (folder) => {
    const refusal = await readDataset([folder]).catch((error: unknown) => error);
    if (!(refusal instanceof DatasetRefused)) throw new Error('the folder was accepted');
    return refusal.report.faults.map((fault) => ({ ...fault, file: basename(fault.file) }));
  });
}

/** A table with one thing replaced; the test fails when there is nothing to replace. */
function broken(table: TableName, what: string, by: string): Partial<Record<TableName, string>> {
  if (!SMALL[table].includes(what)) throw new Error(`${table} does not hold ${what}`);
  return { [table]: SMALL[table].replace(what, by) };
}

/** One fault each: the tables, then where it is told to be, and a word of what would be right. */
const FAULTS: [string, Partial<Record<TableName, string | Buffer | null>>, Partial<Finding>, RegExp][] = [
  ['a missing file', { metrics: null }, { file: 'metrics.csv', line: null }, /missing/],
  ['an empty file', { conflicts: '' }, { file: 'conflicts.csv', line: 1 }, /header row is missing/],
  [
    'a missing column',
    broken('sources', ',language', ''),
    { file: 'sources.csv', line: 1, column: 'language' },
    /add it/,
  ],
  [
    'an unknown column',
    broken('metrics', 'description\n', 'description,colour\n'),
    { file: 'metrics.csv', line: 1, column: 'colour' },
    /legal are id, name_zh/,
  ],
  [
    'a column that stands twice',
    broken('metrics', 'description\n', 'description,name_zh\n'),
    { line: 1, column: 'name_zh' },
    /twice/,
  ],
  [
    'a row that is too short',
    broken('metrics', ',money,', ','),
    { file: 'metrics.csv', line: 2 },
    /4 cells, the header 5/,
  ],
  ['a quote that is not closed', broken('metrics', '营收', '"营收'), { file: 'metrics.csv' }, /RFC 4180/],
  [
    'bytes that are not UTF-8',
    { metrics: Buffer.concat([Buffer.from(SMALL.metrics), Buffer.from([0xc3, 0x28])]) },
    { file: 'metrics.csv' },
    /UTF-8/,
  ],
  ['an empty required cell', broken('entities', ',上海,', ',,'), { line: 5, column: 'name' }, /required/],
  [
    'a cell over 10 kB',
    broken('entities', ',city,', `,city,${'x'.repeat(10_241)}`),
    { line: 5, column: 'summary' },
    /10240 bytes/,
  ],
  [
    'an unknown kind of entity',
    broken('entities', 'sector', 'industry'),
    { line: 4, column: 'kind', value: 'industry' },
    /company, fund/,
  ],
  [
    'an unknown kind of relation',
    broken('relations', 'IN_SECTOR', 'SECTOR_OF'),
    { line: 4, column: 'kind', value: 'SECTOR_OF' },
    /IN_SECTOR/,
  ],
  [
    'an unknown certainty',
    broken('relations', 'inferred', 'guessed'),
    { line: 3, column: 'certainty' },
    /stated, approximate/,
  ],
  [
    'a malformed id',
    broken('conflicts', 'muxi-conflict', 'Muxi_conflict'),
    { line: 2, column: 'id', value: 'Muxi_conflict' },
    /hyphens/,
  ],
  [
    'a repeated id',
    { entities: `${SMALL.entities}pudong-vc,company,浦东创投,,,,,,\n` },
    { file: 'entities.csv', line: 6, column: 'id' },
    /taken at .*entities\.csv:3/,
  ],
  [
    'an id that is taken in another table',
    broken('conflicts', 'muxi-conflict', 'pudong-muxi'),
    { file: 'conflicts.csv', line: 2, column: 'id' },
    /relations\.csv:2/,
  ],
  [
    'a former id that is taken',
    broken('entities', '浦東創投', 'id:sec-gpu'),
    { column: 'id', line: 3, file: 'entities.csv' },
    /taken/,
  ],
  [
    'an id with contradicting cells',
    broken('relations', 'co-metax,2024,', 'co-metax,2023,'),
    { file: 'relations.csv', line: 3, column: 'start', value: '2023' },
    /contradicts "2024-01"/,
  ],
  [
    'a reference to no entity',
    broken('relations', 'co-muxi,sec-gpu', 'co-nobody,sec-gpu'),
    { line: 4, column: 'from', value: 'co-nobody' },
    /no such entity/,
  ],
  [
    'a reference to no source',
    broken('relations', 'news-a,L8S3', 'news-b,L8S3'),
    { line: 4, column: 'source', value: 'news-b' },
    /no such source/,
  ],
  [
    'a reference to no metric',
    broken('observations', 'revenue,7', 'turnover,7'),
    { line: 2, column: 'metric' },
    /no such metric/,
  ],
  [
    'a dimension that is no entity',
    broken('observations', ',sec-gpu,', ',sec-cpu,'),
    { line: 2, column: 'dimensions' },
    /no such entity/,
  ],
  [
    'an attribution to nobody',
    broken('observations', 'approximate,pudong-vc', 'approximate,idc'),
    { line: 2, column: 'attributed' },
    /no such entity/,
  ],
  [
    'a conflict of no statement',
    broken('conflicts', '|muxi-revenue', '|muxi-profit'),
    { line: 2, column: 'statements', value: 'muxi-profit' },
    /no such statement/,
  ],
  [
    'a date that is not EDTF',
    broken('relations', '2024-01,,5', '2024-13,,5'),
    { line: 2, column: 'start', value: '2024-13' },
    /2024-01\/\.\./,
  ],
  [
    'an end before its start',
    broken('relations', '2024-01,,5', '2024-01,2023-12,5'),
    { line: 2, column: 'end', value: '2023-12' },
    /before the start/,
  ],
  [
    'a share above 100',
    broken('relations', 'CNY,,,strategic', 'CNY,101,,strategic'),
    { line: 2, column: 'share_min', value: '101' },
    /between 0 and 100/,
  ],
  [
    'a smallest share above the largest',
    broken('relations', 'CNY,,,strategic', 'CNY,30,20,strategic'),
    { line: 2, column: 'share_min' },
    /above the largest/,
  ],
  [
    'an amount without currency',
    broken('relations', '500000000,CNY', '500000000,'),
    { line: 2, column: 'currency' },
    /ISO 4217/,
  ],
  [
    'a currency that is none',
    broken('relations', '500000000,CNY', '500000000,yuan'),
    { line: 2, column: 'currency', value: 'yuan' },
    /ISO 4217/,
  ],
  [
    'a currency that has another code',
    broken('relations', '500000000,CNY', '500000000,RMB'),
    { line: 2, column: 'currency', value: 'RMB' },
    /CNY \(not RMB\)/,
  ],
  [
    'money that is of no currency',
    broken('observations', ',CNY,', ',money,'),
    { line: 2, column: 'unit', value: 'money' },
    /any ISO 4217/,
  ],
  [
    'money of a currency that is none',
    broken('observations', ',CNY,', ',RMB,'),
    { line: 2, column: 'unit', value: 'RMB' },
    /any ISO 4217/,
  ],
  [
    'a number with more digits than can be kept',
    broken('relations', '500000000,CNY', '9007199254740993,CNY'),
    { line: 2, column: 'amount' },
    /last digit/,
  ],
  [
    'a number that is none',
    broken('observations', '700000000', '7亿'),
    { line: 2, column: 'value_min', value: '7亿' },
    /decimal number/,
  ],
  [
    'a unit that the metric does not allow',
    broken('observations', ',CNY,', ',cards,'),
    { line: 2, column: 'unit', value: 'cards' },
    /any ISO 4217/,
  ],
  [
    'a relation between kinds it cannot join',
    broken('relations', 'co-muxi,sec-gpu', 'co-muxi,pl-shanghai'),
    { line: 4, column: 'kind', value: 'IN_SECTOR' },
    /company.* → sector/,
  ],
  [
    'a relation of an entity to itself',
    broken('relations', 'muxi-gpu,IN_SECTOR,co-muxi,sec-gpu', 'muxi-gpu,CONTROLS,co-muxi,co-metax'),
    { line: 4, column: 'to' },
    /HOLDS/,
  ],
  [
    'a symmetric relation the wrong way round',
    broken('relations', 'muxi-gpu,IN_SECTOR,co-muxi,sec-gpu', 'muxi-gpu,PARTNERS_WITH,pudong-vc,co-muxi'),
    { line: 4, column: 'from' },
    /alphabet/,
  ],
  [
    'an inferred statement without a note',
    broken('relations', 'The year only.', ''),
    { line: 3, column: 'note' },
    /says why/,
  ],
];

describe('a dataset folder', () => {
  it('is read when everything in it is legal', async () => {
    const { dataset, warnings } = await withFolder({}, (folder) => readDataset([folder]));
    expect(warnings).toEqual([]);
    expect(dataset.relations.map(({ id }) => id)).toEqual(['pudong-muxi', 'muxi-gpu', 'muxi-in-shanghai']);
    expect(dataset.entities[0]).toMatchObject({ aliases: ['沐曦'], formerIds: ['co-metax'] });
  });

  it('makes one statement of rows that share an id, with the fullest cells and all their evidence', async () => {
    const { dataset } = await withFolder({}, (folder) => readDataset([folder]));
    const [merged] = dataset.relations;
    expect(merged).toMatchObject({
      to: 'co-muxi',
      start: '2024-01',
      amount: 500_000_000,
      round: 'strategic',
    });
    expect(merged!.evidence.map(({ locator, certainty }) => [locator, certainty])).toEqual([
      ['L27S2', 'stated'],
      ['L3S1', 'inferred'],
    ]);
  });

  it('may begin with a BOM, have its columns in any order, and lack conflicts.csv', async () => {
    const metrics = '\ufeffdescription,unit_kinds,name_en,name_zh,id\r\nRevenue.,money,,营收,revenue\r\n';
    const { dataset } = await withFolder({ metrics, conflicts: null }, (folder) => readDataset([folder]));
    expect(dataset.metrics).toMatchObject([{ id: 'revenue', nameZh: '营收', nameEn: null }]);
  });

  it.each(FAULTS)(
    'is refused for %s, told with its place and what is right',
    async (_, tables, where, right) => {
      const faults = await faultsOf(tables);
      expect(faults.map(describeFinding).join('\n')).toMatch(right);
      expect(faults).toEqual([expect.objectContaining(where)]);
    },
  );

  it('has every one of its faults told at once', async () => {
    const tables = {
      ...broken('entities', 'sector', 'industry'),
      ...broken('observations', ',CNY,', ',cards,'),
    };
    const places = (await faultsOf(tables)).map(({ file, column }) => `${file} ${column}`);
    expect(places).toEqual(expect.arrayContaining(['entities.csv kind', 'observations.csv unit']));
  });

  it('has every fault of a row told, and of the rows of a table with a fault in its header', async () => {
    const bad = 'bad,IN_SECTOR,co-nobody,sec-gpu,2024-99,,,,,,,,stated,,news-z,L1S1,,\n';
    const placed = async (relations: string) =>
      (await faultsOf({ relations })).map(({ line, column }) => `${line} ${column}`);
    expect(await placed(SMALL.relations + bad)).toEqual(['6 start', '6 from', '6 source']);
    const wider = (SMALL.relations + bad).replaceAll('\n', ',\n').replace('note,', 'note,colour');
    expect(await placed(wider)).toEqual(['1 colour', '6 start', '6 from', '6 source']);
  });

  it('has the faults before one that ends the reading of a file told too', async () => {
    const bad = 'bad,IN_SECTOR,co-muxi,sec-gpu,2024-99,,,,,,,,stated,,news-a,L1S1,,\n';
    const faults = await faultsOf({
      relations: `${SMALL.relations}${bad}open,IN"SECTOR\n`,
      conflicts: null,
    });
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [6, 'start'],
      [7, null],
    ]);
  });

  it.each(['\n', '\r\n', '\r'])(
    'has its lines counted as an editor does when they end in %j',
    async (end) => {
      const text = `\n${SMALL.relations.replace('The year only.', '"Three\n\nlines."')}\n\n`;
      const bad = 'bad,IN_SECTOR,co-muxi,sec-gpu,2024-99,,,,,,,,stated,,news-a,L1S1,,\n';
      const faults = await faultsOf({ relations: (text + bad).replaceAll('\n', end) });
      expect(faults).toMatchObject([{ line: 11, column: 'start' }]);
    },
  );

  it('may mix line ends', async () => {
    const relations = SMALL.relations.replace('5亿元,\n', '5亿元,A note.\r\n');
    const { dataset } = await withFolder({ relations }, (folder) => readDataset([folder]));
    expect(dataset.relations[0]!.evidence[0]!.note).toBe('A note.');
  });

  it('has a byte that is not UTF-8 told with its line, and nothing that only follows from it', async () => {
    const [before, after] = SMALL.entities.split('sec-gpu') as [string, string];
    const entities = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
    expect(await faultsOf({ entities })).toMatchObject([{ file: 'entities.csv', line: 4 }]);
  });

  it('is refused for rows of one statement that are legal by themselves but not together', async () => {
    const row = (cells: string) => `h,HOLDS,pudong-vc,co-muxi,${cells},,,stated,,news-a,L1S1,,\n`;
    const placed = async (tables: Partial<Tables>) =>
      (await faultsOf(tables)).map(({ line, column, value }) => [line, column, value]);
    expect(await placed({ relations: SMALL.relations + row(',,,,30,') + row(',,,,,20') })).toEqual([
      [6, 'share_min', '30'],
    ]);
    expect(await placed({ relations: SMALL.relations + row('2024-06,,,,,') + row(',2023,,,,') })).toEqual([
      [7, 'end', '2023'],
    ]);
    const below = 'muxi-revenue,co-muxi,revenue,,600000000,CNY,2024,,,stated,,news-a,L1S1,,\n';
    expect(await placed({ observations: SMALL.observations + below })).toEqual([
      [2, 'value_min', '700000000'],
    ]);
  });

  it('has blanks in a cell count as an empty cell', async () => {
    expect(await faultsOf(broken('entities', ',上海,', ',  ,'))).toMatchObject([{ line: 5, column: 'name' }]);
    expect(await faultsOf(broken('relations', 'The year only.', ' '))).toMatchObject([{ column: 'note' }]);
  });

  it('that does not exist is one fault, and what refers to it none', async () => {
    const refused = await withFolder({ entities: null }, (folder) =>
      readDataset([folder, `${folder}/none`]).catch((error: unknown) => error as DatasetRefused),
    );
    const { faults } = (refused as DatasetRefused).report;
    expect(faults.map(({ file, message }) => `${basename(file)}: ${message}`)).toEqual([
      expect.stringMatching(/^entities\.csv: the file is missing/),
      expect.stringMatching(/^none: no such folder/),
    ]);
  });

  it('may refer to what another folder holds, and add evidence to its statements', async () => {
    const empty = Object.fromEntries(
      Object.entries(SMALL).map(([table, text]) => [table, `${text.split('\n')[0]}\n`]),
    );
    const second = {
      ...empty,
      sources: `${empty['sources']}news-b,Another,,,2026-02,,,news,\n`,
      relations: `${empty['relations']}pudong-muxi,INVESTED_IN,pudong-vc,co-muxi,,,,,,,,,stated,,news-b,p. 3,,\n`,
    };
    const dataset = await withFolder({}, (one) =>
      withFolder(second, async (two) => (await readDataset([one, two])).dataset),
    );
    expect(dataset.relations[0]!.evidence.map(({ source }) => source)).toEqual([
      'news-a',
      'news-a',
      'news-b',
    ]);
  });

  it('means the present entity by a former id, in a list and in a symmetric relation too', async () => {
    const tables = {
      entities: SMALL.entities.replace('id:co-metax', 'id:co-metax|id:aa-muxi'),
      observations: SMALL.observations.replace(',sec-gpu,', ',co-metax|sec-gpu|co-muxi,'),
      relations: `${SMALL.relations}pair,PARTNERS_WITH,aa-muxi,b-gpu,,,,,,,,,stated,co-metax|aa-muxi,news-a,L1S1,,\n`,
    };
    tables.entities += 'b-gpu,company,B,,,,,,\n';
    const { dataset } = await withFolder(tables, (folder) => readDataset([folder]));
    expect(dataset.observations[0]!.dimensions).toEqual(['co-muxi', 'sec-gpu']);
    const pair = dataset.relations.find(({ id }) => id === 'pair');
    expect(pair).toMatchObject({ from: 'b-gpu', to: 'co-muxi', evidence: [{ attributed: ['co-muxi'] }] });
  });

  it('is warned about for what is legal but deserves a second look, and read', async () => {
    const holds = (id: string, share: number, holder = 'pudong-vc') =>
      `${id},HOLDS,${holder},co-muxi,,,,,${share},${share},,,stated,,news-a,L1S1,,\n`;
    const tables = {
      observations: `${SMALL.observations}no-value,co-muxi,revenue,,,CNY,2024,,,stated,,news-a,L1S1,,\n`,
      entities: `${SMALL.entities}sec-cpu,sector,CPU,,上海|metax,,,city,\n`,
      relations:
        SMALL.relations.replace('headquarters', 'hq') +
        holds('h-one', 60) +
        holds('h-two', 41, 'pl-shanghai'),
    };
    const { warnings } = await withFolder(tables, (folder) => readDataset([folder]));
    expect(warnings.map(({ value, message }) => `${value}: ${message}`)).toEqual([
      'co-muxi: shares of at least 101 % are held at once',
      'sec-cpu: no statement is about this entity',
      'sec-cpu: its alias 上海 is, but for spelling, the name of pl-shanghai',
      'sec-cpu: its alias metax is, but for spelling, the name of co-muxi',
      'sec-cpu: its place_level city is for places only, and it is a sector',
      'muxi-in-shanghai: its role hq is none of headquarters, branch, site, which LOCATED_IN knows',
      'no-value: it has neither value_min nor value_max',
    ]);
  });

  it('counts as over-owned only what is held on one day', async () => {
    const tables = {
      relations:
        SMALL.relations +
        'h-one,HOLDS,pudong-vc,co-muxi,2019,2021-06,,,60,60,,,stated,,news-a,L1S1,,\n' +
        'h-two,HOLDS,pl-shanghai,co-muxi,2022,,,,60,60,,,stated,,news-a,L1S1,,\n',
    };
    const { warnings } = await withFolder(tables, (folder) => readDataset([folder]));
    expect(warnings).toEqual([]);
  });

  it('counts as over-owned no stake of one holder that is stated again', async () => {
    const tables = {
      relations:
        SMALL.relations +
        'h-one,HOLDS,pudong-vc,co-muxi,2019,,,,60,60,,,stated,,news-a,L1S1,,\n' +
        'h-two,HOLDS,pudong-vc,co-muxi,2022,,,,55,55,,,stated,,news-a,L1S1,,\n',
    };
    const { warnings } = await withFolder(tables, (folder) => readDataset([folder]));
    expect(warnings).toEqual([]);
  });
});
