/** Gives those who ask while an answer is on its way the same answer. */
export const singleFlight = <T>(): ((key: string, ask: () => Promise<T>) => Promise<T>) => {
  const flights = new Map<string, Promise<T>>();
  return (key, ask) => {
    const flight = flights.get(key) ?? ask().finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
};
