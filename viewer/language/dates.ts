// Dates as people write them. A date of the data (EDTF) keeps the precision it has.

const PARTS = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

function single(text: string, tag: string): string {
  const [, year, month, day] = PARTS.exec(text) ?? [];
  if (!year) return text;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month ? { month: tag.startsWith('zh') ? 'long' : 'short' } : {}),
    ...(day ? { day: 'numeric' } : {}),
  };
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat(tag, options).format(date);
}

/** 2024-01 → 2024年1月, Jan 2024; an interval has a dash, an open end has none. */
export function writeDate(edtf: string, tag: string): string {
  const [from, to] = edtf.split('/');
  if (to === undefined) return single(edtf, tag);
  const [start, end] = [from, to].map((part) => (part === '..' || !part ? '' : single(part, tag)));
  return `${start} – ${end}`.trim();
}
