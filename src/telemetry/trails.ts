import { currentRequest } from '../request.ts';
import { hear } from '../signals.ts';

/** Takes down, for each request, what it asks of sources and what that bills; until the answer is called. */
export const keepTrails = (): (() => void) => {
  const ends = [
    hear('source-call', ({ source, seconds }) => {
      const sources = currentRequest()?.trail.sources;
      if (sources === undefined) return;
      const asked = sources.get(source);
      if (asked === undefined) sources.set(source, { calls: 1, seconds });
      else {
        asked.calls += 1;
        asked.seconds += seconds;
      }
    }),
    hear('billed', ({ bytes }) => {
      const trail = currentRequest()?.trail;
      if (trail !== undefined) trail.bytesBilled += bytes;
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
};
