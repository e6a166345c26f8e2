import type { MessagePort } from 'node:worker_threads';
import type {
  ScoreOutcome,
  ScoreQuestion,
  ScoresFormat,
} from '../../evaluation/evaluation.source.ts';
import { figuresOf } from '../../evaluation/figures-of.ts';
import { groundOf } from '../../evaluation/ground.ts';
import { createProblemList } from '../../evaluation/problem-list.ts';
import { countScoredImages, createScoreSheet } from '../../evaluation/score-sheet.ts';
import { readScores, type ScoreBody } from './read-scores.ts';
import { findingPlaces } from './score-columns.ts';

// It runs in a thread of its own. Nothing that it imports knows the graph.

/** What is measured, and who sends it. */
export interface MeasuringTask extends ScoreQuestion {
  readonly format: ScoresFormat;
  /** Takes Piece, gives Taken to each. */
  readonly port: MessagePort;
}

/** A piece of the body; null: there are no more. */
export type Piece = Uint8Array | null;

/** Whether more pieces are wanted. */
export interface Taken {
  readonly isLost: boolean;
}

/** Reads scores as they come, then measures them. */
export const measure = async (task: MeasuringTask): Promise<ScoreOutcome> => {
  const { ground: parts, vocabulary, format, port } = task;
  const problems = createProblemList((line) => `line ${line}`);
  const sheet = createScoreSheet(parts.collection.images, vocabulary, problems);
  const findingPlace = findingPlaces(vocabulary.findings.map(({ name }) => name));
  await readAll(port, readScores(format, { sheet, problems, findingPlace }));
  if (problems.found.count > 0) return { outcome: 'REFUSED', problems: problems.found };
  const ground = groundOf(parts);
  const columns = sheet.columns();
  const findings = columns.map(({ finding, scores }) =>
    figuresOf(ground, scores, { finding, measure: task.measure }),
  );
  const imageCount = countScoredImages(columns);
  return {
    outcome: 'MEASURED',
    figures: { predictionCount: sheet.count, imageCount, findings },
  };
};

const readAll = (port: MessagePort, body: ScoreBody): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  port.on('message', (piece: Piece) => {
    try {
      if (piece === null) body.end();
      else body.push(piece);
      port.postMessage({ isLost: body.isLost } satisfies Taken);
      if (piece === null) resolve();
    } catch (error) {
      reject(error);
    }
  });
  return promise.finally(() => port.close());
};
