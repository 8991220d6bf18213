import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { apiVersie } from './openapi.ts';

/**
 * Security headers (standaarden §2) and the strict content security policy. `'unsafe-inline'` for styles is what bpmn-js needs;
 * scripts come from our own address only. `inlogadressen` are the origins of the identity providers.
 */
export const beveilig = (basisUrl: string, inlogadressen: readonly string[]): RequestHandler[] => {
  const veilig = basisUrl.startsWith('https://');
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"], 'script-src': ["'self'"], 'script-src-attr': ["'none'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'], 'font-src': ["'self'"],
          'connect-src': ["'self'"], 'frame-ancestors': ["'none'"], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'", ...new Set(inlogadressen)],
          ...(veilig && { 'upgrade-insecure-requests': [] }),
        },
      },
      strictTransportSecurity: veilig ? { maxAge: 63_072_000, includeSubDomains: true } : false,
      frameguard: { action: 'deny' },
      // 'no-referrer' would also strip the origin of our own requests; ids in our addresses never leave the house with this one.
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
    (req, res, next) => {
      res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
      // Pages with data are never kept by the browser or a proxy; files with a hash in their name set their own header later.
      res.setHeader('Cache-Control', 'no-store');
      if (/^\/(api|keten|soh)(\/|$)/.test(req.path)) res.setHeader('API-Version', apiVersie);
      next();
    },
  ];
};
