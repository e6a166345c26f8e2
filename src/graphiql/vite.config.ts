import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the page into dist/graphiql, with everything it needs: it asks nothing of another origin. */
export default defineConfig({
  root: here('.'),
  base: '/graphiql/',
  plugins: [react()],
  build: {
    outDir: here('../../dist/graphiql'),
    emptyOutDir: true,
    // The editor is one large part by nature; a warning at each build would only hide others.
    chunkSizeWarningLimit: 8_000,
    // Four dependencies keep a hint for a compiler that is not used here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
