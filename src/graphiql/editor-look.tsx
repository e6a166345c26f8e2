import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

/** Smaller letters and wrapped lines, so that query and answer fit side by side on a laptop. */
export function EditorLook() {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const responseEditor = useGraphiQL((state) => state.responseEditor);
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, responseEditor]) {
      editor?.updateOptions({ fontSize: 13, wordWrap: 'on' });
    }
  }, [queryEditor, variableEditor, responseEditor]);
  return null;
}
