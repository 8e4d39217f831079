import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (/\.(svelte|ts)$/.test(path) && !path.endsWith('.test.ts')) yield path;
  }
}

test('text is set as text, never as HTML', () => {
  const unsafe = /\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/;
  for (const path of files(SOURCE))
    expect([path, unsafe.test(readFileSync(path, 'utf8'))]).toEqual([path, false]);
});

test('Arabic words stand in the dictionary alone', () => {
  for (const path of files(SOURCE))
    expect([path, /[\u0620-\u064a]/.test(readFileSync(path, 'utf8'))]).toEqual([path, false]);
});
