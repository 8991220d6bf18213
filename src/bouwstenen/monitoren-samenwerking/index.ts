/** The public door of Monitoren samenwerking: for now the supervision of the FG. It reads logs, never a casus. */
export { routes } from './api.ts';
export { startToezichtwacht } from './toezichtwacht.ts';
export { omzettingen } from './versleuteld.ts';
