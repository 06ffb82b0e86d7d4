// A question in words.
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Lang } from '../ask/ask.js';
import { ask } from '../ask/ask.js';
import { AnswerType } from './ask.type.js';
import type { Context } from './context.js';
import { LangEnum } from './enums.js';

@Resolver()
export class AskResolver {
  @Query(() => AnswerType, {
    nullable: true,
    description:
      'What does this question in Chinese or English ask, and what is the answer? By a small grammar, no model: every word has to be understood, or nothing is answered.',
  })
  ask(
    @Arg('question', () => String, { description: 'One question; 200 characters at most.' }) question: string,
    @Arg('lang', () => LangEnum, {
      nullable: true,
      description: 'The language of the answer; that of the question when left out.',
    })
    lang: Lang | null,
    @Ctx() { session }: Context,
  ) {
    return ask(session, { question, lang });
  }
}
