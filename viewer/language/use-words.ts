// The words of the language that is on, for components.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../client/failure.js';
import type { EntityName } from '../client/operations.js';
import { writeDate } from './dates.js';
import type { Words } from './figures.js';
import type { Language } from './language.js';
import { currentLanguage, TAGS } from './language.js';

export interface PageWords extends Words {
  language: Language;
  /** The name of an entity in this language; the Chinese one when it has no other. */
  nameOf(entity: Pick<EntityName, 'name' | 'nameEn'>): string;
  date(edtf: string): string;
  /** What went wrong, as far as it can be said in this language. */
  failure(failure: Failure): string;
}

export function useWords(): PageWords {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `t` stays the same function when the language changes
  return useMemo(() => {
    const language = currentLanguage();
    const tag = TAGS[language];
    return {
      t,
      tag,
      language,
      nameOf: ({ name, nameEn }) => (language === 'en' ? (nameEn ?? name) : name),
      date: (edtf) => writeDate(edtf, tag),
      failure: ({ kind, message }) => (kind === 'network' ? t('graph.failedNetwork') : message),
    };
  }, [t, i18n.language]);
}
