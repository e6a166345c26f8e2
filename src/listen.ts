import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { messageOf } from './decode.ts';
import { ConfigError } from './settings.ts';

/** Answers at the address of the settings; gives it. ConfigError where it is taken. */
export const listen = async (server: FastifyInstance, config: Config): Promise<string> => {
  const { host, port, identity } = config;
  try {
    const address = await server.listen({ host, port });
    // Fastify does not know what the server speaks that it is given.
    return identity.tls === null ? address : address.replace('http:', 'https:');
  } catch (error) {
    throw new ConfigError([`HOST, PORT: cannot listen on ${host}:${port} (${messageOf(error)}).`]);
  }
};
