export { startSmsSimulator, type SmsSimulator, type Sms } from './server.ts';
