import type { ReactNode } from 'react';

/** Two half discs that lock into an S; no coat of arms, no government logo. */
export const Merk = (): ReactNode => (
  <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden><path d="M13 2a8 8 0 0 0 0 15z" fill="#fff" /><path d="M13 9a8 8 0 0 1 0 15z" fill="var(--koraal-300)" /></svg>
);
