// The right answers, as gateways give them while nothing fails.
import { setTimeout as pause } from 'node:timers/promises';
import { listAt } from '../json.ts';
import { ask } from './ask.ts';
import type { SoakedGateway } from './gateways.ts';
import { type Answer, judge } from './judge.ts';
import type { Question } from './question.ts';
import { EXPORTS, questionsOfExport } from './questions.ts';

/** A question, and what the gateway that it is put to has to answer. */
export interface Recorded {
  readonly gateway: SoakedGateway;
  readonly question: Question;
  readonly right: Answer;
}

/** Questions that are on their way at a time. */
const AT_ONCE = 2;
/** After being turned away, in milliseconds. */
const AGAIN_MS = 500;

/** Asks everything twice. Errors: where a gateway does not say the same, or a source fails. */
export const record = async (
  gateway: SoakedGateway,
  questions: readonly Question[],
): Promise<readonly Recorded[]> => {
  const recorded: Recorded[] = [];
  const waiting = [...questions];
  const work = async (): Promise<void> => {
    for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
      const right = await askUntilTaken(gateway, question);
      const again = judge(right, await askUntilTaken(gateway, question), question.isGraph);
      if (again.outcome !== 'RIGHT' || lacksPart(right)) {
        const told = JSON.stringify({ question, again }).slice(0, 1500);
        throw new Error(
          `${gateway.name} fails while nothing else does: ${told}\n${String(right.body).slice(0, 800)}`,
        );
      }
      recorded.push({ gateway, question, right });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return recorded;
};

/** On a machine that is busy while all of it comes up, requests are turned away, or stores are late. */
const askUntilTaken = async (
  gateway: SoakedGateway,
  question: Question,
  times = 20,
): Promise<Answer> => {
  const answer = await ask(gateway.origin, question);
  if (!lacksPart(answer) || times === 0) return answer;
  await pause(AGAIN_MS);
  return askUntilTaken(gateway, question, times - 1);
};

const lacksPart = ({ status, type, body }: Answer): boolean =>
  status >= 500 || (type.includes('json') && /"code":"(SOURCE|INTERNAL)_/.test(String(body)));

/** Questions for the files of some exports, whose addresses a gateway gives. */
export const exportQuestions = async (gateway: SoakedGateway): Promise<readonly Question[]> => {
  const { body } = await askUntilTaken(gateway, {
    kind: 'exports',
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: EXPORTS }),
    isGraph: true,
  });
  const addresses = String(body).match(/(?<="(?:url|metadataUrl)":")[^"]+/g);
  return listAt({ addresses }, 'addresses').flatMap((address) => {
    const { pathname, search } = new URL(String(address));
    return questionsOfExport(pathname + search);
  });
};
