// The answer as a list: each investor, what it backs, with how much, and how sure that is.
import { Button } from 'react-aria-components';
import type { StateCapital } from '../client/operations.js';
import { writeMoney } from '../language/figures.js';
import { useWords } from '../language/use-words.js';
import type { AnswerState } from '../state/answer.js';
import { amend } from '../state/explorer.js';
import { add, select } from '../state/view.js';
import { KindMark } from '../theme/kind-mark.js';

type Row = StateCapital['investors']['edges'][number];

/** Is everything that this row rests on said of a group only? */
const isJointOnly = ({ relations }: Row) => relations.every(({ certainty }) => certainty === 'JOINT');

function InvestorRow({ row }: { row: Row }) {
  const words = useWords();
  const { t, nameOf } = words;
  const { node, companies, companyCount, amounts, undisclosed } = row;
  const sum = amounts.map((money) => writeMoney(money, words)).join(' + ');
  const figures = [
    ...(amounts.length > 0 ? [t('question.disclosed', { amounts: sum })] : []),
    ...(undisclosed > 0 ? [t('question.undisclosed', { count: undisclosed })] : []),
  ];
  const names = companies.map(nameOf).join(words.language === 'zh' ? '、' : ', ');
  return (
    <li className="investor">
      <KindMark kind={node.kind} state={node.stateLevel !== null} />
      <div>
        <Button
          className="react-aria-Button link"
          onPress={() => amend((view) => select(node.id)(add([node.id])(view)))}
        >
          {nameOf(node)}
        </Button>
        <p className="small">{t('question.companies', { count: companyCount, names })}</p>
        <p className="tiny soft">{figures.join(' · ')}</p>
        {isJointOnly(row) && <span className="badge badge-doubt">{t('question.joint')}</span>}
      </div>
    </li>
  );
}

function Coverage({ investors }: StateCapital) {
  const { t } = useWords();
  const { considered, undated } = investors.coverage;
  if (considered === 0) return <p>{t('question.notInData')}</p>;
  if (investors.totalCount === 0) return <p>{t('question.noneMatch', { count: considered })}</p>;
  return (
    <p className="tiny soft">
      {t('question.considered', { count: considered })}
      {undated > 0 && ` · ${t('question.undated', { count: undated })}`}
    </p>
  );
}

export function AnswerList({ answer, isLoading, failure, retry }: AnswerState) {
  const words = useWords();
  const { t } = words;
  if (isLoading) return <p className="soft">{t('graph.loading')}</p>;
  if (failure) {
    return (
      <div role="alert">
        <p>{words.failure(failure)}</p>
        <Button onPress={retry}>{t('graph.retry')}</Button>
      </div>
    );
  }
  if (!answer) return null;
  const { edges, totalCount } = answer.investors;
  const companiesLeft = answer.companies ? answer.companies.totalCount - answer.companies.edges.length : 0;
  return (
    <section aria-label={t('question.answer', { count: totalCount })} className="answer">
      <h3>{t('question.answer', { count: totalCount })}</h3>
      <Coverage {...answer} />
      <ul>
        {edges.map((row) => (
          <InvestorRow key={row.node.id} row={row} />
        ))}
      </ul>
      {totalCount > edges.length && (
        <p className="small">{t('question.more', { count: totalCount - edges.length })}</p>
      )}
      {companiesLeft > 0 && <p className="small">{t('question.companiesLeft', { count: companiesLeft })}</p>}
    </section>
  );
}
