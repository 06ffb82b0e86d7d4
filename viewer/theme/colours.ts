// Colours of theme.css as a canvas can take them.

/** The colours of these custom properties, as `rgb(…)`, in the theme that is on. */
export function resolveColours<Name extends `--${string}`>(names: readonly Name[]): Record<Name, string> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colours = Object.fromEntries(
    names.map((name) => {
      probe.style.color = `var(${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return colours as Record<Name, string>;
}
