// Markdown: tables, and figures as people read them.

/** Whole, with commas. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');
/** Three digits, which is more than a shared machine can promise. */
export const figure = (value: number): string =>
  value >= 100 ? grouped(value) : String(Number(value.toPrecision(3)));
export const seconds = (ms: number): string => `${figure(ms / 1000)} s`;
export const megabytes = (bytes: number): string => `${grouped(bytes / 1e6)} MB`;
export const percent = (part: number): string => `${Math.round(part * 100)} %`;

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
export const paragraphs = (values: readonly string[]): string => values.join('\n\n');
