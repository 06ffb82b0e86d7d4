// Keys that work anywhere on the page: Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y redo, / finds.
import { focusSearch } from '../search/search-box.js';
import { redo, undo } from '../state/explorer.js';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

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
