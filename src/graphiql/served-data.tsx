import { useEffect, useState } from 'react';

interface Served {
  readonly name: string;
  readonly isSynthetic: boolean;
}

/** Names the data set beside the tabs, and says where it is made up. Nothing until it is known. */
export function ServedData() {
  const [served, setServed] = useState<Served | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    askWhatIsServed(asking.signal).then(setServed, () => setServed(null));
    return () => asking.abort();
  }, []);

  return (
    <a className="served-data" href="/" title="What is served">
      Radiograph
      {served && <span>{served.isSynthetic ? 'made-up sample' : served.name}</span>}
    </a>
  );
}

async function askWhatIsServed(signal: AbortSignal): Promise<Served | null> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ dataset { name isSynthetic } }' }),
    signal,
  });
  const answer: unknown = await response.json();
  const dataset = valueAt(valueAt(answer, 'data'), 'dataset');
  const name = valueAt(dataset, 'name');
  const isSynthetic = valueAt(dataset, 'isSynthetic');
  const isKnown = typeof name === 'string' && typeof isSynthetic === 'boolean';
  return isKnown ? { name, isSynthetic } : null;
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
