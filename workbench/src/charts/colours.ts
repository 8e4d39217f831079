/** Colours of the design as values, for charts that draw by themselves. */
export function colour(token: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

export const QUADS = [1, 2, 3, 4] as const;
