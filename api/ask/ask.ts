// A question in Chinese or English → one of the questions, answered: right, or silent.
import { badInput } from '../errors.js';
import type { StoredEntity } from '../model/stored.js';
import { searchEntities } from '../questions/entities.js';
import { LIMITS } from '../questions/limits.js';
import type { Session, StoredStatement } from '../questions/session.js';
import { FIGURE_ANSWERS } from './answers-figures.js';
import { INVESTOR_ANSWERS } from './answers-investors.js';
import { MONEY } from './answers-money.js';
import { NETWORK } from './answers-network.js';
import { PLACES } from './answers-places.js';
import { WHOSE } from './answers-whose.js';
import type { Answerer, AnswerStatus, Asking, Draft } from './draft.js';
import type { Parse } from './grammar.js';
import { parse } from './grammar.js';
import type { Intent } from './patterns.js';
import type { Sentence } from './sentence.js';
import { toSentence } from './sentence.js';
import type { Token } from './tokens.js';
import { tokensOf } from './tokens.js';
import type { Lang } from './wording.js';
import { nameOf } from './wording.js';

export type { AnswerStatus } from './draft.js';
export { ANSWER_STATUSES } from './draft.js';
export type { Lang } from './wording.js';

export interface Answer {
  status: AnswerStatus;
  /** One or two sentences in the asker's language. */
  text: string;
  interpretation: string | null;
  operation: string | null;
  /** JSON. */
  variables: string | null;
  entities: StoredEntity[];
  statements: StoredStatement[];
  caveats: string[];
  suggestions: string[];
}

/** Statements that an answer carries at most; the operation has the rest. */
const CARRIED = 200;
/** Units of a question at most. */
const LONGEST = 80;

const ANSWERERS: Record<Intent, Answerer> = {
  ...WHOSE,
  ...INVESTOR_ANSWERS,
  ...MONEY,
  ...NETWORK,
  ...PLACES,
  ...FIGURE_ANSWERS,
};

const EXAMPLES: Record<Lang, readonly string[]> = {
  zh: ['哪些国资投资者投了两家或以上GPU公司?', '合肥国资在长鑫科技合计持股多少?', '浦东创投投过哪些公司?'],
  en: [
    'Which state investors back at least two GPU companies?',
    'What is the stake of Hefei state capital in CXMT?',
    'Who invested in MetaX?',
  ],
};

/** Names that the question has, or something like them, as questions that are understood. */
async function suggestionsFor(
  session: Session,
  tokens: readonly Token[],
  sentence: Sentence | null,
  lang: Lang,
): Promise<string[]> {
  const named = tokens.flatMap((token) => (token.type === 'entity' ? token.entities : []));
  const hits =
    named.length > 0 || sentence === null
      ? []
      : await searchEntities(session, { text: sentence.text.slice(0, LIMITS.text), first: 3 });
  const names = [
    ...new Set([...named, ...hits.map(({ entity }) => entity)].map((each) => nameOf(each, lang))),
  ].slice(0, 3);
  const about = names.map((name) => (lang === 'zh' ? `谁投资了${name}?` : `Who invested in ${name}?`));
  return [...new Set([...about, ...EXAMPLES[lang]])].slice(0, 5);
}

const notUnderstood = (suggestions: string[], lang: Lang): Answer => ({
  ...{ status: 'not-understood', interpretation: null, operation: null, variables: null },
  ...{ entities: [], statements: [], caveats: [], suggestions },
  text:
    lang === 'zh'
      ? '没有听懂这个问题,因此不作回答。'
      : 'The question is not understood, so it is not answered.',
});

async function withEntities(session: Session, draft: Draft): Promise<Answer> {
  const ids = [...new Set(draft.entities.map((each) => (typeof each === 'string' ? each : each.id)))];
  const statements = [...new Map(draft.statements.map((each) => [each.id, each])).values()];
  return {
    ...{ status: draft.status, text: draft.text, interpretation: draft.interpretation },
    ...{ operation: draft.operation, variables: JSON.stringify(draft.variables) },
    ...{ entities: await session.entitiesOf(ids), statements: statements.slice(0, CARRIED) },
    ...{ caveats: draft.caveats ?? [], suggestions: [] },
  };
}

/** A slot with several entities is a name that several have; only labels are answered for each of them. */
const isAmbiguous = ({ slots }: Parse): boolean =>
  Object.entries(slots).some(([slot, entities]) => slot !== 'list' && entities.length > 1);

function askingOf(session: Session, understood: Parse, lang: Lang): Asking {
  return {
    ...{ session, parse: understood, lang },
    the: (slot) => understood.slots[slot]![0]!,
    say: (zh, en) => (lang === 'zh' ? zh : en),
  };
}

export interface AskRequest {
  question: string;
  /** The language of the answer; that of the question when left out. */
  lang?: Lang | null | undefined;
}

/**
 * What does this question ask, and what is the answer? Each of its words is used up by one reading, or it is not
 * understood; so is one with two readings.
 */
export async function ask(session: Session, { question, lang: wanted }: AskRequest): Promise<Answer> {
  if (question.length > LIMITS.text)
    throw badInput(`question has ${question.length} characters; at most ${LIMITS.text} are read`);
  const sentence = toSentence(question);
  const lang = wanted ?? (sentence?.isChinese === false ? 'en' : 'zh');
  if (!sentence || sentence.written.length > LONGEST)
    return notUnderstood(await suggestionsFor(session, [], null, lang), lang);
  const tokens = await tokensOf(sentence, session);
  const [understood, ...others] = parse(tokens, sentence.written.length);
  const draft =
    understood && others.length === 0 && !isAmbiguous(understood)
      ? await ANSWERERS[understood.intent](askingOf(session, understood, lang))
      : null;
  if (!draft) return notUnderstood(await suggestionsFor(session, tokens, sentence, lang), lang);
  return withEntities(session, draft);
}
