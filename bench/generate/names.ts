// Names as Chinese companies, funds and people have them: no two companies have the same.
import type { Plan } from './plan.js';
import { Random } from './random.js';

/** 100 characters, so that a company's number has three of them as digits. */
const BRAND = [
  ...'芯微智华中新祥天明海星云光晶锐恒立创盛达',
  ...'科信源泰宏远博瑞嘉宁和正通联合力拓凯峰龙',
  ...'腾飞鸿景润康元亨利贞昊宇辰曦沐燧壁仞寒武',
  ...'纪摩尔地平线思特威卓胜兆易长江存储紫展澜',
  ...'起韦豪汇顶圣邦纳北方沪硅南雅克安集鼎阳普',
];
const PINYIN = ['xin', 'hua', 'zhi', 'ling', 'tian', 'ming', 'hai', 'rui', 'kai', 'feng', 'long', 'yuan'];
export const PROVINCE_NAMES = [
  ...['上海', '北京', '广东', '江苏', '浙江', '安徽', '湖北', '四川', '陕西', '山东', '天津', '重庆'],
  ...['福建', '湖南', '河南', '辽宁', '江西', '河北', '吉林', '黑龙江', '山西', '贵州', '云南', '广西'],
  ...['海南', '甘肃', '青海', '宁夏', '新疆', '内蒙古', '西藏'],
];
export const BRANCH_NAMES = [
  ...['集成电路', '人工智能', '新能源汽车', '生物医药', '高端装备'],
  ...['新材料', '光电显示', '航空航天', '机器人', '软件服务'],
];
const ACTIVITIES = ['设计', '制造', '封测', '设备', '材料', '服务'];
const CLASSES = ['通用', '专用', '车规', '工业', '消费', '高端'];
const TRADES = ['半导体', '微电子', '智能科技', '集成电路', '光电', '新材料', '精密仪器', '信息技术'];
const CITY_ENDS = '州阳城江山海安宁昌南';
const DISTRICT_ENDS = ['高新区', '开发区', '新区', '城区', '湖区'];
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛超明霞平刚文辉玲桂英华';

const at = (values: string | readonly string[], i: number) => values[i % values.length]!;

/** Three characters for a number below a million, each number its own; every further million has one more. */
function brand(i: number): string {
  const scattered = (i * 7919 + 104729) % 1_000_000;
  const digits = [scattered, Math.floor(scattered / 100), Math.floor(scattered / 10_000)];
  const round = Math.floor(i / 1_000_000);
  return digits.map((digit) => BRAND[digit % 100]!).join('') + (round > 0 ? BRAND[round % 100]! : '');
}

/** The short name, the legal name, and for three in ten an English one. */
export function companyNames(i: number, province: number, seed: number) {
  const random = new Random(seed, 'company-name', i);
  const short = `${brand(i)}${random.of(TRADES)}`;
  const place = PROVINCE_NAMES[province]!;
  const english = [random.of(PINYIN), random.of(PINYIN), random.of(PINYIN)].join('');
  return {
    name: short,
    legal: `${place}${short}股份有限公司`,
    english: random.chance(0.3) ? `${english[0]!.toUpperCase()}${english.slice(1)} ${i}` : null,
  };
}

/** Two neighbouring characters of what a company is called: of its brand, its trade, or where both meet. */
export function twoCharacters(i: number, seed: number): string {
  const { name } = companyNames(i, 0, seed);
  const start = new Random(seed, 'two-characters', i).between(0, 3);
  return [...name].slice(start, start + 2).join('');
}

export const fundName = (rank: number) => `${brand(rank)}产业投资基金`;
export const collectiveName = (rank: number) => `${brand(rank)}国资`;
export const bodyName = (rank: number) => `${brand(rank)}国资委`;
export const productName = (i: number) => `${brand(i)}${(i % 9) + 1}号芯片`;
export const policyName = (i: number) => `${at(PROVINCE_NAMES, i)}${at(BRANCH_NAMES, i)}若干措施第${i + 1}号`;

export function personName(i: number, { seed }: Plan): string {
  const random = new Random(seed, 'person-name', i);
  const given = random.chance(0.7) ? random.of([...GIVEN]) : '';
  return `${random.of([...SURNAMES])}${random.of([...GIVEN])}${given}`;
}

export function placeName(path: readonly number[]): string {
  const [province, city, district] = path as [number, number?, number?];
  if (city === undefined) return PROVINCE_NAMES[province]!;
  const name = `${BRAND[(province * 7 + city * 3) % 100]}${at(CITY_ENDS, city)}`;
  return district === undefined ? `${name}市` : `${name}${at(DISTRICT_ENDS, district)}`;
}

export function sectorName(path: readonly number[]): string {
  const [branch, activity, kind] = path as [number, number?, number?];
  const name = BRANCH_NAMES[branch]! + (activity === undefined ? '' : ACTIVITIES[activity]!);
  return kind === undefined ? name : `${CLASSES[kind]}${name}`;
}
