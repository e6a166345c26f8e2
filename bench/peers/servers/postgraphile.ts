// PostGraphile over the tables and functions: node postgraphile.ts PORT
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

const { PGHOST, PGPORT, PGUSER, PGDATABASE } = process.env;

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // Nobody looks at plans, watches the schema or subscribes.
  grafast: { explain: false },
  grafserv: { watch: false, graphiql: false, websockets: false },
  pgServices: [
    makePgService({
      connectionString: `postgresql://${PGUSER}@localhost:${PGPORT}/${PGDATABASE}?host=${encodeURIComponent(PGHOST ?? '')}`,
      schemas: ['public'],
      poolConfig: { max: 8 },
    }),
  ],
});
const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
