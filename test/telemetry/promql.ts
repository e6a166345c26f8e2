/** Words of PromQL that are no metrics: functions, aggregations and keywords that are used here. */
const WORDS = new Set(
  'abs by count histogram_quantile increase label_values max min rate sum time topk without'.split(
    ' ',
  ),
);

/** A metric that an expression names, with the labels by which it chooses or groups. */
export interface Named {
  readonly metric: string;
  readonly labels: readonly string[];
}

/**
 * The metrics of an expression. Within it all labels belong to each of its metrics: no expression here
 * joins metrics with other labels.
 */
export const namedIn = (text: string): readonly Named[] => {
  const braces = [...text.matchAll(/\{([^}]*)\}/g)].map(([, inner = '']) => inner);
  const groups = [...text.matchAll(/\b(?:by|without) \(([^)]*)\)/g)].map(([, inner = '']) => inner);
  const labels = braces
    .flatMap((inner) => [...inner.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)])
    .map(([, label = '']) => label);
  const bare = text
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\b(?:by|without) \([^)]*\)/g, '');
  const words = [...bare.matchAll(/\b[a-z_]\w*/g)].map(([word]) => word);
  return words
    .filter((word) => !WORDS.has(word))
    .map((metric) => ({
      metric,
      labels: [...labels, ...groups.flatMap((group) => group.split(/\s*,\s*/))],
    }));
};
