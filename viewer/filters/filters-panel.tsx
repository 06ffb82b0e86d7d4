// What is shown: check boxes for kinds of entity, of relation, and for certainty, each with its mark and count.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { RelationKind } from '../client/graphql.js';
import { useWords } from '../language/use-words.js';
import { take, useExplorer } from '../state/explorer.js';
import type { Hidden } from '../state/view.js';
import { showAll, toggle } from '../state/view.js';
import type { Network } from '../state/visible.js';
import { CheckBox } from '../theme/check-box.js';
import { KindMark } from '../theme/kind-mark.js';
import { ENTITY_KINDS } from '../theme/kinds.js';
import { CERTAINTIES, LineMark } from '../theme/line-mark.js';
import { RELATION_FAMILIES, RELATION_KINDS } from '../theme/relations.js';
import { countsOf } from './counts.js';
import './filters.css';

const ORDERS = { entityKinds: ENTITY_KINDS, relationKinds: RELATION_KINDS, certainties: CERTAINTIES };

interface RowsProps<Filter extends keyof Hidden> {
  filter: Filter;
  title: string;
  rows: readonly { value: Hidden[Filter][number]; label: string; count: number }[];
  mark: (value: Hidden[Filter][number]) => ReactNode;
}

function Rows<Filter extends keyof Hidden>({ filter, title, rows, mark }: RowsProps<Filter>) {
  const hidden: readonly string[] = useExplorer(({ view }) => view.hidden[filter]);
  if (rows.length === 0) return null;
  return (
    <fieldset className="filter-group">
      <legend>{title}</legend>
      {rows.map(({ value, label, count }) => (
        <CheckBox
          key={value}
          isSelected={!hidden.includes(value)}
          onChange={() => take(toggle(filter, value))}
        >
          <span className="filter-row">
            {mark(value)}
            <span className="filter-name">{label}</span>
            <span className="soft">{count}</span>
          </span>
        </CheckBox>
      ))}
    </fieldset>
  );
}

function FamilyMark({ kind }: { kind: RelationKind }) {
  return <span className={`family-mark family-${RELATION_FAMILIES[kind]}`} aria-hidden="true" />;
}

export function FiltersPanel({ network }: { network: Network }) {
  const { t } = useWords();
  const hidden = useExplorer(({ view }) => view.hidden);
  const counts = countsOf(network, ORDERS);
  const isFiltered = Object.values(hidden).some((values) => values.length > 0);
  if (network.entities.length === 0) return <p className="panel-body soft">{t('filters.none')}</p>;
  const entityRows = counts.entityKinds.map(([value, count]) => ({
    value,
    count,
    label: t(`entityKind.${value}`),
  }));
  const relationRows = counts.relationKinds.map(([value, count]) => ({
    value,
    count,
    label: t(`relationKind.${value}`),
  }));
  const certaintyRows = counts.certainties.map(([value, count]) => ({
    value,
    count,
    label: t(`certainty.${value}`),
  }));
  return (
    <section className="panel-body filters" aria-labelledby="filters-title">
      <div className="filters-head">
        <h2 id="filters-title">{t('filters.title')}</h2>
        <Button onPress={() => take(showAll)} isDisabled={!isFiltered}>
          {t('filters.reset')}
        </Button>
      </div>
      <Rows
        filter="entityKinds"
        title={t('filters.kinds')}
        rows={entityRows}
        mark={(kind) => <KindMark kind={kind} />}
      />
      <p className="tiny soft ring">{t('filters.ring')}</p>
      <Rows
        filter="relationKinds"
        title={t('filters.relations')}
        rows={relationRows}
        mark={(kind) => <FamilyMark kind={kind} />}
      />
      <Rows
        filter="certainties"
        title={t('filters.certainties')}
        rows={certaintyRows}
        mark={(certainty) => <LineMark certainty={certainty} />}
      />
    </section>
  );
}
