/** What the browser remembers; storage may be shut off, then nothing is kept. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`marsad.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`marsad.${name}`);
    else localStorage.setItem(`marsad.${name}`, value);
  } catch {
    // kept for this page alone
  }
}
