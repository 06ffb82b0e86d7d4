// The bar at the top: what this is, finding, and how the page speaks and looks.
import { Button } from 'react-aria-components';
import { switchLanguage } from '../language/language.js';
import { useWords } from '../language/use-words.js';
import { SearchBox } from '../search/search-box.js';
import { chooseTheme, THEMES, useTheme } from '../state/theme-choice.js';

/** System, light, dark, and round again. */
function ThemeButton() {
  const { t } = useWords();
  const theme = useTheme((state) => state.theme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  return (
    <Button
      aria-label={t('preferences.theme', { theme: t(`preferences.theme_${theme}`) })}
      onPress={() => chooseTheme(next)}
    >
      {t(`preferences.theme_${theme}`)}
    </Button>
  );
}

export function TopBar() {
  const { t, language } = useWords();
  return (
    <header className="top-bar">
      <h1>
        <a href="/" className="brand">
          <img src={new URL('../icon.svg', import.meta.url).href} alt="" width="28" height="28" />
          <span>{t('title')}</span>
        </a>
        <span className="tagline soft small">{t('tagline')}</span>
      </h1>
      <SearchBox />
      <nav className="preferences">
        <Button
          aria-label={t('preferences.languageLabel')}
          onPress={() => void switchLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('preferences.language')}
        </Button>
        <ThemeButton />
        <a className="react-aria-Button editor-link" href="/graphql">
          {t('preferences.editor')}
        </a>
      </nav>
    </header>
  );
}
