// The one state of the page: the view, where it stands in the history of the browser, and how it came here.
import { create } from 'zustand';
import type { Arrival } from './address.js';
import { decodeView, encodeView, FORMAT, shortVersion } from './address.js';
import type { Step, View } from './view.js';
import { EMPTY_VIEW } from './view.js';

/** What is kept in an entry of the browser's history: more than its address may hold. */
interface Entry {
  format: typeof FORMAT;
  view: View;
  index: number;
}

/** How the page was opened: with an address of ours, with one that can't be read, or with none. */
export type Opened = 'plain' | 'unreadable' | Omit<Arrival, 'view'>;

interface Explorer {
  view: View;
  /** How many steps can be undone. */
  index: number;
  /** How many steps there are, undone ones included. */
  last: number;
  opened: Opened;
  /** How many entities of the view are not in its address. */
  left: number;
  /** The version of the data that are shown; empty until they are. */
  version: string;
}

/** Every part of the page reads from here what it shows. */
export const useExplorer = create<Explorer>(() => ({
  view: EMPTY_VIEW,
  index: 0,
  last: 0,
  opened: 'plain',
  left: 0,
  version: '',
}));

const addressOf = (view: View) => {
  const { fragment, left } = encodeView(view, useExplorer.getState().version);
  return { url: `#${fragment}`, left };
};

/** Takes a step that can be undone. */
export function take(step: Step): void {
  const { view: before, index } = useExplorer.getState();
  const view = step(before);
  if (view === before) return;
  const { url, left } = addressOf(view);
  const entry: Entry = { format: FORMAT, view, index: index + 1 };
  history.pushState(entry, '', url);
  useExplorer.setState({ view, index: entry.index, last: entry.index, left, opened: 'plain' });
}

/** Changes the view without a step of its own: what is selected, what a question was answered with. */
export function amend(step: Step): void {
  const { view: before, index } = useExplorer.getState();
  const view = step(before);
  const { url, left } = addressOf(view);
  history.replaceState({ format: FORMAT, view, index } satisfies Entry, '', url);
  useExplorer.setState({ view, left });
}

/** Steps that undo and redo still have to go; negative is back. The browser goes later, so one at a time. */
let ahead = 0;
/** Until when the browser is on its way. It never arrives where it has dropped the oldest entries of a long history. */
let underwayUntil = 0;
const LONGEST_WAY_MS = 1000;

function goOn(): void {
  const { index, last } = useExplorer.getState();
  const step = Math.sign(ahead);
  // Beyond the steps of this page lie other pages.
  if (step === 0 || index + step < 0 || index + step > last) {
    ahead = 0;
    return;
  }
  ahead -= step;
  underwayUntil = performance.now() + LONGEST_WAY_MS;
  history.go(step);
}

function go(steps: 1 | -1): void {
  const isUnderway = performance.now() < underwayUntil;
  ahead = isUnderway ? ahead + steps : steps;
  if (!isUnderway) goOn();
}

/** Undo and redo are back and forward, as far as they are steps of this page. */
export const undo = (): void => go(-1);
export const redo = (): void => go(1);

/** The data that are shown are of this version: links say so from now on. */
export function showsVersion(version: string): void {
  if (useExplorer.getState().version === version) return;
  useExplorer.setState({ version });
  amend((view) => view);
}

function arrive(start: View, index: number): void {
  const fragment = location.hash.slice(1);
  const arrival = fragment === '' ? null : decodeView(fragment);
  const view = arrival?.view ?? start;
  const opened: Opened = arrival
    ? { left: arrival.left, version: arrival.version }
    : fragment === ''
      ? 'plain'
      : 'unreadable';
  history.replaceState({ format: FORMAT, view, index } satisfies Entry, '');
  useExplorer.setState({ view, index, last: index, opened, left: 0 });
}

/** An entry of another version of this page may have a view of another shape. */
const isEntry = (state: unknown): state is Entry =>
  typeof state === 'object' && state !== null && 'format' in state && state.format === FORMAT;

/** Follows the history of the browser from now on. `start` is what is shown when the address says nothing. */
export function followHistory(start: View): void {
  if (isEntry(history.state)) {
    const { view, index } = history.state;
    useExplorer.setState({ view, index, last: index, left: addressOf(view).left });
  } else {
    arrive(start, 0);
  }
  window.addEventListener('popstate', ({ state }) => {
    underwayUntil = 0;
    // An address that was typed or pasted into this page has no entry yet.
    if (!isEntry(state)) return arrive(start, useExplorer.getState().index + 1);
    useExplorer.setState({
      view: state.view,
      index: state.index,
      opened: 'plain',
      left: addressOf(state.view).left,
    });
    goOn();
  });
}

/** Does this arrival come from other data than are shown now? */
export const isOutdated = (opened: Opened, version: string): opened is Omit<Arrival, 'view'> =>
  typeof opened === 'object' &&
  opened.version !== '' &&
  version !== '' &&
  opened.version !== shortVersion(version);
