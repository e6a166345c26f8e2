// Copies the manifest of trusted documents to where the gateway reads it: test/generated/ is made anew
// on each machine, and this is committed, so that a change shows up in review.
import { readFileSync, writeFileSync } from 'node:fs';

const MADE = 'test/generated/persisted-documents.json';
const SERVED = 'schema/trusted-documents.json';

const documents = JSON.parse(readFileSync(MADE, 'utf8'));
writeFileSync(SERVED, `${JSON.stringify(documents, null, 2)}\n`);
console.log(`${SERVED} has ${Object.keys(documents).length} documents.`);
