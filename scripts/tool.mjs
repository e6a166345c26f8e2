// Installs a program that only some tests and examples need, and that is too large for node_modules:
// node scripts/tool.mjs hive-gateway
import { installTool } from './launch/tool.mjs';

for (const name of process.argv.slice(2)) await installTool(name);
