import { expect, test } from 'vitest';
import { filtersOf, withFilter } from './filters';

test('what is no filter is left out, and empty values', () => {
  const query = new URLSearchParams('type=AID&page=3&type=AGREE&text=');
  expect(filtersOf(query).toString()).toBe('type=AID&type=AGREE');
});

test('a filter is replaced, the rest of the query stays', () => {
  const query = new URLSearchParams('view=map&party=IRQ');
  expect(withFilter(query, 'party', ['IRN', ' ']).toString()).toBe('view=map&party=IRN');
});

test('filters that a list does not know are not asked of it', () => {
  const query = new URLSearchParams('type=AID&party=IRQ');
  expect(filtersOf(query, ['party', 'since']).toString()).toBe('party=IRQ');
});
