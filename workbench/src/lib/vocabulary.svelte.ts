/** Labels of codes, from the server: the workbench has no list of its own. */
import type { Label, Vocabulary } from '../api/answers';
import { api } from '../api/client';
import { language } from './language.svelte';

type List = 'types' | 'modes' | 'statuses' | 'figures' | 'agreements' | 'sectors' | 'countries';

class Words {
  lists = $state.raw<Vocabulary | null>(null);
  #index = $derived(index(this.lists));

  async load(): Promise<void> {
    try {
      this.lists = await api.vocabulary();
    } catch {
      // codes are shown as they are
    }
  }

  /** The label of a code in the language of the interface, or the code itself. */
  label(list: List, code: string | null | undefined): string {
    if (!code) return '';
    return this.#index.get(`${list} ${code}`)?.[language.current] || code.replaceAll('_', ' ');
  }

  /** The codes of a list with their labels, sorted by label where the order tells nothing. */
  options(list: List): { code: string; label: string }[] {
    const options = (this.lists?.[list] ?? []).map((one) => ({
      code: one.code,
      label: one[language.current] || one.code,
    }));
    if (list === 'countries' || list === 'modes')
      options.sort((a, b) => a.label.localeCompare(b.label, language.current));
    return options;
  }
}

function index(lists: Vocabulary | null): Map<string, Label> {
  const found = new Map<string, Label>();
  for (const [list, labels] of Object.entries(lists ?? {})) {
    for (const one of labels as (Label | string)[])
      if (typeof one !== 'string') found.set(`${list} ${one.code}`, one);
  }
  return found;
}

export const vocabulary = new Words();
