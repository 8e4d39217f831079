/** The words under a time axis, in the language of the interface. */
import { datePart, number } from '../lib/language.svelte';

/** A tick: its day with the month below, or its month with the year below, where that begins.
    Where the axis shows so few days that it has ticks within them, those say nothing. */
export function tick(moment: Date, at: number, all: readonly Date[] = [moment]): string {
  if (moment.getUTCHours() || moment.getUTCMinutes()) return '';
  const before = all[at - 1];
  const year = moment.getUTCFullYear();
  const sameYear = before?.getUTCFullYear() === year;
  if (all.every((one) => one.getUTCDate() === 1)) {
    if (all.every((one) => one.getUTCMonth() === 0)) return String(year);
    return datePart(moment, 'month') + (sameYear ? '' : `\n${year}`);
  }
  const sameMonth = sameYear && before.getUTCMonth() === moment.getUTCMonth();
  return datePart(moment, 'day') + (sameMonth ? '' : `\n${datePart(moment, 'month')}`);
}

/** A tick of what is counted: between whole numbers nothing is said. */
export const wholeTick = (count: number): string => (Number.isInteger(count) ? number(count) : '');
