/** Light or dark: as the system says, until somebody switches. */
import { remember } from './storage';

export type Theme = 'light' | 'dark';

const system = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

class Colours {
  #chosen = $state<Theme | null>((document.documentElement.dataset.theme as Theme) ?? null);
  #system = $state<Theme>(system?.matches ? 'dark' : 'light');

  constructor() {
    system?.addEventListener(
      'change',
      (change) => (this.#system = change.matches ? 'dark' : 'light'),
    );
  }

  get current(): Theme {
    return this.#chosen ?? this.#system;
  }

  toggle(): void {
    this.#chosen = this.current === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = this.#chosen;
    remember('theme', this.#chosen);
  }
}

export const theme = new Colours();
