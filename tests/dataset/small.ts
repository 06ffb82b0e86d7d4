// A small legal dataset folder as text, and a way to put it, changed, on disk.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableName } from '../../api/dataset/tables.js';

export type Tables = Record<TableName, string>;

/** One row a line; every column is there, so that a test can name the one that it breaks. */
export const SMALL: Tables = {
  sources: `id,title,publisher,author,published,language,url,kind,retrieved
news-a,A report,The Daily,,2026-01-02,zh-Hans,,news,
trees,Our trees,,,,,,editor,
`,
  entities: `id,kind,name,name_en,aliases,identifiers,state_level,place_level,summary
co-muxi,company,沐曦股份,MetaX,沐曦|id:co-metax,ticker:688802.SH,,,A maker of GPUs.
pudong-vc,company,浦东创投,,浦東創投,,district,,
sec-gpu,sector,GPU,,,,,,
pl-shanghai,place,上海,,,,,city,
`,
  relations: `id,kind,from,to,start,end,amount,currency,share_min,share_max,round,role,certainty,attributed,source,locator,printed,note
pudong-muxi,INVESTED_IN,pudong-vc,co-muxi,2024-01,,500000000,CNY,,,strategic,,stated,,news-a,L27S2,5亿元,
pudong-muxi,INVESTED_IN,pudong-vc,co-metax,2024,,,,,,,,inferred,,news-a,L3S1,,The year only.
muxi-gpu,IN_SECTOR,co-muxi,sec-gpu,,,,,,,,,stated,,news-a,L8S3,,
muxi-in-shanghai,LOCATED_IN,co-muxi,pl-shanghai,,,,,,,,headquarters,stated,,news-a,L9S3,,
`,
  observations: `id,entity,metric,value_min,value_max,unit,period,basis,dimensions,certainty,attributed,source,locator,printed,note
muxi-revenue,co-muxi,revenue,700000000,,CNY,2024,,sec-gpu,approximate,pudong-vc,news-a,L13S1,突破7亿元,
`,
  metrics: `id,name_zh,name_en,unit_kinds,description
revenue,营收,Revenue,money,Revenue of a year.
`,
  conflicts: `id,about,topic,statements,explanation
muxi-conflict,co-muxi,founding,pudong-muxi|muxi-revenue,They differ.
`,
};

/** Runs `work` with a folder that holds these tables (a table that is null is left out), and removes it. */
export async function withFolder<T>(
  tables: Partial<Record<TableName, string | Buffer | null>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'xintu-dataset-'));
  try {
    for (const [table, content] of Object.entries({ ...SMALL, ...tables })) {
      if (content !== null) await writeFile(join(folder, `${table}.csv`), content);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
