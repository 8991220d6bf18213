/** The door of the room: events from and to partner systems over HTTP (the keten contract, domein §3). */
export { maakKetenRoutes } from './api.ts';
export { maakPartnerHandler, type Aflevering, type Aflevermislukking } from './afleveren.ts';
export { gebeurtenisafhandeling, type Afzender, type Gebeurtenisafhandeling } from './gebeurtenissen.ts';
export { verzendGebeurtenis, type Verzending } from './verzenden.ts';
export { maakSmsHandler, stuurSms } from './sms.ts';
export { alsBericht, bronVan, gebeurtenisSchema, grootsteGebeurtenis, inhoudHash, maakGebeurtenis, mediatypeGebeurtenis, oinUitBron, type Gebeurtenis } from './cloudevent.ts';
