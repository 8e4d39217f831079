/** Which pieces of an article are marked, as what, and for which items of its record. */
import type { Record, Span } from '../api/record';
import { CodePoints } from './codepoints';

/** What is marked, the one that shows through first where several lie upon each other. */
export const KINDS = [
  'event',
  'cue',
  'figure',
  'agreement',
  'date',
  'place',
  'source',
  'party',
  'content',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Mark {
  start: number;
  end: number;
  kind: Kind;
  /** The items (ids of events and statements, `f0`, `a0`) that it belongs to. */
  items: readonly string[];
  /** What stands behind it in the text: `E1` at what names an event. */
  label?: string;
}

/** A piece of a line, no border of a mark inside. */
export interface Segment {
  text: string;
  start: number;
  end: number;
  /** Marks that cover it, the one that shows through first. */
  marks: readonly Mark[];
  /** Labels of marks that end here. */
  labels: readonly string[];
}

/** Items by id, with what they are called beside the text. */
export function labelsOf(record: Record): Map<string, string> {
  const labels = new Map<string, string>();
  record.events.forEach((event, at) => labels.set(event.id, `E${at + 1}`));
  record.statements.forEach((one, at) => labels.set(one.id, `S${at + 1}`));
  return labels;
}

export function marksOf(record: Record): Mark[] {
  const labels = labelsOf(record);
  const found = new Map<string, Mark & { items: string[] }>();
  const add = (span: Span | null, kind: Kind, item: string, label?: string) => {
    if (!span || span.end <= span.start) return;
    const key = `${span.start} ${span.end} ${kind}`;
    const mark = found.get(key) ?? { start: span.start, end: span.end, kind, items: [] };
    if (!mark.items.includes(item)) mark.items.push(item);
    if (label) mark.label = mark.label ? `${mark.label} ${label}` : label;
    found.set(key, mark);
  };
  for (const event of record.events) {
    add(event.trigger, 'event', event.id, labels.get(event.id));
    for (const span of event.also) add(span, 'event', event.id);
    for (const party of [...event.actors, ...event.recipients]) add(party, 'party', event.id);
    add(event.date, 'date', event.id);
    add(event.place, 'place', event.id);
    for (const figure of event.figures) add(figure, 'figure', event.id);
    for (const link of event.said_by) add(link, 'source', event.id);
  }
  for (const one of record.statements) {
    add(one.cue, 'cue', one.id, labels.get(one.id));
    add(one.content, 'content', one.id);
    add(one.speaker, 'party', one.id);
    add(one.date, 'date', one.id);
    for (const link of one.said_by) add(link, 'source', one.id);
  }
  record.figures.forEach((figure, at) => add(figure, 'figure', `f${at}`));
  record.agreements.forEach((one, at) => {
    add(one, 'agreement', `a${at}`);
    for (const party of one.parties) add(party, 'party', `a${at}`);
    add(one.date, 'date', `a${at}`);
  });
  return [...found.values()];
}

/** The text in lines, each cut where a mark begins or ends. */
export function linesOf(text: string, marks: readonly Mark[]): Segment[][] {
  const points = new CodePoints(text);
  const borders = new Set<number>();
  for (const mark of marks) borders.add(mark.start).add(mark.end);
  const sorted = [...borders].sort((a, b) => a - b);
  const ordered = [...marks].sort((a, b) => rank(a) - rank(b));
  const lines: Segment[][] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + new CodePoints(line).length;
    const cuts = [start, ...sorted.filter((at) => at > start && at < end), end];
    lines.push(
      cuts.slice(0, -1).map((from, at) => {
        const to = cuts[at + 1] ?? end;
        const covering = ordered.filter((mark) => mark.start < to && from < mark.end);
        return {
          text: points.slice(from, to),
          start: from,
          end: to,
          marks: covering,
          labels: covering.flatMap((mark) => (mark.end === to && mark.label ? [mark.label] : [])),
        };
      }),
    );
    start = end + 1;
  }
  return lines;
}

function rank(mark: Mark): number {
  // of one kind the shorter lies above
  return KINDS.indexOf(mark.kind) * 1e7 + (mark.end - mark.start);
}
