import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './examples.css';
import './served-data.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const container = document.getElementById('graphiql');
if (!container) {
  throw new Error('The page has no element with the id "graphiql".');
}
createRoot(container).render(<App />);
