// The built-in question: which state capital is behind at least so many companies of a sector? And its answer.
import { useWords } from '../language/use-words.js';
import type { AnswerState } from '../state/answer.js';
import { AnswerList } from './answer-list.js';
import { QuestionForm } from './question-form.js';
import './question.css';

export function QuestionPanel({ answer }: { answer: AnswerState }) {
  const { t } = useWords();
  return (
    <section className="panel-body question" aria-labelledby="question-title">
      <h2 id="question-title">{t('question.title')}</h2>
      <QuestionForm answer={answer} />
      <AnswerList {...answer} />
    </section>
  );
}
