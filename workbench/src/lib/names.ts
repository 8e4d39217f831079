/** Names of parties and sources in the language of the interface. */
import type { PartyName as CodeNamed } from '../api/answers';
import type { Attribution, Party } from '../api/record';
import type { Language } from './language.svelte';
import { vocabulary } from './vocabulary.svelte';

export interface Named {
  /** What is shown. */
  name: string;
  /** The language it is in, for `lang`. */
  language: Language;
}

const ARABIC = /[\u0600-\u06ff]/;

function as(name: string): Named {
  return { name, language: ARABIC.test(name) ? 'ar' : 'en' };
}

export function partyName(party: Party, language: Language): Named {
  if (language === 'ar') return as(party.name ?? party.text);
  return as(party.name_en ?? party.name ?? party.text);
}

/** What a party's page is found by: its entity, else its country; null when it has neither. */
export function partyCode(party: Party): string | null {
  if (party.entity?.startsWith('country.')) return party.country;
  return party.entity ?? null;
}

export function sourceName(link: Attribution): Named {
  return as(link.text);
}

/** The name of a country, body or person that counts are told of, in a language. */
export function codeName(party: CodeNamed, language: Language): string {
  const name = language === 'ar' ? party.name : (party.name_en ?? party.name);
  return name ?? vocabulary.label('countries', party.code);
}
