// Is the page too narrow for a panel on either side of the graph? Then details are one more tab.
import { useSyncExternalStore } from 'react';

/** Below this the graph would have less room than the panels. Below 60rem (page.css) the panels move under it. */
const NARROW = window.matchMedia('(max-width: 80rem)');

const subscribe = (onChange: () => void) => {
  NARROW.addEventListener('change', onChange);
  return () => NARROW.removeEventListener('change', onChange);
};

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => NARROW.matches);
