import { pathToFileURL } from 'node:url';

// the process a bench or fault file runs in: its default export gets a function that hands each figure to the parent
const { default: measured } = await import(pathToFileURL(process.argv[2]).href);
await measured((figure) => void process.send(figure));
process.disconnect();
