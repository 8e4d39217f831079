/** A record to test with: one of the project's own dispatches, as `marsad code` codes it. */
import type { Record } from '../api/record';
import coded from './record.json';

export const article = coded as Record;
