import { expect, test } from 'vitest';
import { language } from '../lib/language.svelte';
import { tick } from './ticks';

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
