// Is the page too narrow for panels beside the graph?
import { useSyncExternalStore } from 'react';

/** The same width as in page.css. */
const NARROW = window.matchMedia('(max-width: 60rem)');

const subscribe = (onChange: () => void) => {
  NARROW.addEventListener('change', onChange);
  return () => NARROW.removeEventListener('change', onChange);
};

export const useIsNarrow = (): boolean => useSyncExternalStore(subscribe, () => NARROW.matches);
