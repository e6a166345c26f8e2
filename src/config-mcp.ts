import type { Settings } from './settings.ts';
import { ROLES, type Role } from './terms/role.ts';

/** Whether assistants may call tools, and as whom. */
export interface McpConfig {
  /** Whether /mcp answers. */
  readonly isOn: boolean;
  /** What who starts `npm run mcp` may do: whoever can do that can read the files, too. */
  readonly localRole: Role;
}

/** Reads how the Model Context Protocol is served. */
export const readMcp = ({ choice }: Settings): McpConfig => ({
  isOn: choice('MCP', ['on', 'off']) === 'on',
  localRole: choice('MCP_LOCAL_ROLE', ['researcher', ...ROLES]),
});
