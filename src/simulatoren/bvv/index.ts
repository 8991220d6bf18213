export { startBvvSimulator } from './server.ts';
