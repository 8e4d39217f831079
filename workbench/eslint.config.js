import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['node_modules/', 'src/api/record.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // text of articles is never set as HTML
      'svelte/no-at-html-tags': 'error',
      // maps and dates here are made, used and dropped; none is state
      'svelte/prefer-svelte-reactivity': 'off',
      // our router takes plain paths
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
);
