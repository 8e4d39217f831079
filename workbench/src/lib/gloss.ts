/** The line that tells an event, with its days as the interface writes them. */
import type { Event } from '../api/record';
import { day, language } from './language.svelte';

/** ISO days are turned round by right-to-left lines, and nobody writes them so. */
export function gloss(event: Event): string {
  const line = language.current === 'ar' ? event.gloss_ar : event.gloss_en;
  return (line ?? event.trigger.text).replace(/\b\d{4}-\d\d(?:-\d\d)?\b/g, (value) => day(value));
}
