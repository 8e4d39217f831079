/** The pages by name, each fetched when it is first opened. */
import type { Component } from 'svelte';
import type { PageName } from '../lib/router.svelte';

type Opening = () => Promise<{ default: Component }>;

export const PAGES: { [page in PageName]: Opening } = {
  overview: () => import('./Overview.svelte'),
  events: () => import('./Events.svelte'),
  statements: () => import('./Statements.svelte'),
  reader: () => import('./Reader.svelte'),
  search: () => import('./Search.svelte'),
  parties: () => import('./Parties.svelte'),
  party: () => import('./Party.svelte'),
  pair: () => import('./Pair.svelte'),
  stories: () => import('./Stories.svelte'),
  story: () => import('./Story.svelte'),
  registers: () => import('./Registers.svelte'),
  register: () => import('./Register.svelte'),
  try: () => import('./TryIt.svelte'),
  review: () => import('./Review.svelte'),
  missing: () => import('./Missing.svelte'),
};
