// One relation: both ends, the facts, the evidence.
import { useQuery } from 'urql';
import { RELATION_DETAILS } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import { EvidenceList } from './evidence-list.js';
import { Pending } from './pending.js';
import { RelationFacts } from './relation-facts.js';
import { ConflictNote, EntityLink } from './relation-row.js';

export function RelationDetails({ id }: { id: string }) {
  const { t } = useWords();
  const [{ data, error, fetching }, execute] = useQuery({ query: RELATION_DETAILS, variables: { id } });
  const relation = data?.node?.__typename === 'Relation' ? data.node : null;
  if (!relation || error) {
    const retry = () => execute({ requestPolicy: 'network-only' });
    return <Pending error={error} isLoading={fetching} retry={retry} />;
  }
  return (
    <article className="panel-body inspector" data-testid="inspector">
      <header className="entity-head">
        <h2>{t(`relationKind.${relation.kind}`)}</h2>
        <p className="ends">
          <EntityLink entity={relation.from} />
          <span className="soft">{t(`relationOut.${relation.kind}`)}</span>
          <EntityLink entity={relation.to} />
        </p>
        <RelationFacts relation={relation} />
        <ConflictNote count={relation.conflictsWith.length} />
      </header>
      <EvidenceList evidence={relation.evidence} />
    </article>
  );
}
