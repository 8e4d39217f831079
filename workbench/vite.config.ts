import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the API: a running `marsad serve`. */
const api = process.env.MARSAD_API ?? 'http://127.0.0.1:8770';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: {
    outDir: '../src/marsad/server/assets',
    emptyOutDir: true,
    // the content security policy allows nothing inline
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    rolldownOptions: {
      output: {
        // what many pages share comes in one piece: a dozen small ones take longer
        codeSplitting: {
          groups: [{ name: 'common', test: /src[\\/](components|lib)/, minShareCount: 3 }],
        },
      },
    },
  },
  server: { proxy: { '/api': api } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/setup.ts'],
  },
});
