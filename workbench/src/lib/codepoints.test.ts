import { expect, test } from 'vitest';
import { CodePoints } from './codepoints';

test('a text of letters in one unit each is cut as it is', () => {
  expect(new CodePoints('قال الوزير').slice(4, 10)).toBe('الوزير');
});

test('letters of two units count once', () => {
  const text = new CodePoints('🌍قال🎙الوزير');
  expect(text.length).toBe(11);
  expect(text.slice(1, 4)).toBe('قال');
  expect(text.slice(5, 11)).toBe('الوزير');
});

test('offsets past the end give what there is', () => {
  expect(new CodePoints('🌍قال').slice(2, 99)).toBe('ال');
});
