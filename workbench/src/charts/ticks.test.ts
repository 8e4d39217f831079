import { expect, test } from 'vitest';
import { language } from '../lib/language.svelte';
import { tick, wholeTick } from './ticks';

const AXES: [string, 'en' | 'ar', string[], string[]][] = [
  ['days', 'en', ['2018-09-28', '2018-10-05', '2018-10-12'], ['28\nSept', '5\nOct', '12']],
  ['months', 'en', ['2017-10-01', '2018-01-01', '2018-04-01'], ['Oct\n2017', 'Jan\n2018', 'Apr']],
  ['years', 'en', ['2017-01-01', '2018-01-01'], ['2017', '2018']],
  ['Arabic', 'ar', ['2018-01-01', '2018-04-01'], ['يناير\n2018', 'أبريل']],
];

test.each(AXES)('ticks: %s', (_, spoken, days, told) => {
  language.choose(spoken);
  const moments = days.map((one) => new Date(`${one}T00:00Z`));
  expect(moments.map((one, at) => tick(one, at, moments))).toEqual(told);
});

test('within a day and between whole numbers ticks say nothing', () => {
  language.choose('en');
  const hours = [0, 6, 12, 18, 24].map((hour) => new Date(Date.UTC(2026, 8, 5, hour)));
  expect(hours.map((one, at) => tick(one, at, hours))).toEqual(['5\nSept', '', '', '', '6']);
  expect([0, 0.5, 1].map(wholeTick)).toEqual(['0', '', '1']);
});
