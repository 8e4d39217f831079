/** The filters of the API as they stand in an address. */
export const FILTERS = [
  'text',
  'since',
  'until',
  'publisher',
  'type',
  'mode',
  'status',
  'party',
  'actor',
  'recipient',
  'place',
  'sayer',
  'foreground',
] as const;
export type Filter = (typeof FILTERS)[number];
/** Filters that may be given more than once. */
export const REPEATED: ReadonlySet<Filter> = new Set<Filter>([
  'publisher',
  'type',
  'mode',
  'status',
  'party',
  'actor',
  'recipient',
  'place',
  'sayer',
]);

/** The filters of an address, without what else its query holds; only those that the list knows. */
export function filtersOf(
  query: URLSearchParams,
  known: readonly Filter[] = FILTERS,
): URLSearchParams {
  const filters = new URLSearchParams();
  for (const name of known)
    for (const value of query.getAll(name)) if (value) filters.append(name, value);
  return filters;
}

/** The query with the values of one filter changed. */
export function withFilter(
  query: URLSearchParams,
  name: Filter,
  values: string[],
): URLSearchParams {
  const changed = new URLSearchParams(query);
  changed.delete(name);
  for (const value of values) if (value.trim()) changed.append(name, value.trim());
  return changed;
}
