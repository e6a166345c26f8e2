// Joins what the compiler made of src/ with the packages that a start needs. Finding, reading and compiling
// some 2,000 small files was the larger part of a start.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inProject = (place: string): string =>
  fileURLToPath(new URL(`../../${place}`, import.meta.url));

const compiled = (file: string): string => inProject(`.cache/compiled/${file}.js`);

/** What is started by name or address; all of it lies side by side. */
const ENTRIES = {
  main: compiled('main'),
  load: compiled('load'),
  mcp: compiled('mcp'),
  'codec-thread': compiled('sources/objects/codec-thread'),
  'measuring-thread': compiled('sources/scores/measuring-thread'),
  'writer-thread': compiled('sources/exports/writer-thread'),
};

/** Packages that find files of their own by where they lie, and large ones that a plain start does not load. */
const STAY_APART = [
  '@duckdb/node-api',
  '@duckdb/node-bindings',
  '@google-cloud/bigquery',
  'dcmjs',
  'dcmjs-codecs',
  'google-auth-library',
  'googleapis',
  'piscina',
  'sharp',
  // type-graphql would load it where a schema asks for it, and ours does not.
  'class-validator',
];

export default defineConfig({
  logLevel: 'warn',
  publicDir: false,
  ssr: { target: 'node', noExternal: true, external: STAY_APART },
  build: {
    ssr: true,
    outDir: inProject('dist'),
    emptyOutDir: false,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      input: ENTRIES,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // Modules run in the order of their imports, wherever they end up: decorators need what is imported before.
        strictExecutionOrder: true,
        // type-graphql and errors go by the names of classes.
        keepNames: true,
      },
    },
  },
});
