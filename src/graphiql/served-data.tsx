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
  const answer: { data?: { dataset?: Served } } = await response.json();
  return answer.data?.dataset ?? null;
}
