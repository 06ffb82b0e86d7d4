// Dates as sources print them: the subset of EDTF (ISO 8601-2) that the dataset format allows, read as a range of days.

/** The first and the last day that a date can mean, as ISO days, both inclusive. */
export interface DayRange {
  min: string;
  max: string;
}

export const FIRST_DAY = '0000-01-01';
export const LAST_DAY = '9999-12-31';

/** What is legal, for error messages. */
export const EDTF_FORMS = 'a date like 2024, 2024-01, 2025-03-31, 2025-01/2025-09, 2024-01/.. or ../2024';

const SINGLE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function daysInMonth(year: number, month: number): number {
  // Date.UTC reads the years 0–99 as 1900–1999; a year 400 years later has the same calendar.
  return new Date(Date.UTC(year + 400, month, 0)).getUTCDate();
}

function parseSingle(text: string): DayRange | null {
  const [, year, month, day] = SINGLE.exec(text) ?? [];
  if (!year) return null;
  if (!month) return { min: `${year}-01-01`, max: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const length = daysInMonth(Number(year), Number(month));
  if (!day) return { min: `${year}-${month}-01`, max: `${year}-${month}-${length}` };
  return Number(day) >= 1 && Number(day) <= length ? { min: text, max: text } : null;
}

/** Which days can this date mean? Null when it is not one of the forms of {@link EDTF_FORMS}. */
export function parseEdtf(text: string): DayRange | null {
  const parts = text.split('/');
  if (parts.length === 1) return parseSingle(text);
  const [from, to] = parts;
  if (parts.length !== 2 || (from === '..' && to === '..')) return null;
  const start = from === '..' ? { min: FIRST_DAY, max: FIRST_DAY } : parseSingle(from!);
  const end = to === '..' ? { min: LAST_DAY, max: LAST_DAY } : parseSingle(to!);
  return start && end && start.min <= end.max ? { min: start.min, max: end.max } : null;
}

const ALL_DAYS: Readonly<DayRange> = { min: FIRST_DAY, max: LAST_DAY };

/** Ranges of dates that were asked for: there are far fewer dates than statements. */
const ranges = new Map<string, Readonly<DayRange>>();
const REMEMBERED = 1 << 16;

/** The range of days of a date that has been accepted before, and of a missing one: all days. */
export function dayRange(edtf: string | null): Readonly<DayRange> {
  if (edtf === null) return ALL_DAYS;
  const known = ranges.get(edtf);
  if (known) return known;
  const range = parseEdtf(edtf) ?? ALL_DAYS;
  if (ranges.size === REMEMBERED) ranges.clear();
  ranges.set(edtf, range);
  return range;
}

/** Is every day of `inner` a day of `outer`? */
export const contains = (outer: DayRange, inner: DayRange): boolean =>
  outer.min <= inner.min && inner.max <= outer.max;

/** Is this a calendar day, YYYY-MM-DD? */
export const isDay = (text: string): boolean => text.length === 10 && parseSingle(text) !== null;

const MS_A_DAY = 86_400_000;

/** The number of an ISO day: that of the next day is one more. */
export const dayNumber = (day: string): number => Date.parse(day) / MS_A_DAY;

/** The ISO day after this one. */
export const dayAfter = (day: string): string =>
  new Date((dayNumber(day) + 1) * MS_A_DAY).toISOString().slice(0, 10);

/** A number of days, at least and at most; null where a date is open and says no bound. */
export interface DayCount {
  min: number | null;
  max: number | null;
}

/** How many days after `earlier` is `later`? Below 0 where it may have been before. */
export function daysBetween(earlier: DayRange, later: DayRange): DayCount {
  const isOpen = (day: string) => day === FIRST_DAY || day === LAST_DAY;
  const days = (from: string, to: string) =>
    isOpen(from) || isOpen(to) ? null : dayNumber(to) - dayNumber(from);
  return { min: days(earlier.max, later.min), max: days(earlier.min, later.max) };
}
