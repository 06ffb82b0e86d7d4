// Keys that work anywhere on the page: Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y redo, / finds.
import { focusSearch } from '../search/search-box.js';
import { redo, undo } from '../state/explorer.js';

/** A check box is an input too, but nothing is typed into it. */
const FIELDS = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELDS));

function onKeyDown(event: KeyboardEvent): void {
  // Fields have an undo of their own.
  if (isTyping(event.target) || event.altKey) return;
  const key = event.key.toLowerCase();
  const isCommand = event.ctrlKey || event.metaKey;
  if (isCommand && key === 'z') (event.shiftKey ? redo : undo)();
  else if (isCommand && key === 'y') redo();
  else if (!isCommand && key === '/') focusSearch();
  else return;
  event.preventDefault();
}

export function followKeys(): void {
  document.addEventListener('keydown', onKeyDown);
}
