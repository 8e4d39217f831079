import { afterEach, expect, test } from 'vitest';
import ar from '../i18n/ar.json';
import en from '../i18n/en.json';
import { count, day, language, t } from './language.svelte';

afterEach(() => language.choose('en'));

/** Words that are counted have more forms in Arabic. */
const plain = (words: object) => Object.keys(words).filter((word) => !word.startsWith('count.'));
const counted = (words: object) =>
  new Set(
    Object.keys(words)
      .filter((word) => word.startsWith('count.'))
      .map((word) => word.split('.')[1]),
  );

test('both languages have the same words, in the same order', () => {
  expect(plain(ar)).toEqual(plain(en));
  expect(counted(ar)).toEqual(counted(en));
});

test('the same blanks stand in both', () => {
  const blanks = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const word of plain(en) as (keyof typeof en)[])
    expect([word, blanks(ar[word])]).toEqual([word, blanks(en[word])]);
});

test('switching turns the page round', () => {
  language.choose('ar');
  expect(document.documentElement.dir).toBe('rtl');
  expect(document.documentElement.lang).toBe('ar');
  expect(t('page.events')).toBe(ar['page.events']);
});

test('Arabic counts in six forms', () => {
  language.choose('ar');
  const forms = [0, 1, 2, 5, 11, 100].map((n) => count('events', n));
  expect(new Set(forms).size).toBe(6);
});

test('days are told as exactly as they are known', () => {
  expect(day('2013-09-24T10:00:00+03:00')).toBe('24 Sept 2013');
  expect(day('2013-09')).toBe('Sept 2013');
  expect(day('2005')).toBe('2005');
  expect(day(null)).toBe('');
});
