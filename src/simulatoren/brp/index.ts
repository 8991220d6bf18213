export { startBrpSimulator, type BrpSimulator } from './server.ts';
export type { Simulator, Storing } from './http.ts';
