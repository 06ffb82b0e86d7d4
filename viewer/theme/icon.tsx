// The few icons of the page, drawn as lines in the colour of the text.

const PATHS = {
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  close: 'm6 6 12 12M18 6 6 18',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM20 20l-4.900-4.900',
  check: 'm5 12.500 5 5 9.500-11',
  chevron: 'm6 9 6 6 6-6',
  expand: 'M12 12m-3 0a3 3 0 1 0 6 0 3 3 0 1 0-6 0M12 3v4M12 17v4M3 12h4M17 12h4',
  hide: 'M3 3l18 18M10.600 6.200A9.700 9.700 0 0 1 12 6c6 0 9.500 6 9.500 6a17 17 0 0 1-3 3.600M6.500 7.600A16 16 0 0 0 2.500 12s3.500 6 9.500 6a9 9 0 0 0 4-.900M9.900 9.900a3 3 0 0 0 4.200 4.200',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
