// `npm run key -- --name NAME --role ROLE`: makes a key for a caller. The key is shown once and kept nowhere.
import { parseArgs } from 'node:util';
import { messageOf } from '../src/decode.ts';
import { hashOf, newApiKey } from '../src/http/identity/api-keys.ts';
import { readKeyFile } from '../src/http/identity/key-file.ts';

const USAGE = `npm run key -- --name NAME --role ROLE [--days DAYS]

  --name  who has it: letters, digits, dots, hyphens, underscores and @; two keys of a name are of one caller
  --role  anonymous, reader, researcher or admin
  --days  after how many days it expires; never, where it is left out`;

const DAY_MS = 86_400_000;

/** The line for the file of keys. Errors: where name, role or days cannot be used. */
const lineFor = (key: string, args: string[]): string => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { name: text, role: text, days: text } });
  const { name, role, days } = values;
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) {
    throw new Error(`--days: wanted a whole number from 1 to 99999, found "${days}".`);
  }
  const now = Date.now();
  const line = JSON.stringify({
    name,
    role,
    sha256: hashOf(key).toString('hex'),
    created: new Date(now).toISOString(),
    ...(days === undefined ? {} : { expires: new Date(now + Number(days) * DAY_MS).toISOString() }),
  });
  // What the gateway would refuse is refused here.
  readKeyFile(line);
  return line;
};

try {
  const key = newApiKey();
  const line = lineFor(key, process.argv.slice(2));
  console.log(`The key, which is shown this once:\n\n  ${key}\n`);
  console.log(
    `A line for API_KEYS_FILE, which the gateway reads when the file changes:\n\n${line}`,
  );
} catch (error) {
  console.error(`${messageOf(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
