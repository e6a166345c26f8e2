// A load as a process of its own, to be killed: node loading-process.ts URL PROJECT DATASET FOLDER
import { loadInto } from '../../support/bigquery-catalog.ts';

const [url = '', projectId = '', datasetId = '', dataDir = ''] = process.argv.slice(2);
await loadInto({ url, projectId, datasetId }, { dataDir });
