// Neo4j keeps the tokens of names: what is loaded again is written anew only when its digest says so.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { nameTokens, TOKENISATION } from '../../api/model/name.js';

/** Names whose tokens rest on each of the rules: both scripts, pinyin, latin words, digits, marks. */
const NAMES = [
  '沐曦股份',
  '重慶長安',
  'MetaX Integrated Circuits',
  'HBM3e 高带宽内存',
  'C++ (台積電)',
  '3D-NAND',
  '衞',
];

it('says TOKENISATION anew when names have other tokens than before', () => {
  const hash = createHash('sha256');
  for (const name of NAMES) hash.update(JSON.stringify([...nameTokens([name])].sort()));
  const found = { tokenisation: TOKENISATION, tokens: hash.digest('hex').slice(0, 16) };
  // When this differs: raise TOKENISATION, and write the new pair here.
  expect(found).toEqual({ tokenisation: 1, tokens: '424c29d75764b1cc' });
});
