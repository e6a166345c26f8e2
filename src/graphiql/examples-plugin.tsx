import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useState } from 'react';
import { exampleGroups } from './examples.ts';
import type { Example } from './parse-example.ts';

/** A panel of the side bar: all sample operations by audience, each opening in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = {
  title: 'Examples',
  icon: ExamplesIcon,
  content: ExamplesPanel,
};

function ExamplesPanel() {
  const { open, isShown, announcement } = useExampleTabs();
  return (
    <nav className="examples" aria-label="Examples">
      <h2>Examples</h2>
      <p>Each opens in a tab. Run it with the play button or Ctrl-Enter.</p>
      {exampleGroups.map(({ audience, heading, examples }) => (
        <section key={audience} aria-labelledby={`examples-${audience}`}>
          <h3 id={`examples-${audience}`}>{heading}</h3>
          <ul>
            {examples.map((example) => (
              <li key={example.title}>
                <button type="button" aria-current={isShown(example)} onClick={() => open(example)}>
                  <strong>{example.title}</strong>
                  <span>{example.question}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </nav>
  );
}

function useExampleTabs() {
  const tabs = useGraphiQL((state) => state.tabs);
  const activeTabIndex = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const { addTab, changeTab, setOperationName, updateActiveTabValues } = useGraphiQLActions();
  const [announcement, announce] = useState('');

  const isShown = (example: Example): boolean => tabs[activeTabIndex]?.query === example.source;
  const open = (example: Example): void => {
    const index = tabs.findIndex((tab) => tab.query === example.source);
    if (index >= 0) {
      changeTab(index);
    } else {
      addTab();
      queryEditor?.setValue(example.source);
      updateActiveTabValues({ query: example.source });
    }
    // GraphiQL notices text and name after a moment; until then it would run and keep the old ones.
    setOperationName(example.operationName);
    announce(`${example.title} is open in the editor.`);
  };
  return { open, isShown, announcement };
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3 4.5h14M3 10h14M3 15.5h9" strokeLinecap="round" />
    </svg>
  );
}
