/** The language of the interface: its words, its direction, how it writes numbers and days. */
import ar from '../i18n/ar.json';
import en from '../i18n/en.json';
import { remember } from './storage';

export type Language = 'ar' | 'en';
/** A word of the interface. */
export type Word = keyof typeof en;

const WORDS: { [language in Language]: { [word in Word]: string } } = { ar, en };
/** Arabic newspapers mostly print European digits, as the articles here do. */
const LOCALES = { ar: 'ar-u-nu-latn', en: 'en-GB' };

function first(): Language {
  return document.documentElement.lang === 'ar' ? 'ar' : 'en';
}

class Interface {
  current = $state<Language>(first());

  get direction(): 'rtl' | 'ltr' {
    return this.current === 'ar' ? 'rtl' : 'ltr';
  }

  choose(language: Language): void {
    this.current = language;
    document.documentElement.lang = language;
    document.documentElement.dir = this.direction;
    remember('language', language);
  }
}

export const language = new Interface();

/** The word in the language of the interface; `{name}` is filled from `values`. */
export function t(word: Word, values: { [name: string]: string | number } = {}): string {
  return WORDS[language.current][word].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? number(value) : value;
  });
}

/** Things that are counted: `count.NAME.one`, `.two`, `.few`, `.many`, `.other`. */
export type Counted =
  'articles' | 'events' | 'statements' | 'outlets' | 'reports' | 'stories' | 'results';

/** «3 events»: the number and the noun in the form that it asks for. */
export function count(what: Counted, n: number): string {
  const form = new Intl.PluralRules(language.current).select(n);
  const words = WORDS[language.current] as { [word: string]: string };
  const pattern = words[`count.${what}.${form}`] ?? words[`count.${what}.other`] ?? '{n}';
  return pattern.replace('{n}', number(n));
}

export function number(n: number): string {
  return new Intl.NumberFormat(LOCALES[language.current]).format(n + 0); // no «-0»
}

/** The month (short), or the day of the month, by UTC. */
export function datePart(moment: Date, part: 'month' | 'day'): string {
  const style = part === 'month' ? 'short' : 'numeric';
  return new Intl.DateTimeFormat(LOCALES[language.current], {
    timeZone: 'UTC',
    [part]: style,
  }).format(moment);
}

/** An ISO prefix date (`2013-09-23`, `2013-09`, `2005`) or date-time, to the day at most. */
export function day(value: string | null | undefined): string {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value ?? '');
  if (!parts) return value ?? '';
  const [, year, month, date] = parts;
  if (!month) return year ?? '';
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date ?? 1)));
  return new Intl.DateTimeFormat(LOCALES[language.current], {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
    ...(date ? { day: 'numeric' } : {}),
  }).format(moment);
}
