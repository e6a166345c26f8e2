import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { EditorLook } from './editor-look.tsx';
import { exampleGroups } from './examples.ts';
import { examplesPlugin } from './examples-plugin.tsx';
import { ServedData } from './served-data.tsx';

// Made once: GraphiQL resets its side bar whenever it is given another list.
const fetcher = createGraphiQLFetcher({ url: '/graphql' });
const plugins = [examplesPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const firstOfEachAudience = exampleGroups.flatMap(({ examples }) =>
  examples.slice(0, 1).map(({ source }) => ({ query: source })),
);

export function App() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      visiblePlugin={examplesPlugin.title}
      defaultTabs={firstOfEachAudience}
      defaultEditorToolsVisibility={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <ServedData />
      </GraphiQL.Logo>
      <EditorLook />
    </GraphiQL>
  );
}
