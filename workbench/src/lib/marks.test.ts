import { expect, test } from 'vitest';
import { article } from '../test/article';
import { labelsOf, linesOf, marksOf, type Mark } from './marks';

const mark = (start: number, end: number, kind: Mark['kind'], item = 'x'): Mark => ({
  start,
  end,
  kind,
  items: [item],
});

test('the pieces of all lines make the text again', () => {
  const lines = linesOf(article.article.text, marksOf(article));
  expect(lines.map((line) => line.map((one) => one.text).join('')).join('\n')).toBe(
    article.article.text,
  );
});

test('each mark covers what its span quotes', () => {
  const lines = linesOf(article.article.text, marksOf(article)).flat();
  for (const event of article.events) {
    const covered = lines.filter((one) =>
      one.marks.some((m) => m.kind === 'event' && m.start === event.trigger.start),
    );
    expect(covered.map((one) => one.text).join('')).toBe(event.trigger.text);
  }
});

test('marks lie upon each other, the more telling one on top', () => {
  const [line] = linesOf('abcdef', [mark(0, 6, 'content', 's'), mark(2, 4, 'event', 'e')]);
  expect(line?.map((one) => [one.text, one.marks.map((m) => m.kind)])).toEqual([
    ['ab', ['content']],
    ['cd', ['event', 'content']],
    ['ef', ['content']],
  ]);
});

test('a mark over the end of a line is in both lines', () => {
  const lines = linesOf('🌍b\ncd', [mark(1, 4, 'content')]);
  expect(lines.map((line) => line.map((one) => [one.text, one.marks.length]))).toEqual([
    [
      ['🌍', 0],
      ['b', 1],
    ],
    [
      ['c', 1],
      ['d', 0],
    ],
  ]);
});

test('the label of an event stands where its trigger ends, once', () => {
  const labels = linesOf(article.article.text, marksOf(article)).flatMap((line) =>
    line.flatMap((one) => one.labels),
  );
  expect(labels.sort()).toEqual([...labelsOf(article).values()].sort());
});
