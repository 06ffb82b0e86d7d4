// The two languages of the page. Messages are loaded when their language is asked for.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type messages from './zh.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof messages };
    returnNull: false;
  }
}

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT = 'xintu.language';
const MESSAGES = { zh: () => import('./zh.json'), en: () => import('./en.json') };
/** BCP 47 tags for the document and for controls. */
export const TAGS = { zh: 'zh-CN', en: 'en-US' } as const;

function preferred(): Language {
  const kept = localStorage.getItem(KEPT);
  const own = LANGUAGES.find((each) => each === kept);
  return own ?? (navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en');
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await MESSAGES[language]()).default);
  }
}

/** The language that is on. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh');

function announce(): void {
  document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-Hans' : 'en';
  document.title = i18next.t('title');
}

/** Starts in the language that was chosen before, else in the first of the browser that we have. */
export async function startLanguage(): Promise<void> {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    // Missing messages are an error of the types, so nothing falls back.
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  await load(language);
  await i18next.changeLanguage(language);
  announce();
}

export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  localStorage.setItem(KEPT, language);
  announce();
}
