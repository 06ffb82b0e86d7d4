// The questions that users of the articles ask first: those that map onto one field are answered, the others are silent.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../api/ask/ask.js';
import { seeded } from './seeded.js';

describe('the first questions of users, in words', () => {
  let ask: (question: string) => Promise<Answer>;
  beforeAll(async () => {
    ask = await seeded();
  });

  it.each([
    ['合肥国资在长鑫科技合计持股多少?', ['36.79%', '21.67%', '11.71%', '1.85%', '1.5%', '0.06%']],
    ['What is the effective total stake of Hefei state capital in CXMT?', ['36.79%']],
    [
      '哪些国资投资者投了两家或以上GPU公司?',
      ['7个', '中国互联网投资基金', '国挑基金', '上海国资', '南京国资', '成都国资', '长沙国资', '天津国资'],
    ],
    ['Which state-owned investors back two or more GPU companies?', ['7:', 'Guotiao Fund']],
    ['全国社保基金与沐曦的最短关系路径?', ['2步', '长三角科技创新股权投资基金', '2025年3月31日']],
    ['Shortest connection between 全国社保基金 and 沐曦?', ['2 steps']],
    ['浦东创投投过哪些公司,金额和时间?', ['沐曦股份', '5亿元', '2024年1月', '英矽智能', 'E轮']],
    ['谁与浦东创投共同投资过?', ['浦发集团', '英矽智能']],
    ['兆易创新在长鑫科技中有哪些角色?', ['15亿元', '25%']],
    ['沐曦的融资史', ['3000万元', '5亿元', '5.3亿元', '210.71亿']],
    ['沐曦已披露的融资金额合计多少?', ['5.3亿元']],
    [
      '哪些政策设定了2027年国产/自主可控算力占比目标?',
      ['1项', '上海市关于促进智算云产业创新发展的实施意见', '至少70%'],
    ],
    ['《政府投资基金投向评价管理办法》的指标与权重?', ['60%', '30%', '10%']],
  ])('%s', async (question, figures) => {
    const { status, text, statements } = await ask(question);
    expect(status).toBe('answered');
    for (const each of figures) expect(text).toContain(each);
    expect(statements.length).toBeGreaterThan(0);
  });

  it('壁仞科技D轮融资金额是多少? is understood, and not in the data', async () => {
    expect((await ask('壁仞科技D轮融资金额是多少?')).status).toBe('not-in-data');
  });

  it.each([
    '腾讯在燧原科技和长鑫科技里分别是什么角色?',
    '哪些公司在港股上市,哪些在科创板?',
    '“国产GPU四小龙”是哪四家,哪几家总部在上海?',
    '2024年研发投入超过营收的GPU公司?',
    '有哪些城市给算力补贴,比例多少?',
    '2025年上半年英伟达占中国数据中心加速卡的份额(推算)?',
    '失败或破产的芯片项目有哪些,投资与结局?',
  ])('%s asks for more than one field has, and is not understood', async (question) => {
    expect((await ask(question)).status).toBe('not-understood');
  });
});
