import { expect, test } from 'vitest';
import { match, to } from './router.svelte';

test.each([
  ['/', { name: 'overview', params: {} }],
  ['/events', { name: 'events', params: {} }],
  ['/events/', { name: 'events', params: {} }],
  // ids of articles may hold slashes, written out or not
  [to.article('dispatch/visit'), { name: 'reader', params: { id: 'dispatch/visit' } }],
  ['/articles/dispatch/visit', { name: 'reader', params: { id: 'dispatch/visit' } }],
  ['/pairs/IRQ/IRN', { name: 'pair', params: { a: 'IRQ', b: 'IRN' } }],
  ['/parties/100%', { name: 'party', params: { code: '100%' } }],
  ['/nowhere', { name: 'missing', params: {} }],
])('%s', (path, route) => {
  expect(match(path)).toEqual(route);
});

test('a link to an item points at it', () => {
  expect(to.article('a b', 'e1')).toBe('/articles/a%20b#e1');
});
