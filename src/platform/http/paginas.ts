import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/** Addresses that are never a page of the web app. */
const geenPagina = /^\/(?:api|keten|soh|oidc|inloggen|interactie|problemen|health|metrics|assets)(?:\/|$)/;

/** Adds the built web pages: hashed files for a year, everything else that asks for html gets the page shell, never cached. */
export const meldPaginas = (app: Express, dist: string): void => {
  app.use('/assets', express.static(join(dist, 'assets'), { immutable: true, maxAge: '365d', index: false, fallthrough: false, setHeaders: (res) => { res.setHeader('Cache-Control', 'public, max-age=31536000, immutable'); } }));
  app.get('/merk.svg', (_req, res) => { res.sendFile(join(dist, 'merk.svg'), { headers: { 'Cache-Control': 'public, max-age=86400' } }); });
  app.get(/.*/, (req, res, next) => {
    if (geenPagina.test(req.path) || req.accepts(['json', 'html']) !== 'html' || !existsSync(join(dist, 'index.html'))) { next(); return; }
    res.sendFile(join(dist, 'index.html'), { headers: { 'Cache-Control': 'no-store' } });
  });
};
