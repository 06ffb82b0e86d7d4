// The form of the question: a sector, how many companies, rolled up or not.
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import {
  Button,
  Form,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { useQuery } from 'urql';
import type { EntityName } from '../client/operations.js';
import { SECTORS } from '../client/operations.js';
import { useWords } from '../language/use-words.js';
import type { AnswerState } from '../state/answer.js';
import { take, useExplorer } from '../state/explorer.js';
import type { Question } from '../state/view.js';
import { ask, MOST_COMPANIES } from '../state/view.js';
import { CheckBox } from '../theme/check-box.js';
import { Icon } from '../theme/icon.js';

const ALL = 'all-sectors';
const NEW_QUESTION: Question = { sector: null, atLeast: 2, rollUp: true, withCompanies: false };

interface FieldProps {
  draft: Question;
  change: (part: Partial<Question>) => void;
}

function SectorField({ draft, change, sectors }: FieldProps & { sectors: readonly EntityName[] }) {
  const { t, nameOf } = useWords();
  return (
    <Select
      // Until the sectors are there.
      placeholder="…"
      selectedKey={draft.sector ?? ALL}
      onSelectionChange={(key) => change({ sector: key === ALL ? null : String(key) })}
    >
      <Label>{t('question.sector')}</Label>
      <Button>
        <SelectValue />
        <Icon name="chevron" />
      </Button>
      <Popover>
        <ListBox>
          <ListBoxItem id={ALL} textValue={t('question.allSectors')}>
            {t('question.allSectors')}
          </ListBoxItem>
          {sectors.map((sector) => (
            <ListBoxItem key={sector.id} id={sector.id} textValue={nameOf(sector)}>
              {nameOf(sector)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

function AtLeastField({ draft, change }: FieldProps) {
  const { t } = useWords();
  return (
    <NumberField
      value={draft.atLeast}
      minValue={1}
      maxValue={MOST_COMPANIES}
      onChange={(atLeast) => change({ atLeast: Number.isNaN(atLeast) ? 1 : atLeast })}
    >
      <Label>{t('question.atLeast')}</Label>
      <Group>
        <Button slot="decrement" className="react-aria-Button icon">
          <Icon name="minus" />
        </Button>
        <Input />
        <Button slot="increment" className="react-aria-Button icon">
          <Icon name="plus" />
        </Button>
      </Group>
    </NumberField>
  );
}

export function QuestionForm({ answer }: { answer: AnswerState }) {
  const { t } = useWords();
  const [{ data }] = useQuery({ query: SECTORS });
  const sectors = (data?.entities.edges ?? []).map(({ node }) => node);
  const question = useExplorer(({ view }) => view.question);
  const [draft, setDraft] = useState<Question>(question ?? NEW_QUESTION);
  // Undo, redo and links change the question from outside.
  useEffect(() => {
    if (question) setDraft(question);
  }, [question]);
  const change = (part: Partial<Question>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take(ask(draft));
    // A question that is the same as the one that failed would not be asked again by itself.
    if (answer.failure) answer.retry();
  };
  return (
    <Form className="question-form" onSubmit={submit}>
      <SectorField draft={draft} change={change} sectors={sectors} />
      <AtLeastField draft={draft} change={change} />
      <CheckBox
        isSelected={draft.rollUp}
        onChange={(rollUp) => change({ rollUp })}
        hint={t('question.rollUpHint')}
      >
        {t('question.rollUp')}
      </CheckBox>
      <CheckBox isSelected={draft.withCompanies} onChange={(withCompanies) => change({ withCompanies })}>
        {t('question.withCompanies')}
      </CheckBox>
      <Button type="submit" className="react-aria-Button primary">
        {t('question.ask')}
      </Button>
    </Form>
  );
}
