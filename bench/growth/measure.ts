// How the gateway fares with a collection that has grown.
import { describeDataSet } from '../data-set.ts';
import type { Run, Target } from '../load/target.ts';
import { describePlace } from '../machine.ts';
import { medianRun } from '../medians.ts';
import { memoryOf } from '../processes.ts';
import type { Report, Stage } from '../stage.ts';
import { type GrowthQuestion, growthQuestions } from './questions.ts';
import { type GrowthRow, growthText } from './report.ts';
import { openScales, type Scale } from './scale.ts';

/** One at a time: it is the time of an answer that must not grow. */
const CONNECTIONS = 1;
/** Questions of a run are not those of the one before. */
const STEP = 4000;

/** A question to a collection of some size. */
interface Lane {
  readonly question: GrowthQuestion;
  readonly target: Target;
  readonly runs: Run[];
}

/** The collection as it is, 10 times over, and as often as was asked for; as one process each, in turns. */
export const measureGrowth = async (stage: Stage): Promise<Report> => {
  const { growth } = stage.options;
  const sizes = [...new Set([1, 10, growth])].filter((times) => times <= growth);
  const scales = await openScales(stage, sizes, {});
  const lanes = scales.map(lanesOf);
  const questions = lanes[0]?.length ?? 0;
  for (let asked = 0; asked < questions; asked += 1) {
    console.log(`Measuring growth: ${lanes[0]?.[asked]?.question.name}`);
    await askInTurns(
      stage,
      lanes.flatMap((some) => some[asked] ?? []),
    );
  }
  const rows = (lanes[0] ?? []).map(
    ({ question }, asked): GrowthRow => ({
      question,
      runs: lanes.map((some) => medianRun(some[asked]?.runs ?? [])),
    }),
  );
  const options = { ...stage.options, connections: CONNECTIONS };
  const places = await Promise.all(scales.map(({ gateway }) => describeDataSet(gateway.url)));
  const place = describePlace(places.join('\n- '), { ...stage, options });
  const memory = scales.map(({ gateway }) => memoryOf(gateway.program.pid)?.most ?? 0);
  return growthText({ place, scales, rows, memory });
};

/** The same question to each size, round by round; the first is not counted. */
const askInTurns = async ({ options, wrk }: Stage, lanes: readonly Lane[]): Promise<void> => {
  for (let round = 0; round <= options.rounds; round += 1) {
    const seconds = round === 0 ? options.warmUpSeconds : options.seconds;
    for (const { target, runs } of lanes) {
      const run = await wrk.drive(target, { connections: CONNECTIONS, seconds }, round * STEP);
      if (round > 0) runs.push(run);
    }
  }
};

const lanesOf = ({ dataDir, gateway }: Scale): Lane[] =>
  growthQuestions(dataDir).map((question) => ({
    question,
    runs: [],
    target: {
      method: 'POST',
      url: gateway.url,
      headers: { 'content-type': 'application/json' },
      deck: question.deck,
      pids: [gateway.program.pid],
      start: '{"data":{',
      length: 0,
    },
  }));
