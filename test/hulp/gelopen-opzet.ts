import { noteerLevende } from './gelopen.ts';

noteerLevende();
