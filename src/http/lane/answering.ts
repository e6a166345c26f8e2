import type { RequestFacts } from '../../request.ts';
import { AT_ONCE, agreedEncoding } from '../compression.ts';
import { factsOf, passOnFacts } from '../request-of.ts';
import type { Asking } from './asking.ts';
import type { AnsweringParts, Exchange } from './exchange.ts';
import type { Short } from './short.ts';
import { enter, type Stay } from './stay.ts';

/** Answers a usual request, or has it go on. */
export const answering =
  (parts: AnsweringParts) =>
  (exchange: Exchange): void => {
    const { request, response, body } = exchange;
    const asked = askingOf(parts, exchange);
    const given = asked && parts.lane.answer(asked.asking);
    if (given !== null && !(given instanceof Promise)) return enter(parts, exchange).send(given);
    // Who comes next finds it as it was.
    if (body !== null) request.unshift(body);
    if (asked === null) return exchange.goOn();
    if (given === null) return asked.goOn();
    const passOn = (short: Short): void => parts.lane.postpone(asked.asking.facts(), short);
    const later = { ...exchange, goOn: asked.goOn };
    const done = answerLater(later, { given, passOn }, enter(parts, exchange));
    // Not foreseen: a caller who hears nothing would wait.
    done.catch(() => response.destroy());
  };

/** An answer that is not known yet. */
interface Later {
  readonly given: Promise<Short | null>;
  /** Has the long way give an answer, or refuse to. */
  readonly passOn: (short: Short) => void;
}

/** As above, once it is known. */
const answerLater = async (
  { response, goOn }: Exchange,
  { given, passOn }: Later,
  stay: Stay,
): Promise<void> => {
  const short = await given;
  // Where the caller has gone meanwhile, nobody waits for more, and no end of it would be told.
  if (response.closed) return;
  if (short !== null && stay.hasRoomFor(short)) return stay.send(short);
  if (short !== null) passOn(short);
  stay.leave();
  goOn();
};

/** What the short way is to know of a request, and how it goes on with what was made for it. */
interface Asked {
  readonly asking: Asking;
  readonly goOn: () => void;
}

/** Null where its host names none. */
const askingOf = (
  { originAt, identification, pressure, isCompressing, contextFor, hasOwnOrigin }: AnsweringParts,
  { request, response, plain, text, goOn }: Exchange,
): Asked | null => {
  const { socket, headers } = request;
  const origin = originAt(plain.host);
  if (origin === null) return null;
  const identity = identification.identityOf({ raw: request, ip: '' });
  const isPacked = isCompressing && agreedEncoding(headers['accept-encoding']) !== null;
  let facts: RequestFacts | null = null;
  const asking: Asking = {
    method: plain.method,
    text,
    identity,
    connection: socket,
    origin: hasOwnOrigin ? '' : origin,
    // What is longer is compressed bit by bit.
    mostBytes: isPacked ? AT_ONCE : pressure.answers.mostBytesEach,
    waits: false,
    facts: () => (facts ??= factsOf(request, response, identity)),
    context: (ready, known) => contextFor(ready, origin, known),
  };
  return {
    asking,
    goOn: () => {
      // Only then: most requests end here, and nobody asks for it.
      if (facts !== null) passOnFacts(request, facts);
      goOn();
    },
  };
};
