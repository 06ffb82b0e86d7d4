// Light, dark, or as the system has it: kept in the browser, not in the address.
import { create } from 'zustand';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = 'xintu.theme';
const kept = THEMES.find((each) => each === localStorage.getItem(KEPT)) ?? 'system';

export const useTheme = create<{ theme: Theme; isDark: boolean }>(() => ({ theme: kept, isDark: false }));

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)');

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  useTheme.setState({ theme, isDark: theme === 'dark' || (theme === 'system' && systemIsDark.matches) });
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme);
  apply(theme);
}

/** Applies the theme that was chosen before, and follows the system from now on. */
export function followTheme(): void {
  apply(useTheme.getState().theme);
  systemIsDark.addEventListener('change', () => apply(useTheme.getState().theme));
}
