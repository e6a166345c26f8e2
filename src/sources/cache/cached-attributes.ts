import { LRUCache } from 'lru-cache';
import type { AttributeSource } from '../../dicom/attribute.source.ts';
import { pickTags } from '../../dicom/decode-dataset.ts';
import type { DicomDataset } from '../../dicom/dicom-json.ts';
import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { WantedTags } from '../../dicom/wanted-tags.ts';
import { BytesLimitError, GatewayError } from '../../errors.ts';
import { currentRequest } from '../../request.ts';
import { type SharedRun, startShared } from '../../shared-work.ts';
import { tell } from '../../signals.ts';

type Answers = ReadonlyMap<string, DicomDataset | GatewayError>;

/** What is known of an instance. */
interface Known {
  readonly dataset: DicomDataset;
  /** The tags that were asked for; one that is not in the data set is not in the instance. */
  readonly asked: ReadonlySet<string> | 'ALL';
}

/** Memory of an entry itself, of a tag that was asked for, and of a character of JSON. */
const ENTRY_BYTES = 400;
const TAG_BYTES = 40;
const CHARACTER_BYTES = 4;

/**
 * The same port around a port: an instance is immutable, so what was read is not read again, and
 * what is being read is not read twice.
 *
 * maxBytes: memory for all instances; what was not asked for longest goes first. An instance that
 * the source does not hold is not remembered, for it may get it, and neither is an error.
 */
export const cachedAttributes = (source: AttributeSource, maxBytes: number): AttributeSource => {
  const shared = sharedQuestions(source);
  const entries = new LRUCache<string, Known>({
    maxSize: Math.max(1, Math.floor(maxBytes)),
    sizeCalculation: bytesOf,
  });
  return {
    source: source.source,
    attributes: async (keys, wanted) => {
      const found = new Map<string, DicomDataset | GatewayError>();
      const missing = keys.filter(({ instanceUid }) => {
        const known = entries.get(instanceUid);
        if (known === undefined || !covers(known, wanted)) return true;
        found.set(instanceUid, pickTags(known.dataset, wanted));
        return false;
      });
      const held = keys.length - missing.length;
      tell('cache', { cache: 'attributes', asked: keys.length, held });
      if (missing.length === 0) return found;
      for (const [uid, answer] of await shared.attributes(missing, wanted)) {
        found.set(uid, answer);
        if (answer instanceof GatewayError) continue;
        entries.set(uid, joined(entries.peek(uid), answer, wanted));
      }
      return found;
    },
  };
};

/**
 * The same port around a port: who asks what is being asked waits for that answer. A limit is its
 * caller's own, so what was refused to another is asked again.
 */
const sharedQuestions = (source: AttributeSource): Pick<AttributeSource, 'attributes'> => {
  const pending = new Map<string, SharedRun<Answers>>();
  const ask = (keys: readonly InstanceKey[], wanted: WantedTags): SharedRun<Answers> => {
    const names = keys.map((key) => questionOf(key, wanted));
    const run = startShared(
      () => source.attributes(keys, wanted),
      () => {
        for (const name of names) pending.delete(name);
      },
    );
    for (const name of names) pending.set(name, run);
    return run;
  };
  const attributes: AttributeSource['attributes'] = async (keys, wanted) => {
    // A plan is nobody else's.
    if ((currentRequest()?.plan ?? null) !== null) return source.attributes(keys, wanted);
    const asked = Map.groupBy(keys, (key) => pending.get(questionOf(key, wanted)));
    const collect = async (
      joined: SharedRun<Answers> | undefined,
      own: readonly InstanceKey[],
    ): Promise<Answers> => {
      const run = joined ?? ask(own, wanted);
      try {
        return pick(await run.wait(), own);
      } catch (error) {
        if (joined === undefined || !(error instanceof BytesLimitError)) throw error;
        return attributes(own, wanted);
      }
    };
    const found = await Promise.all([...asked].map(([run, own]) => collect(run, own)));
    return new Map(found.flatMap((answers) => [...answers]));
  };
  return { attributes };
};

/** Of some answers those of some instances. */
const pick = (answers: Answers, keys: readonly InstanceKey[]): Answers => {
  const found = new Map<string, DicomDataset | GatewayError>();
  for (const { instanceUid } of keys) {
    const answer = answers.get(instanceUid);
    if (answer !== undefined) found.set(instanceUid, answer);
  }
  return found;
};

/** The name of what is asked about one instance. */
const questionOf = ({ instanceUid }: InstanceKey, wanted: WantedTags): string =>
  `${instanceUid} ${String(wanted)}`;

const covers = ({ asked }: Known, wanted: WantedTags): boolean =>
  asked === 'ALL' || (wanted !== 'ALL' && wanted.every((tag) => asked.has(tag)));

const joined = (known: Known | undefined, dataset: DicomDataset, wanted: WantedTags): Known => {
  if (known?.asked === 'ALL') return known;
  if (wanted === 'ALL') return { dataset, asked: wanted };
  return {
    dataset: { ...known?.dataset, ...dataset },
    asked: new Set([...(known?.asked ?? []), ...wanted]),
  };
};

const bytesOf = ({ dataset, asked }: Known): number =>
  ENTRY_BYTES +
  CHARACTER_BYTES * JSON.stringify(dataset).length +
  (asked === 'ALL' ? 0 : TAG_BYTES * asked.size);
