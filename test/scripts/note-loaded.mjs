// Given to a program with --import: writes down each file that it loads, and where its parts come from.
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const list = process.env['NOTED_IN'] ?? '';

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const { source } = loaded;
    const text =
      typeof source === 'string' ? source : new TextDecoder().decode(source ?? undefined);
    const parts = text.match(/^\/\/ \S+[.][cm]?js$/gm) ?? [];
    if (!url.startsWith('node:')) appendFileSync(list, `${[url, ...parts].join(' ')}\n`);
    return loaded;
  },
});
