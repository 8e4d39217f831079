/** Labels of codes, from the server: the workbench has no list of its own. */
import type { Label, Vocabulary } from '../api/answers';
import { api } from '../api/client';
import { language } from './language.svelte';

type List = 'types' | 'modes' | 'statuses' | 'figures' | 'agreements' | 'sectors' | 'countries';

class Words {
  lists = $state.raw<Vocabulary | null>(null);
  readonly #modes = $derived(allModes(this.lists));
  readonly #index = $derived(index(this.lists));

  async load(): Promise<void> {
    try {
      this.lists = await api.vocabulary();
    } catch {
      // codes are shown as they are
    }
  }

  /** The label of a code in the language of the interface, or the code itself. */
  label(list: List, code: string | null | undefined): string {
    return code ? told(this.#index.get(`${list} ${code}`), code) : '';
  }

  /** The label of a mode of a type: REQUEST asks for the change that REJECT refuses. */
  mode(type: string, mode: string): string {
    return told(this.#index.get(`${type} ${mode}`), mode);
  }

  /** The codes of a list with their labels, sorted by label where the order tells nothing. */
  options(list: List): { code: string; label: string }[] {
    const labels = list === 'modes' ? this.#modes : (this.lists?.[list] ?? []);
    const options = labels.map((one) => ({ code: one.code, label: told(one, one.code) }));
    if (list === 'countries' || list === 'modes')
      options.sort((a, b) => a.label.localeCompare(b.label, language.current));
    return options;
  }
}

function told(label: Label | undefined, code: string): string {
  return label?.[language.current] || code.replaceAll('_', ' ');
}

/** The modes of all types; one that several types have bears all its labels. */
function allModes(lists: Vocabulary | null): Label[] {
  const found = new Map<string, Label[]>();
  for (const type of lists?.types ?? [])
    for (const mode of type.modes) found.set(mode.code, [...(found.get(mode.code) ?? []), mode]);
  const joined = (labels: Label[], of: 'en' | 'ar') =>
    [...new Set(labels.map((one) => one[of]))].join(' / ');
  return [...found].map(([code, labels]) => ({
    code,
    en: joined(labels, 'en'),
    ar: joined(labels, 'ar'),
  }));
}

function index(lists: Vocabulary | null): Map<string, Label> {
  const found = new Map<string, Label>();
  for (const [list, labels] of Object.entries({ ...lists, modes: allModes(lists) })) {
    for (const one of labels as (Label | string)[])
      if (typeof one !== 'string') found.set(`${list} ${one.code}`, one);
  }
  for (const type of lists?.types ?? [])
    for (const mode of type.modes) found.set(`${type.code} ${mode.code}`, mode);
  return found;
}

export const vocabulary = new Words();
